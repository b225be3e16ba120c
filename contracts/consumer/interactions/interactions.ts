/** Every interaction of our own client's contract. */
import type { Interaction } from '../Interaction.js'
import { save } from './save.js'

export const interactions: ReadonlyArray<Interaction> = [...save]

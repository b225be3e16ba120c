/** What a provider state brings about: each part that it names replaces that part of what is, the others stay. */
import type { EMailAccount } from '@so-email/codecs'
import type { Fault } from '../faults/Fault.js'
import type { Settings } from '../Settings.js'

export interface Situation {
  /** The accounts that exist, and no others; `undefined` leaves them. */
  readonly accounts: ReadonlyArray<EMailAccount> | undefined
  readonly settings: (settings: Settings) => Partial<Settings>
  /** The faults that wait for the next operations. */
  readonly faults: ReadonlyArray<{ readonly fault: Fault; readonly times: number }>
}

const nothing: Situation = { accounts: undefined, settings: () => ({}), faults: [] }

export const situation = (parts: Partial<Situation>): Situation => ({ ...nothing, ...parts })

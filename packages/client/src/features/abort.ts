/** Sends nothing for a call that has ended, as after waiting for credentials or for the next attempt. */
import { either as E } from 'fp-ts'
import type { Feature } from './Send.js'

export const abort: Feature = (send) => (request, limits) => () =>
  limits.signal.aborted ? Promise.resolve(E.left({ _tag: 'Aborted' })) : send(request, limits)()

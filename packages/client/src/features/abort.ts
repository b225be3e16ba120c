/** Sends nothing for a call that has ended, as after waiting for credentials or for the next attempt. */
import * as TE from '../runtime/taskEither.js'
import type { Feature, SendFailure } from './Send.js'

export const abort: Feature = (send) => (request, limits) => () =>
  (limits.signal.aborted ? TE.left<SendFailure>({ _tag: 'Aborted' }) : send(request, limits))()

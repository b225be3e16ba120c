/**
 * Whether a request of the call may have reached the server: a failure to connect speaks for the whole call, also where an
 * attempt before it was sent. It consists of two features, one next to the transport and one around all others.
 */
import { either as E, function as F } from 'fp-ts'
import * as T from '../runtime/task.js'
import type { Feature } from './Send.js'

/** The features of one call: `note` sees each attempt, `report` the outcome of the call. */
export const arrival = (): { readonly note: Feature; readonly report: Feature } => {
  let arrived = false
  const note: Feature = (send) => (request, limits) =>
    F.pipe(
      send(request, limits),
      T.map((outcome) => {
        arrived ||= E.isRight(outcome) || outcome.left._tag !== 'NotConnected'
        return outcome
      }),
    )
  const report: Feature = (send) => (request, limits) =>
    F.pipe(
      send(request, limits),
      T.map(
        E.mapLeft((failure) =>
          failure._tag === 'NotConnected' && arrived ? { ...failure, _tag: 'Disconnected' } : failure,
        ),
      ),
    )
  return { note, report }
}

/**
 * Reports every request and every response, until the call has ended. It stands next to the transport, so that each attempt is
 * reported.
 */
import { either as E, type reader as R } from 'fp-ts'
import type { CallObserver } from '../events/CallObserver.js'
import type { Environment } from '../runtime/Environment.js'
import type { Feature } from './Send.js'

export const events =
  ({ onRequest, onResponse }: Pick<CallObserver, 'onRequest' | 'onResponse'>): R.Reader<Environment, Feature> =>
  ({ now }) =>
  (send) =>
  (request, limits) =>
  async () => {
    onRequest(request)
    const start = now()
    const outcome = await send(request, limits)()
    if (E.isRight(outcome) && !limits.signal.aborted) onResponse(request, outcome.right, now() - start)
    return outcome
  }

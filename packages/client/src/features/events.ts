/**
 * Reports every request and every response, until the call has ended. It stands next to the transport, so that each attempt is
 * reported.
 */
import { either as E } from 'fp-ts'
import type { CallObserver } from '../events/CallObserver.js'
import type { Feature } from './Send.js'

export const events =
  ({ onRequest, onResponse }: Pick<CallObserver, 'onRequest' | 'onResponse'>): Feature =>
  (send) =>
  (request, limits) =>
  async () => {
    onRequest(request)
    const outcome = await send(request, limits)()
    if (E.isRight(outcome) && !limits.signal.aborted) onResponse(outcome.right)
    return outcome
  }

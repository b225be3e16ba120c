/** Tells of every request that leaves and every response that comes. It stands next to the transport, so retries show. */
import type { HttpRequest } from '@so-email/wire'
import { either as E } from 'fp-ts'
import type { Environment } from '../runtime/Environment.js'
import type { Feature } from './Send.js'

export interface EventsOptions {
  readonly onRequest: (request: HttpRequest) => void
  /** With what the attempt took, in milliseconds. */
  readonly onResponse: (request: HttpRequest, status: number, duration: number) => void
}

export const events =
  ({ onRequest, onResponse }: EventsOptions, { now }: Environment): Feature =>
  (send) =>
  (request, limits) =>
  async () => {
    onRequest(request)
    const start = now()
    const outcome = await send(request, limits)()
    if (E.isRight(outcome)) onResponse(request, outcome.right.status, now() - start)
    return outcome
  }

/** Tells of every request that leaves and every response that comes. It stands next to the transport, so retries show. */
import type { HttpRequest } from '@so-email/wire'
import { function as F, taskEither as TE } from 'fp-ts'
import type { Environment } from '../Environment.js'
import type { Feature } from '../Send.js'

export interface EventsOptions {
  readonly onRequest: (request: HttpRequest) => void
  /** With what the attempt took, in milliseconds. */
  readonly onResponse: (request: HttpRequest, status: number, duration: number) => void
}

export const events =
  ({ onRequest, onResponse }: EventsOptions, { now }: Environment): Feature =>
  (send) =>
  (request, limits) =>
    F.pipe(
      TE.fromIO(() => {
        onRequest(request)
        return now()
      }),
      TE.chain((start) =>
        F.pipe(
          send(request, limits),
          TE.chainFirstIOK(
            ({ status }) =>
              () =>
                onResponse(request, status, now() - start),
          ),
        ),
      ),
    )

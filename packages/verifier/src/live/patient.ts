/**
 * Waits for a server that has too many requests. A request that is answered with 429 was not carried out, so it is
 * sent again, as our client does it.
 */
import { setTimeout } from 'node:timers/promises'
import { type HttpResponse, retryDelay } from '@so-email/wire'
import { function as F, option as O, type task as T, taskEither as TE } from 'fp-ts'
import type { Send } from '../http/post.js'

/** How often a request is sent at most. */
const mostAttempts = 4

/** In milliseconds, where the server states no time. */
const usualWait = 1_000

const waitOf = ({ headers }: HttpResponse): number =>
  F.pipe(
    headers,
    retryDelay(Date.now()),
    O.getOrElse(() => usualWait),
  )

/** Whether the time went by; a signal ends the wait. */
const waited =
  (milliseconds: number, signal: AbortSignal): T.Task<boolean> =>
  () =>
    setTimeout(milliseconds, true, { signal }).catch(() => false)

/** Where the server wants a wait that is longer than `longest`, in milliseconds, its response stays as it is. */
export const patient =
  (longest: number, signal: AbortSignal) =>
  (send: Send): Send => {
    const attempt =
      (left: number): Send =>
      (request) =>
        F.pipe(
          send(request),
          TE.chain((response) => {
            const wait = response.status === 429 && left > 1 ? waitOf(response) : Number.POSITIVE_INFINITY
            return wait > longest
              ? TE.right(response)
              : F.pipe(
                  TE.fromTask(waited(wait, signal)),
                  TE.chain((isOver) => (isOver ? attempt(left - 1)(request) : TE.right(response))),
                )
          }),
        )
    return attempt(mostAttempts)
  }

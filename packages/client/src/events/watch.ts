/** Turns what happens during one call into the events that `onEvent` takes. */
import type { HttpRequest } from '@so-email/wire'
import { either as E } from 'fp-ts'
import type { ClientError, RedactedRequest } from '../errors/ClientError.js'
import { redactRequest } from '../errors/redactRequest.js'
import type { EventsOptions } from '../features/events.js'
import type { RetryOptions } from '../features/retry.js'
import type { Environment } from '../runtime/Environment.js'
import { heedless, type OnEvent } from './ClientEvent.js'

export interface Watch extends EventsOptions, Pick<RetryOptions, 'onRetry'> {
  readonly onFailure: (error: ClientError) => void
}

/** `null` where nobody watches. */
export const watch = (onEvent: OnEvent | null, operation: string, call: number, { now }: Environment): Watch | null => {
  if (onEvent === null) return null
  const tell = heedless(onEvent)
  const start = now()
  let attempt = 0
  let last: RedactedRequest | null = null
  const show = (request: HttpRequest): RedactedRequest => {
    last = redactRequest(operation, request)
    return last
  }
  return {
    onRequest: (request) => {
      attempt += 1
      tell({ _tag: 'Request', call, request: show(request), attempt })
    },
    onResponse: (request, status, duration) =>
      tell({ _tag: 'Response', call, request: show(request), attempt, status, duration }),
    onRetry: (_, delay, outcome) => {
      const reason = E.isRight(outcome) ? `status ${outcome.right.status}` : outcome.left._tag
      if (last !== null) tell({ _tag: 'Retry', call, request: last, attempt, delay, reason })
    },
    onFailure: (error) =>
      tell({ _tag: 'Failure', call, request: last ?? error.request, attempt, error, duration: now() - start }),
  }
}

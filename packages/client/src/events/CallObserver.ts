/** Turns what happens during one call into events. It counts the attempts of the call, so each call has its own. */
import type { HttpRequest, HttpResponse } from '@so-email/wire'
import { either as E, type reader as R } from 'fp-ts'
import type { ClientError } from '../errors/ClientError.js'
import type { RedactedRequest, RedactRequest } from '../errors/redactRequest.js'
import type { Environment } from '../runtime/Environment.js'
import { harmlessHeaders } from '../secrets/harmlessHeaders.js'
import type { Redactor } from '../secrets/Redactor.js'
import { ignoringErrors, type OnEvent } from './ClientEvent.js'

/** Is called by the features, as each thing happens. */
export interface CallObserver {
  readonly onRequest: (request: HttpRequest) => void
  readonly onResponse: (response: HttpResponse) => void
  /** `delay` is the pause before the next attempt, in milliseconds. */
  readonly onRetry: (delay: number, outcome: E.Either<{ readonly _tag: string }, HttpResponse>) => void
  readonly onFailure: (error: ClientError) => void
}

/** The observer of the call with that number. What a server sends is shown as the redactor allows, once a request is sent. */
export const observe =
  (
    onEvent: OnEvent,
    redactRequest: RedactRequest,
    call: number,
    redactor: () => Redactor,
  ): R.Reader<Environment, CallObserver> =>
  ({ now }) => {
    const emit = ignoringErrors(onEvent)
    const start = now()
    let sent = start
    /** None where the clock was set back meanwhile. */
    const since = (time: number) => Math.max(now() - time, 0)
    let attempt = 0
    let last: RedactedRequest | null = null
    return {
      onRequest: (request) => {
        attempt += 1
        last = redactRequest(request)
        emit({ _tag: 'Request', call, request: last, attempt })
        sent = now()
      },
      onResponse: ({ status, headers: given }) => {
        const duration = since(sent)
        const headers = harmlessHeaders(given, redactor())
        if (last !== null) emit({ _tag: 'Response', call, request: last, attempt, status, headers, duration })
      },
      onRetry: (delay, outcome) => {
        const reason = E.isRight(outcome) ? `status ${outcome.right.status}` : outcome.left._tag
        if (last !== null) emit({ _tag: 'Retry', call, request: last, attempt, delay, reason })
      },
      onFailure: (error) =>
        emit({ _tag: 'Failure', call, request: last ?? error.request, attempt, error, duration: since(start) }),
    }
  }

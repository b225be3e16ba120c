import type { HttpHeaders, HttpRequest } from '@so-email/wire'
import type { ClientError, WithoutRequest } from './ClientError.js'
import { printable } from './printable.js'
import type { RedactRequest } from './redactRequest.js'

/** What an error has of its call, as far as it may be shown. */
export interface Came {
  readonly request: Omit<HttpRequest, 'body'>
  readonly duration: number
  /** The headers of the response; `null` where there is none. */
  readonly headers: HttpHeaders | null
}

const nothing: Came = { request: { method: 'POST', url: '', headers: [] }, duration: 0, headers: null }

/** Completes an error with its request and with what came of it; without them, nothing was written. */
export const withRequest =
  (redactRequest: RedactRequest, { request, duration, headers }: Came = nothing) =>
  (error: WithoutRequest): ClientError =>
    printable({
      ...error,
      request: redactRequest(request),
      duration,
      ...((headers !== null || error._tag === 'NotUnderstood') && { headers: headers ?? [] }),
    } as ClientError) // each case with what it has of the call

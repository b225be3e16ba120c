/**
 * Everything that can go wrong with a call, as data. One closed union in two families: before there was a response, and
 * with one. Each case carries its request with every secret replaced, so an error may be printed, logged and kept.
 */
import type { DecodeFailure } from '@so-email/codecs'
import { drawDecodeFailure } from '@so-email/codecs'
import type { ConnectionFailure, HttpHeaders } from '@so-email/wire'

/** What was asked, without its secrets and without its body. */
export interface RedactedRequest {
  readonly operation: string
  readonly method: string
  readonly url: string
  readonly headers: HttpHeaders
}

/** The caller's value is not what the operation takes; nothing was sent. */
export interface InvalidInput {
  readonly _tag: 'InvalidInput'
  readonly operation: string
  readonly failure: DecodeFailure
}

/** No connection, or it broke. `sent` tells whether the request may have reached the server. */
export interface ConnectionFailed {
  readonly _tag: 'ConnectionFailed'
  readonly request: RedactedRequest
  readonly cause: ConnectionFailure
  readonly sent: boolean
  readonly message: string
}

/** The caller's signal ended it. */
export interface Aborted {
  readonly _tag: 'Aborted'
  readonly request: RedactedRequest
}

/** 401: the credentials are missing, wrong or expired. */
export interface NotAuthenticated {
  readonly _tag: 'NotAuthenticated'
  readonly request: RedactedRequest
  readonly status: 401
}

/** 403: the credentials are good, and not for this. */
export interface Forbidden {
  readonly _tag: 'Forbidden'
  readonly request: RedactedRequest
  readonly status: 403
  readonly rejection: Rejection
}

/** The server refused what it was sent. */
export interface Rejected {
  readonly _tag: 'Rejected'
  readonly request: RedactedRequest
  readonly status: number
  readonly rejection: Rejection
}

/** 5xx. */
export interface ServerFailed {
  readonly _tag: 'ServerFailed'
  readonly request: RedactedRequest
  readonly status: number
  readonly rejection: Rejection
}

/** An answer that is not what the operation answers: another status, no JSON, or another value. */
export interface NotUnderstood {
  readonly _tag: 'NotUnderstood'
  readonly request: RedactedRequest
  readonly status: number
  readonly reason: string
  readonly failure: DecodeFailure | null
}

export type ClientError =
  | InvalidInput
  | ConnectionFailed
  | Aborted
  | NotAuthenticated
  | Forbidden
  | Rejected
  | ServerFailed
  | NotUnderstood

/** What a server says of a refusal, in whichever of the documented shapes; each part is `null` where it says nothing. */
export interface Rejection {
  readonly type: string | null
  readonly message: string | null
  readonly source: string | null
}

/** One readable paragraph for a person. */
export const describe = (error: ClientError): string => {
  switch (error._tag) {
    case 'InvalidInput':
      return [`${error.operation} was not sent: its input is not valid.`, ...drawDecodeFailure(error.failure)].join(
        '\n  ',
      )
    case 'ConnectionFailed':
      return `${asked(error.request)} got no answer: ${error.message}.`
    case 'Aborted':
      return `${asked(error.request)} was aborted.`
    case 'NotAuthenticated':
      return `${asked(error.request)} was refused with 401: the credentials are missing, wrong or expired.`
    case 'Forbidden':
    case 'Rejected':
    case 'ServerFailed':
      return `${asked(error.request)} was answered ${error.status}: ${said(error.rejection)}.`
    case 'NotUnderstood':
      return [
        `${asked(error.request)} was answered ${error.status}, but ${error.reason}.`,
        ...(error.failure === null ? [] : drawDecodeFailure(error.failure)),
      ].join('\n  ')
  }
}

const asked = ({ operation, method, url }: RedactedRequest) => `${operation} (${method} ${url})`

const said = ({ type, message }: Rejection) =>
  [type, message].filter((part) => part !== null).join(': ') || 'the server gave no reason'

import { type DecodeFailure, drawDecodeFailure } from '@so-email/codecs'
import { type ClientError, matchClientError, type RedactedRequest } from './ClientError.js'
import type { NotFound } from './NotFound.js'
import type { Rejection } from './Rejection.js'

const asked = ({ operation, method, url }: RedactedRequest) => `${operation} (${method} ${url})`

const drawn = (failure: DecodeFailure) => drawDecodeFailure(failure).join('; ')

const ended = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`)

const said = ({ type, message, source }: Rejection) => {
  const reason = [type, message].filter((part) => part !== null).join(': ')
  if (reason === '') return ' The server gave no reason.'
  return ` The server said: ${ended(source === null ? reason : `${reason} (${source})`)}`
}

/** Control and formatting characters, lone halves of surrogate pairs, line ends and private characters. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/gu

/** One readable paragraph for a person: what would not print, or print as something else, is escaped. */
export const describe = (error: ClientError | NotFound): string =>
  (error._tag === 'NotFound' ? `There is no account ${error.EMailAccountId}.` : describeClientError(error)).replace(
    unprintable,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )

const describeClientError: (error: ClientError) => string = /*#__PURE__*/ matchClientError({
  InvalidInput: ({ request, failure }) => `${asked(request)} was not sent: ${ended(drawn(failure))}`,
  CredentialsFailed: ({ request, reason }) => `${asked(request)} has no credentials: ${ended(reason)}`,
  ConnectionFailed: ({ request, message, sent }) =>
    `${asked(request)} got no answer: ${ended(message)} The request ${sent ? 'may have reached' : 'never reached'} the server.`,
  TimedOut: ({ request, timeout }) => `${asked(request)} got no answer within ${timeout} ms.`,
  Aborted: ({ request }) => `${asked(request)} was aborted by its caller.`,
  NotAuthenticated: ({ request, rejection }) =>
    `${asked(request)} was answered 401: the credentials are missing, wrong or expired.${rejection.message === null ? '' : said(rejection)}`,
  Forbidden: ({ request, rejection }) =>
    `${asked(request)} was answered 403: these credentials may not do this.${said(rejection)}`,
  Rejected: ({ request, status, rejection }) => `${asked(request)} was answered ${status}.${said(rejection)}`,
  Throttled: ({ request, delay }) =>
    `${asked(request)} was answered 429: too many requests${delay === null ? '' : `; ask again in ${delay} ms`}.`,
  ServerFailed: ({ request, status, rejection }) => `${asked(request)} was answered ${status}.${said(rejection)}`,
  NotUnderstood: ({ request, status, reason, failure, rejection }) =>
    [
      `${asked(request)} was answered${status === null ? '' : ` ${status}`}, but ${ended(reason)}`,
      ...(failure === null ? [] : [` ${ended(drawn(failure))}`]),
      ...(rejection === null ? [] : [said(rejection)]),
    ].join(''),
})

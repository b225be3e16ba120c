import { type DecodeFailure, drawDecodeFailure, escapeUnprintable, type Rejection } from '@so-email/codecs'
import { type ClientError, matchClientError } from './ClientError.js'
import type { RedactedRequest } from './redactRequest.js'
import type { SettingsError } from './SettingsError.js'

/** A request that was never written has no URL. */
const name = ({ operation, method, url }: RedactedRequest) =>
  url === '' ? operation : `${operation} (${method} ${url})`

const drawn = (failure: DecodeFailure) => drawDecodeFailure(failure).join('; ')

const sentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`)

/** The characters of properties that no name explains. */
const longest = 500

const serverMessage = ({ type, message, detail, source, fields }: Rejection) => {
  const own = [type, message, detail].filter((part) => part !== null).join(': ')
  const reason = own === '' && Object.keys(fields).length > 0 ? JSON.stringify(fields).slice(0, longest) : own
  if (reason === '') return ' The server gave no reason.'
  return ` The server's reason: ${sentence(source === null ? reason : `${reason} (${source})`)}`
}

const clientErrorMessage: (error: ClientError) => string = /*#__PURE__*/ matchClientError({
  InvalidInput: ({ request, failure }) => `${name(request)} was not sent: ${sentence(drawn(failure))}`,
  TenantUnavailable: ({ request, contextId, validUntil, reason }) =>
    `${name(request)} was not carried out: the tenant ${contextId} is not available, as ${sentence(reason)}${
      validUntil === null ? '' : ` Try again after ${validUntil}.`
    }`,
  CredentialsFailed: ({ request, reason }) => `${name(request)} has no credentials: ${sentence(reason)}`,
  ConnectionFailed: ({ request, message, sent }) =>
    `${name(request)} got no response: ${sentence(message)} The request ${sent ? 'may have reached' : 'never reached'} the server.`,
  TimedOut: ({ request, timeout }) => `${name(request)} got no response within ${timeout} ms.`,
  Aborted: ({ request }) => `${name(request)} was aborted by its caller.`,
  NotAuthenticated: ({ request, rejection }) =>
    `${name(request)} was answered 401: the credentials are missing, wrong or expired, or the application was not granted this agent.${
      rejection.message === null && rejection.detail === null ? '' : serverMessage(rejection)
    }`,
  Forbidden: ({ request, rejection }) =>
    `${name(request)} was answered 403: these credentials may not do this.${serverMessage(rejection)}`,
  Rejected: ({ request, status, rejection }) => `${name(request)} was answered ${status}.${serverMessage(rejection)}`,
  Throttled: ({ request, delay }) =>
    `${name(request)} was answered 429: too many requests${delay === null ? '' : `; retry in ${delay} ms`}.`,
  ServerFailed: ({ request, status, rejection }) =>
    `${name(request)} was answered ${status}.${serverMessage(rejection)}`,
  NotUnderstood: ({ request, status, reason, failure, rejection }) =>
    [
      `${name(request)} was answered${status === null ? '' : ` ${status}`}, but ${sentence(reason)}`,
      ...(failure === null ? [] : [` ${sentence(drawn(failure))}`]),
      ...(rejection === null ? [] : [serverMessage(rejection)]),
    ].join(''),
  NotFound: ({ EMailAccountId }) => `There is no account ${EMailAccountId}.`,
})

/** An error as one readable paragraph for a person. What would not print, or print as something else, is escaped. */
export const errorMessage = (error: ClientError | SettingsError): string =>
  escapeUnprintable(
    error._tag === 'SettingsError'
      ? `The configuration makes no client: ${sentence(drawn(error.failure))}`
      : clientErrorMessage(error),
  )

/** A client of the SuperOffice EMail agent: every call a `TaskEither`, every error data. */

export type { Ask, Asks } from './Ask.js'
export { type Auth, basic, bearer, type Credentials, type Source, soTicket, xsrf } from './Auth.js'
export type { Accounts, Saved, SaveOptions } from './accounts/saveEMailAccounts.js'
export { type Client, makeClient } from './Client.js'
export type { CallOptions, ClientConfig } from './ClientConfig.js'
export {
  type Aborted,
  type BeforeResponse,
  type ClientError,
  type ClientErrorCases,
  type ConnectionFailed,
  type CredentialsFailed,
  type Forbidden,
  type InvalidInput,
  type Misunderstanding,
  matchClientError,
  type NotAuthenticated,
  type NotUnderstood,
  type RedactedRequest,
  type Rejected,
  type ServerFailed,
  type Throttled,
  type TimedOut,
  type WithResponse,
} from './ClientError.js'
export type { ClientEvent, FailureEvent, OnEvent, RequestEvent, ResponseEvent, RetryEvent } from './ClientEvent.js'
export type { RetryPolicy } from './combinators/retry.js'
export { describe } from './describe.js'
export { fetchTransport } from './fetchTransport.js'
export type { NotFound } from './NotFound.js'
export type { Rejection } from './Rejection.js'

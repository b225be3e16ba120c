/** A client of the SuperOffice EMail agent: every call a `TaskEither`, every error data. */

export type { Ask, Asks } from './Ask.js'
export type { Accounts, Saved, SaveOptions } from './accounts/saveEMailAccounts.js'
export { type Auth, basic, bearer, type Credentials, type Source, soTicket, xsrf } from './auth/Auth.js'
export { type Client, makeClient } from './Client.js'
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
} from './errors/ClientError.js'
export { describe } from './errors/describe.js'
export type { NotFound } from './errors/NotFound.js'
export type { Rejection } from './errors/Rejection.js'
export type {
  ClientEvent,
  FailureEvent,
  OnEvent,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
} from './events/ClientEvent.js'
export type { RetryPolicy } from './features/retry.js'
export type { CallOptions, ClientConfig } from './settings/ClientConfig.js'
export { fetchTransport } from './transport/fetchTransport.js'

/** A client of the SuperOffice EMail agent: each call is a `TaskEither`, and each error is data. */

export type { Accounts, Saved, SaveOptions } from './accounts/saveEMailAccounts.js'
export {
  type Auth,
  basic,
  bearer,
  type Credentials,
  type Expiring,
  type ExpiringCredentials,
  type Source,
  soTicket,
  xsrf,
} from './auth/Auth.js'
export type { Call, Calls, CallsOf } from './Calls.js'
export { type Client, makeClient } from './Client.js'
export { type AnyOperation, type ClientBase, type ClientOf, makeClientOf, type OperationsByName } from './ClientOf.js'
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
  type NotFound,
  type NotUnderstood,
  type Rejected,
  type ServerFailed,
  type TenantUnavailable,
  type Throttled,
  type TimedOut,
  type WithResponse,
} from './errors/ClientError.js'
export { errorMessage } from './errors/errorMessage.js'
export type { RedactedRequest } from './errors/redactRequest.js'
export type { SettingsError } from './errors/SettingsError.js'
export type {
  ClientEvent,
  FailureEvent,
  OnEvent,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
} from './events/ClientEvent.js'
export type * from './neighbours.js'
export type {
  BaseUrl,
  CallOptions,
  ClientConfig,
  FailedAttempt,
  ResponseHead,
  RetryPolicy,
} from './settings/ClientConfig.js'
export type { RateLimit } from './settings/RateLimit.js'
export type { SiteLookup } from './settings/SiteLookup.js'
export {
  type Fetch,
  type FetchOptions,
  type FetchReader,
  type FetchResponse,
  fetchTransport,
  fetchTransportOf,
} from './transport/fetchTransport.js'
export { type Answered, withResponse } from './withResponse.js'

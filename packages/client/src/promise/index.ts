/** The client with Promises: the same functions, options and errors, whose types and folds are in the other face. */

export type { Accounts, SaveOptions } from '../accounts/saveEMailAccounts.js'
export type { Expiring, ExpiringCredentials } from '../auth/Auth.js'
export type { ClientError } from '../errors/ClientError.js'
export type { SettingsError } from '../errors/SettingsError.js'
export type * from '../neighbours.js'
export type { BaseUrl, CallOptions, ClientConfig, RetryPolicy } from '../settings/ClientConfig.js'
export { type Auth, basic, bearer, type Source, soTicket, xsrf } from './Auth.js'
export { type Client, makeClient, type Settled } from './Client.js'
export { ClientException } from './ClientException.js'
export {
  type ClientBase,
  type ClientOf,
  makeClientOf,
  type OrNull,
  type Promised,
  type PromisedCalls,
} from './ClientOf.js'
export { dateTimeOffset } from './dateTimeOffset.js'
export { SettingsException } from './SettingsException.js'
export { type Answered, withResponse } from './withResponse.js'

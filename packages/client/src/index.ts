/** A client of the SuperOffice EMail agent: every call a `TaskEither`, every error data. */
export { type Auth, basic } from './Auth.js'
export { type Ask, type Client, type ClientConfig, makeClient } from './Client.js'
export {
  type Aborted,
  type ClientError,
  type ConnectionFailed,
  describe,
  type Forbidden,
  type InvalidInput,
  type NotAuthenticated,
  type NotUnderstood,
  type RedactedRequest,
  type Rejected,
  type Rejection,
  type ServerFailed,
} from './ClientError.js'
export { fetchTransport } from './fetchTransport.js'

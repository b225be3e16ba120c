/** The client with Promises: the same functions, options and errors, whose types and folds are in the other face. */
export { type Auth, basic, bearer, type Source, soTicket, xsrf } from './Auth.js'
export { type Ask, type Client, makeClient, type OrNull, type Settled } from './Client.js'
export { ClientException } from './ClientException.js'

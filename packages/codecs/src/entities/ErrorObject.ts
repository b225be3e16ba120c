/**
 * The error objects that SuperOffice documents, in the three shapes that a stub writes. What a client reads from one is a
 * `Rejection`. Source: the article on the REST entities (`ErrorMessage`), the tests of `@superoffice/webapi` 12.4
 * (`Message`), and the article on the agents (`MessageDetail`).
 */
import * as t from 'io-ts'
import { entity } from '../combinators/entity.js'

/** What is the same in both shapes of SuperOffice's own. */
const thrown = {
  Error: /*#__PURE__*/ t.literal(true),
  /** The name of the exception, as `SoNotFoundException`. */
  ErrorType: t.string,
  /** Where it was thrown, as `SuperOffice.Services.Implementation`. */
  ErrorSource: t.string,
}

// In a function, as a bundler must take a spread for something that does more than to make a value.
const codec = /*#__PURE__*/ (() =>
  t.union(
    [
      entity('ErrorObject', { ...thrown, ErrorMessage: t.string }, {}),
      entity('ErrorObject', { ...thrown, Message: t.string }, {}),
      entity('ErrorObject', { Message: t.string, MessageDetail: t.string }, {}),
    ],
    'ErrorObject',
  ))()

/** An error object in one of its three documented shapes; further properties are kept. */
export type ErrorObject = t.TypeOf<typeof codec>

/**
 * The codec of the documented error objects. What a client reads is more tolerant: see `rejectionOf`.
 *
 * @example
 * import { ErrorObject, invalidRequest } from '@so-email/codecs'
 *
 * [invalidRequest('The id is missing.'), { Error: true }].map(ErrorObject.is)
 * // => [true, false]
 */
export const ErrorObject: t.Type<ErrorObject> = codec

/** The library of SuperOffice that the documented samples name as the source of an error. */
const services = 'SuperOffice.Services.Implementation'

/**
 * The error object of the REST entities. Source: the article on the REST entities.
 *
 * @example
 * import { entityError } from '@so-email/codecs'
 *
 * entityError('SoNotFoundException', 'There is no such account.')
 * // => { Error: true, ErrorType: 'SoNotFoundException', ErrorMessage: 'There is no such account.',
 * //      ErrorSource: 'SuperOffice.Services.Implementation' }
 */
export const entityError = (ErrorType: string, ErrorMessage: string, ErrorSource = services): ErrorObject => ({
  Error: true,
  ErrorType,
  ErrorMessage,
  ErrorSource,
})

/**
 * The error object of the agents. Source: the tests of `@superoffice/webapi` 12.4, for a save that is rejected.
 *
 * @example
 * import { agentError } from '@so-email/codecs'
 *
 * agentError('ArgumentException', 'The address is too long.')
 * // => { Error: true, ErrorType: 'ArgumentException', Message: 'The address is too long.',
 * //      ErrorSource: 'SuperOffice.Services.Implementation' }
 */
export const agentError = (ErrorType: string, Message: string, ErrorSource = services): ErrorObject => ({
  Error: true,
  ErrorType,
  Message,
  ErrorSource,
})

/**
 * The error object of ASP.NET itself, for a request that no operation can take. Source: the article on the agents ("200 OK
 * with an internal error object").
 *
 * @example
 * import { invalidRequest } from '@so-email/codecs'
 *
 * invalidRequest('The id is missing.')
 * // => { Message: 'The request is invalid.', MessageDetail: 'The id is missing.' }
 */
export const invalidRequest = (MessageDetail: string): ErrorObject => ({
  Message: 'The request is invalid.',
  MessageDetail,
})

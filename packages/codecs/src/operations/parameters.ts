/** The kinds of parameters that operations have. */
import * as t from 'io-ts'
import type { Parameters } from './Operation.js'

const asGiven = <A>(a: A): A => a

/**
 * The body is the parameter. `complete` adds what the API needs and a caller may leave out.
 *
 * @example
 * import { entity, parameters } from '@so-email/codecs'
 * import * as t from 'io-ts'
 *
 * parameters.body(entity('HasMXRecordRequest', { MailDomain: t.string }, {})).hasBody
 * // => true
 * @category operations
 */
export const body = <Input>(codec: t.Type<Input>, complete: (input: Input) => Input = asGiven): Parameters<Input> => ({
  codec,
  query: [],
  hasBody: true,
  complete,
})

/**
 * Every parameter travels in the query, under the names that are given here.
 *
 * @example
 * import { entity, Int32, parameters } from '@so-email/codecs'
 *
 * parameters.query(entity('GetContact', { contactId: Int32 }, {}), 'contactId').query
 * // => ['contactId']
 * @category operations
 */
export const query = <Input>(
  codec: t.Type<Input>,
  ...names: ReadonlyArray<keyof Input & string>
): Parameters<Input> => ({
  codec,
  query: names,
  hasBody: false,
  complete: asGiven,
})

/**
 * No parameters. A body is ignored: some clients send `null`.
 *
 * @example
 * import { parameters } from '@so-email/codecs'
 *
 * parameters.nothing.hasBody
 * // => false
 * @category operations
 */
export const nothing: Parameters<void> = {
  codec: t.unknown as t.Type<void>, // accepts any body, because nothing reads it
  query: [],
  hasBody: false,
  complete: asGiven,
}

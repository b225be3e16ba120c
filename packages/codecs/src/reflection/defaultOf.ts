import { never } from '../primitives/DateTimeOffset.js'
import { type Algebra, fold } from './fold.js'

const algebra: Algebra<unknown> = {
  null: () => null,
  string: () => null,
  boolean: () => false,
  unknown: () => null,
  int32: () => 0,
  dateTimeOffset: () => never,
  flagSet: () => 'None',
  literal: (value) => value,
  secret: (of) => of,
  array: () => null,
  dictionary: () => null,
  union: (members) => (members.includes(null) ? null : members[0]),
  object: () => null,
}

/**
 * The default of a property: 0, `null`, the first instant, no rights. Source: the WSDL of the SOAP twin (`null`), the
 * fixtures of `@superoffice/webapi` 12.4 (the first instant for a date that was never set), and .NET (the others).
 *
 * @example
 * import { DateTimeOffset, defaultOf, Int32 } from '@so-email/codecs'
 *
 * [Int32, DateTimeOffset].map(defaultOf)
 * // => [0, '0001-01-01T00:00:00']
 */
export const defaultOf = /*#__PURE__*/ fold(algebra)

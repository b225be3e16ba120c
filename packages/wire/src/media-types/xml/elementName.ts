/** The names of elements that no property names: the root, and the items of a list. */
import { type Algebra, fold } from '@so-email/codecs'

/** The name for an unknown type, from XML Schema. */
export const anyType = 'anyType'

/** The names of the kinds of codec, as a .NET data contract has them (an assumption). */
export const names: Algebra<string | undefined> = {
  null: () => undefined,
  string: () => 'string',
  boolean: () => 'boolean',
  unknown: () => undefined,
  int32: () => 'int',
  dateTimeOffset: () => 'dateTime',
  flagSet: ({ name }) => name,
  literal: (value) => (typeof value === 'number' ? 'int' : typeof value),
  secret: (of) => of,
  array: (item) => `ArrayOf${item ?? anyType}`,
  dictionary: (value) => `${value ?? anyType}Dictionary`,
  union: (members) => members.find((name) => name !== undefined),
  object: (name) => name,
}

/** The entry of a dictionary. Source: `FieldPropertyDictionaryKeyValuePair` of the SOAP description. */
export const entryName = (value: string | undefined): string => `${value ?? anyType}DictionaryKeyValuePair`

/** The name for the values of a codec; `undefined` where any name is accepted. */
export const elementName = /*#__PURE__*/ fold(names)

/** What an element is called where no property names it: the root, and the items of a list. */
import { type Algebra, fold } from '@so-email/codecs'

/** An element whose type is not known, as XML Schema calls it. */
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

/** The name for the values of a codec, or `undefined` where any will do. */
export const elementName = /*#__PURE__*/ fold(names)

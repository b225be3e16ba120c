/**
 * A regular expression for the JSON text of a value, derived from its codec: the kinds of all values, the documented
 * order, no white space. It is for `text/json`, which pact compares as plain text and where it takes one expression for
 * the whole.
 */
import { type Algebra, fold } from '@so-email/codecs'
import type * as t from 'io-ts'
import { dateTimeOffset } from './template.js'

const text = '"(?:[^"\\\\]|\\\\.)*"'
const integer = '-?\\d+'

const patterns: Algebra<string> = {
  null: () => 'null',
  unknown: () => '[^,}]+',
  literal: (value) => JSON.stringify(value),
  string: () => text,
  boolean: () => '(?:true|false)',
  int32: () => integer,
  dateTimeOffset: () => `"${dateTimeOffset.slice(1, -1)}"`,
  flagSet: () => `(?:${text}|${integer})`,
  secret: (of) => of,
  array: (item) => `\\[(?:${item}(?:,${item})*)?\\]`,
  dictionary: (value) => `\\{(?:${text}:${value}(?:,${text}:${value})*)?\\}`,
  union: (members) => `(?:${members.join('|')})`,
  object: (_name, properties) => `\\{${properties.map(({ name, value }) => `"${name}":${value}`).join(',')}\\}`,
}

const patternOf = fold(patterns)

/** The expression for a whole text. */
export const jsonPattern = (codec: t.Any): string => `^${patternOf(codec)}$`

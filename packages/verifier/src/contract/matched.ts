/**
 * An example of a body with pact's matchers in it, derived from its codec: a provider has to have each value by its type. Pact
 * has no "text or null": a `null` of the example stands for `null`, and an empty list for an empty list.
 */
import { type Algebra, fold } from '@so-email/codecs'
import * as t from 'io-ts'

type Template = (example: unknown) => unknown

/** A matcher in pact's own form, so that no package of pact is needed to write one. */
const matcher = (type: string, value: unknown, more: object = {}) => ({ 'pact:matcher:type': type, value, ...more })

const literal: Template = (example) => example
const byType =
  (type: string): Template =>
  (example) =>
    example === null ? null : matcher(type, example)

const regex =
  (expression: string): Template =>
  (example) =>
    example === null ? null : matcher('regex', example, { regex: expression })

const dateTime = regex('^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,7})?(Z|[+-]\\d\\d:?\\d\\d)?$')

/** The members of an object; none of any other value. */
export const entriesOf = (example: unknown): ReadonlyArray<readonly [string, unknown]> =>
  t.UnknownRecord.is(example) ? Object.entries(example) : []

/** The example of a `null`: a union knows it from `literal`. */
const nothing: Template = (example) => example

const templates: Algebra<Template> = {
  null: () => nothing,
  unknown: () => literal,
  literal: () => literal,
  string: () => byType('type'),
  boolean: () => byType('type'),
  int32: () => byType('integer'),
  dateTimeOffset: () => dateTime,
  flagSet: () => byType('type'),
  secret: (of) => of,
  array: (item) => (example) =>
    Array.isArray(example) && example.length > 0 ? matcher('type', [item(example[0])], { min: 1 }) : example,
  // The names are data, so any other ones are accepted.
  dictionary: (value) => (example) =>
    entriesOf(example).length === 0
      ? example
      : matcher('values', Object.fromEntries(entriesOf(example).map(([name, member]) => [name, value(member)]))),
  // One type of value and `null`; of other unions the value of the example is required.
  union: (members) => {
    const [some = nothing, ...others] = members.filter((member) => member !== nothing)
    return others.length === 0 ? some : literal
  },
  object: (_name, properties) => (example) =>
    t.UnknownRecord.is(example)
      ? Object.fromEntries(
          properties
            .filter(({ name }) => Object.hasOwn(example, name))
            .map(({ name, value }) => [name, value(example[name])]),
        )
      : example,
}

/** The example of a codec, matched by type. A property that the codec does not know is left out. */
export const matched: (codec: t.Any) => Template = fold(templates)

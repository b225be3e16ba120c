/**
 * Rules for an XML body, derived from its codec: pact compares XML as a tree, and takes a rule for the text of an
 * element by its path. An entity is an element with its properties as children.
 */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { type Algebra, fold } from '@so-email/codecs'
import type * as t from 'io-ts'
import { demanded } from './demanded.js'
import type { Rule } from './Interaction.js'

type RulesAt = (path: string, example: unknown) => ReadonlyArray<Rule>

const none: RulesAt = () => []
const textLike =
  (pattern: string): RulesAt =>
  (path, example) =>
    example === '' ? [] : [{ path: `${path}.#text`, rules: [M.regex(pattern, String(example))] }]

const rules: Algebra<RulesAt> = {
  null: () => none,
  unknown: () => none,
  literal: () => none,
  string: () => textLike('.+'),
  boolean: () => textLike('true|false'),
  int32: () => textLike('^-?\\d+$'),
  dateTimeOffset: () => none,
  flagSet: () => textLike('.+'),
  secret: (of) => of,
  array: () => none,
  dictionary: () => none,
  // The members of our unions are one kind of value and `null`.
  union:
    ([some]) =>
    (path, example) =>
      example === null || example === undefined || some === undefined ? [] : some(path, example),
  object: (_name, properties) => (path, example) =>
    properties.flatMap(({ name, value }) =>
      Object.hasOwn(Object(example), name) ? value(`${path}.${name}`, Reflect.get(Object(example), name)) : [],
    ),
}

const rulesOf = fold(rules)

/** The rules for the demanded elements of an example, below an element of the codec's name. */
export const xmlRules = (codec: t.Any, example: Readonly<Record<string, unknown>>): ReadonlyArray<Rule> =>
  rulesOf(codec)(`$.${codec.name}`, Object.fromEntries(demanded.map((name) => [name, example[name]])))

/**
 * Rules for an XML body, derived from its codec: pact compares XML as a tree, and takes a rule for the text of an
 * element by its path. An entity is an element with its properties as children, a dictionary a list of pairs.
 */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { type Algebra, fold } from '@so-email/codecs'
import type * as t from 'io-ts'
import type { Rule } from './Interaction.js'
import { dateTimeOffset } from './template.js'

type RulesAt = (path: string, example: unknown) => ReadonlyArray<Rule>

const none: RulesAt = () => []
const textLike =
  (pattern: string): RulesAt =>
  (path, example) =>
    example === '' ? [] : [{ path: `${path}.#text`, rules: [M.regex(pattern, String(example))] }]

/** How the elements of a dictionary are called. */
const pair = 'FieldPropertyDictionaryKeyValuePair'

const rules: Algebra<RulesAt> = {
  null: () => none,
  unknown: () => none,
  literal: () => none,
  string: () => textLike('.+'),
  boolean: () => textLike('true|false'),
  int32: () => textLike('^-?\\d+$'),
  dateTimeOffset: () => textLike(dateTimeOffset),
  flagSet: () => textLike('.+'),
  secret: (of) => of,
  array: () => none,
  dictionary: (value) => (path, example) => {
    const [first] = Object.entries(Object(example))
    if (first === undefined) return []
    const [key, member] = first
    return [
      { path: `${path}.${pair}`, rules: [M.like(key)] },
      ...textLike('.+')(`${path}.${pair}.Key`, key),
      ...value(`${path}.${pair}.Value`, member),
    ]
  },
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

/** The rules for the elements that an example has, below an element of the codec's name. */
export const xmlRules = (codec: t.Any, example: unknown): ReadonlyArray<Rule> =>
  rulesOf(codec)(`$.${codec.name}`, example)

/**
 * Rules for a JSON body, derived from its codec: the kind of each value, by its path. A value without a rule is compared
 * literally, so what a response has to bring back has no rule.
 */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { type Algebra, fold } from '@so-email/codecs'
import type * as t from 'io-ts'
import type { Rule } from './Interaction.js'

type RulesAt = (path: string, example: unknown) => ReadonlyArray<Rule>

const literal: RulesAt = () => []
const kind =
  (matcher: Rule['rules'][number]): RulesAt =>
  (path) => [{ path, rules: [matcher] }]

/** A text or `null`: one of the two rules has to hold, which `ConsumerPact` writes into the pact. */
export const textOrNull = (path: string): Rule => ({ path, rules: [M.like(''), M.nullValue()] })

/** A mask: names, or a number. */
export const mask = (path: string): Rule => ({ path, rules: [M.like(''), M.integer()] })

/** An id that was given: an integer above 0. */
export const anyId = (path: string): Rule => ({ path, rules: [M.integer(), M.regex('^[1-9]\\d*$', '271')] })

const rules: Algebra<RulesAt> = {
  null: () => literal,
  unknown: () => literal,
  literal: () => literal,
  string: () => kind(M.like('')),
  boolean: () => kind(M.boolean(true)),
  int32: () => kind(M.integer()),
  dateTimeOffset: () => literal,
  flagSet: () => (path) => [mask(path)],
  secret: (of) => of,
  array: () => literal,
  dictionary: () => literal,
  // The members of our unions are one kind of value and `null`. Pact has no "object or null": a `null` is literal.
  union:
    ([some]) =>
    (path, example) => {
      if (typeof example === 'string') return [textOrNull(path)]
      return example === null || some === undefined ? [] : some(path, example)
    },
  object: (_name, properties) => (path, example) =>
    properties.flatMap(({ name, value }) =>
      Object.hasOwn(Object(example), name) ? value(`${path}.${name}`, Reflect.get(Object(example), name)) : [],
    ),
}

const rulesOf = fold(rules)

/** The rules for the properties that an example has. */
export const jsonRules = (codec: t.Any, example: unknown): ReadonlyArray<Rule> => rulesOf(codec)('$', example)

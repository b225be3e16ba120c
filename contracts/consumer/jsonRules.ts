/**
 * Rules for a JSON body, derived from its codec: the type of each value, by its path. A value without a rule is compared
 * literally, so a value that has to be returned unchanged has no rule.
 */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { fold } from '@so-email/codecs'
import type * as t from 'io-ts'
import type { Rule } from './Interaction.js'
import { noRules, type RulesAt } from './RulesAt.js'

const kind =
  (matcher: Rule['rules'][number]): RulesAt =>
  (path) => [{ path, rules: [matcher] }]

/** A text or `null`: one of the two rules has to hold, which `ConsumerPact` writes into the pact. */
export const textOrNull = (path: string): Rule => ({ path, rules: [M.like(''), M.nullValue()] })

/** A mask: names, or a number. */
export const mask = (path: string): Rule => ({ path, rules: [M.like(''), M.integer()] })

/** An id: an integer above 0. */
export const anyId = (path: string): Rule => ({ path, rules: [M.integer(), M.regex('^[1-9]\\d*$', '271')] })

const rulesOf = fold<RulesAt>({
  ...noRules,
  string: () => kind(M.like('')),
  boolean: () => kind(M.boolean(true)),
  int32: () => kind(M.integer()),
  flagSet: () => (path) => [mask(path)],
  union: (members) => (path, example) =>
    typeof example === 'string' ? [textOrNull(path)] : noRules.union(members)(path, example),
})

/** The rules for the properties that an example has. */
export const jsonRules = (codec: t.Any, example: unknown): ReadonlyArray<Rule> => rulesOf(codec)('$', example)

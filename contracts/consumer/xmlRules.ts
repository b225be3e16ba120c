/**
 * Rules for an XML body, derived from its codec: pact compares XML as a tree, and takes a rule for the text of an
 * element by its path. An entity is an element with its properties as children.
 */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { fold } from '@so-email/codecs'
import type * as t from 'io-ts'
import { demanded } from './demanded.js'
import type { Rule } from './Interaction.js'
import { noRules, type RulesAt } from './RulesAt.js'

const textLike =
  (pattern: string): RulesAt =>
  (path, example) =>
    example === '' ? [] : [{ path: `${path}.#text`, rules: [M.regex(pattern, String(example))] }]

const rulesOf = fold<RulesAt>({
  ...noRules,
  string: () => textLike('.+'),
  boolean: () => textLike('true|false'),
  int32: () => textLike('^-?\\d+$'),
  flagSet: () => textLike('.+'),
})

/** The rules for the required elements of an example, below an element of the codec's name. */
export const xmlRules = (codec: t.Any, example: Readonly<Record<string, unknown>>): ReadonlyArray<Rule> =>
  rulesOf(codec)(`$.${codec.name}`, Object.fromEntries(demanded.map((name) => [name, example[name]])))

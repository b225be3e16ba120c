import { type Algebra, withLeaves } from '@so-email/codecs'
import type { Rule } from './Interaction.js'

/** The rules for a place of a body, by its path and the example that stands there. */
export type RulesAt = (path: string, example: unknown) => ReadonlyArray<Rule>

const none: RulesAt = () => []

/** No rule for any value, however deep: what has rules is changed. */
export const noRules: Algebra<RulesAt> = withLeaves<RulesAt>(() => none, {
  secret: (of) => of,
  array: () => none,
  dictionary: () => none,
  // The members of our unions are one type of value and `null`. Pact has no "object or null": a `null` is literal.
  union:
    ([some = none]) =>
    (path, example) =>
      example === null || example === undefined ? [] : some(path, example),
  object: (_name, properties) => (path, example) =>
    properties.flatMap(({ name, value }) =>
      Object.hasOwn(Object(example), name) ? value(`${path}.${name}`, Reflect.get(Object(example), name)) : [],
    ),
})

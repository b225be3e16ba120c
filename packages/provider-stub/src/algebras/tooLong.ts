/** Finds texts that are longer than their database column. Lengths are in UTF-16 units, as in .NET. */
import { fold, withLeaves } from '@so-email/codecs'
import * as t from 'io-ts'
import { lengths } from './fieldProperties.js'

/** The path of the first text that is too long, with its limit. */
type Find = (value: unknown) => string | null

const nothing: Find = () => null
const leaf = () => nothing

const algebra = /*#__PURE__*/ withLeaves<Find>(leaf, {
  secret: (of) => of,
  array: leaf,
  dictionary: leaf,
  union: ([first]) => first ?? nothing,
  object: (_name, properties) => (value) => {
    if (!t.UnknownRecord.is(value)) return null
    for (const { name, value: find } of properties) {
      const each = value[name]
      const limit = lengths[name] ?? Number.POSITIVE_INFINITY
      if (typeof each === 'string' && each.length > limit) return `${name} (at most ${limit})`
      const below = find(each)
      if (below !== null) return `${name}.${below}`
    }
    return null
  },
})

const findIn = /*#__PURE__*/ fold(algebra)

/** As `IncomingCredentials.Server (at most 255)`; `null` if every text fits. */
export const tooLong = (codec: t.Any, value: unknown): string | null => findIn(codec)(value)

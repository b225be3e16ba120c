/**
 * Finds a property whose name differs from a documented one in its case alone, as `eMailAddress`. A server reads it as the
 * documented property or drops it, and either way the value of the documented one is lost. Derived from the codec.
 */
import { type DecodeFailure, fold, withLeaves } from '@so-email/codecs'

/** The first such property in a value; `null` where there is none. A loop, as every input is searched. */
type Find = (value: unknown) => DecodeFailure | null

const nothing: Find = () => null
const leaf = () => nothing

const algebra = /*#__PURE__*/ withLeaves<Find>(leaf, {
  secret: leaf,
  array: leaf,
  dictionary: leaf,
  union: (members) => (value) => members.reduce<DecodeFailure | null>((found, find) => found ?? find(value), null),
  object: (_, properties) => {
    const known = new Map(properties.map(({ name, value }) => [name, value]))
    const names = new Map(properties.map(({ name }) => [name.toLowerCase(), name]))
    return (value) => {
      for (const key of Object.keys(Object(value))) {
        const find = known.get(key)
        const name = find === undefined ? names.get(key.toLowerCase()) : undefined
        const failure = name === undefined ? find?.(Reflect.get(Object(value), key)) : wrong(name)
        if (failure != null) return { _tag: 'Key', key, failure }
      }
      return null
    }
  },
})

const wrong = (name: string): DecodeFailure => ({ _tag: 'Hidden', expected: `the name ${name}`, kind: 'another case' })

export const misspelled = /*#__PURE__*/ fold(algebra)

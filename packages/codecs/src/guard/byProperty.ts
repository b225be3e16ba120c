/**
 * Validates an object property by property, with the result of io-ts: a property is validated only where its own guard declines it,
 * so no context is made for a valid one. A required key that is absent is added where its codec accepts `undefined`, as io-ts does;
 * an optional one is absent or valid.
 *
 * The loop is imperative: it makes the report of a bad value, whose time `pnpm bench codecs` compares with other libraries.
 */
import { function as F } from 'fp-ts'
import * as t from 'io-ts'
import { guard } from '#guard'
import { allNames, findings } from './Findings.js'

/** Keys that must be there, or keys that may. */
type Presence = 'required' | 'optional'

/** What the codec of an object with such keys consists of. */
interface Keys<A> {
  readonly is: t.Is<A>
  readonly validate: t.Validate<unknown, A>
}

/** Whether an object has such keys, by what their codecs accept. */
const hasKeys = <A>(props: t.Props, presence: Presence): t.Is<A> => {
  const properties = Object.entries(props)
  return (u): u is A =>
    t.UnknownRecord.is(u) &&
    properties.every(([name, codec]) => {
      const isThere = u[name] !== undefined || Object.hasOwn(u, name)
      return presence === 'optional' && u[name] === undefined ? !isThere : isThere && codec.is(u[name])
    })
}

/** The keys of objects, validated by guards of one making. */
export const byPropertyWith =
  (guardOf: (codec: t.Any) => (u: unknown) => boolean) =>
  <A>(props: t.Props, presence: Presence): Keys<A> => {
    const properties = Object.entries(props).map(([name, codec]) => ({ name, codec, isValid: guardOf(codec) }))
    const validate: t.Validate<unknown, A> = (u, context) => {
      if (!t.UnknownRecord.is(u)) return t.failure(u, context)
      const found = findings(u, context, allNames)
      const undefineds: t.Errors = []
      for (const { name, codec, isValid } of properties) {
        const whole = found.whole()
        const value = Reflect.get(whole, name)
        const isThere = value !== undefined || Object.hasOwn(whole, name)
        if (presence === 'required') {
          if (!isThere || !isValid(value)) found.validate(name, codec, value, isThere)
        } else if (value !== undefined) {
          if (!isValid(value)) found.validate(name, codec, value)
        } else if (isThere) undefineds.push({ value, context: t.appendContext(context, name, codec, value) })
      }
      found.errors.push(...undefineds)
      return found.result()
    }
    return { is: hasKeys(props, presence), validate }
  }

/** The keys of an entity. */
export const byProperty = /*#__PURE__*/ byPropertyWith(guard)

/** The keys of any codecs, those too of which no guard can be made. */
export const byPropertyOfAny = /*#__PURE__*/ byPropertyWith(() => F.constFalse)

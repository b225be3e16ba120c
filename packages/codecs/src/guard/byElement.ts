/**
 * Explains a bad list item by item, and a bad dictionary entry by entry: io-ts validates only what its own guard declines,
 * and nothing more once there are {@link maxErrors} errors. So a list of a million bad items takes no longer than a good one.
 * The given codec validates a value that is no list or no object, and one that it would copy.
 *
 * The loop is imperative: it goes through each element of a hostile answer (`pnpm bench codecs`).
 */
import * as t from 'io-ts'
import { guard } from '#guard'
import { bounded, maxErrors } from '../failure/maxErrors.js'

type ListCodec = t.Mixed & { readonly _tag: 'ArrayType' | 'ReadonlyArrayType'; readonly type: t.Mixed }
type DictionaryCodec = t.Mixed & { readonly _tag: 'DictionaryType'; readonly codomain: t.Mixed }
type Collection = ListCodec | DictionaryCodec

interface Elements {
  readonly length: number
  readonly key: (i: number) => string
  readonly at: (i: number) => unknown
}

/** The elements that io-ts validates, holes included; `undefined` for a value of another kind. */
const elementsOf = (codec: Collection, u: unknown): Elements | undefined => {
  if (codec._tag === 'DictionaryType') {
    if (!t.UnknownRecord.is(u)) return undefined
    const keys = Object.keys(u)
    const key = (i: number) => keys[i] ?? ''
    return { length: keys.length, key, at: (i) => u[key(i)] }
  }
  return Array.isArray(u) ? { length: u.length, key: String, at: (i) => u[i] } : undefined
}

/** Explains by guards of one making. */
export const byElementWith =
  (guardOf: (codec: t.Any) => (u: unknown) => boolean) =>
  <C extends Collection>(whole: C): C => {
    const element: t.Mixed = whole._tag === 'DictionaryType' ? whole.codomain : whole.type
    const isValid = guardOf(element)
    const validate: t.Validate<unknown, t.TypeOf<C>> = (u, context) => {
      const elements = elementsOf(whole, u)
      if (elements === undefined) return whole.validate(u, context)
      const errors: t.Errors = []
      let isCopied = false
      for (let i = 0; i < elements.length && errors.length <= maxErrors; i++) {
        const value = elements.at(i)
        if (isValid(value)) continue
        const result = element.validate(value, t.appendContext(context, elements.key(i), element, value))
        if (result._tag === 'Right') isCopied = true
        else for (const error of result.left) errors.push(error)
      }
      if (errors.length > 0) return t.failures(bounded(errors, context))
      return isCopied ? whole.validate(u, context) : t.success(u)
    }
    return Object.assign(Object.create(Object.getPrototypeOf(whole)), whole, { validate })
  }

/** A codec of a list or a dictionary like the given one, which explains a bad value element by element. */
export const byElement: <C extends Collection>(whole: C) => C = /*#__PURE__*/ byElementWith(guard)

/**
 * What a validation finds in the parts of an object or a list, as io-ts has it: the errors of its parts, or the value itself, or a
 * copy of it where the codec of a part changes that part.
 */
import * as t from 'io-ts'
import { bounded } from '../bounds/maxErrors.js'

export interface Findings {
  readonly errors: t.Errors
  /** What the next part is read from: the value, or its copy, which has only what is enumerable. */
  readonly whole: () => object
  /** Validates a part by its codec; a part that is not there yet is added where its codec accepts `undefined`. */
  readonly validate: (key: string, codec: t.Mixed, part: unknown, isThere?: boolean) => void
  readonly result: <A>() => t.Validation<A>
}

/** Defines a property, as `__proto__` may be the name of one. */
const define = (owner: object, key: string, value: unknown) =>
  Object.defineProperty(owner, key, { value, writable: true, enumerable: true, configurable: true })

/** The names of the properties that a loop over them meets, those that are inherited among them. */
export const allNames = (value: object): ReadonlyArray<string> => {
  const names: Array<string> = []
  for (const name in value) names.push(name)
  return names
}

const copyOf = (value: object, names: (value: object) => ReadonlyArray<string>): object => {
  if (Array.isArray(value)) return value.slice()
  const copy = {}
  for (const name of names(value)) define(copy, name, Reflect.get(value, name))
  return copy
}

/** The findings in a value, which is an object or a list; `names` are those of the properties that a copy of it has. */
export const findings = (
  value: object,
  context: t.Context,
  names: (value: object) => ReadonlyArray<string> = Object.keys,
): Findings => {
  const errors: t.Errors = []
  let copy: object | undefined
  return {
    errors,
    whole: () => copy ?? value,
    validate: (key, codec, part, isThere = true) => {
      const result = codec.validate(part, t.appendContext(context, key, codec, part))
      if (result._tag === 'Left') for (const error of result.left) errors.push(error)
      else if (result.right !== part || !isThere) {
        copy ??= copyOf(value, names)
        define(copy, key, result.right)
      }
    },
    result: <A>() => (errors.length > 0 ? t.failures(bounded(errors, context)) : t.success((copy ?? value) as A)), // each part is one of A
  }
}

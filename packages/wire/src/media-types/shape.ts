/** The shape of a value, which decides how it is written. */

export type Shape = 'array' | 'object'

/** Of what is written alike wherever it stands. */
export const noShapes: ReadonlyArray<Shape> = []

/** An object literal or one that a parser made: it inherits nothing. */
export const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** An object that is no more than its properties. One that writes itself (a `Date`, a secret) would not come back. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  (isPlain(value) || Object.prototype.toString.call(value) === '[object Object]') &&
  !('toJSON' in value && typeof value.toJSON === 'function')

/**
 * The member of a union that writes a value: the first of its shape, as every member keeps properties that it does not know.
 * What has no shape is written alike by every member.
 */
export const memberFor =
  <W extends { readonly shapes: ReadonlyArray<Shape> }>(members: ReadonlyArray<W>, leaf: W) =>
  (value: unknown): W => {
    const shape = Array.isArray(value) ? 'array' : 'object'
    return members.find(({ shapes }) => shapes.includes(shape)) ?? leaf
  }

/** Whether an object has a property or inherits a value for it, as the instance of a class may. */
export const hasProperty = (value: Readonly<Record<string, unknown>>, name: string): boolean =>
  value[name] !== undefined || Object.hasOwn(value, name)

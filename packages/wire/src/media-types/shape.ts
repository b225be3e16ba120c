/** What a writer looks at before it writes a value. */

export type Shape = 'leaf' | 'array' | 'object'

const shapeOf = (value: unknown): Shape =>
  Array.isArray(value) ? 'array' : typeof value === 'object' && value !== null ? 'object' : 'leaf'

/** An object that somebody wrote down or a parser made: nothing of it is inherited. */
export const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** An object that is no more than its properties: one that writes itself (a `Date`, a secret) would not come back. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  (isPlain(value) || Object.prototype.toString.call(value) === '[object Object]') &&
  !('toJSON' in value && typeof value.toJSON === 'function')

/** The member of a union that writes a value: the first that takes its shape, for no entity has two that differ otherwise. */
export const memberFor =
  <W extends { readonly shapes: ReadonlyArray<Shape> }>(members: ReadonlyArray<W>, leaf: W) =>
  (value: unknown): W => {
    const shape = shapeOf(value)
    return members.find(({ shapes }) => shapes.includes(shape)) ?? leaf
  }

/** A property is there if the object has it, or inherits a value for it, as the instance of a class may. */
export const hasProperty = (value: Readonly<Record<string, unknown>>, name: string): boolean =>
  value[name] !== undefined || Object.hasOwn(value, name)

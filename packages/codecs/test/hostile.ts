import { inspect } from 'node:util'
import fc from 'fast-check'
import type * as t from 'io-ts'
import { arbitrary } from '../src/reflection/arbitrary.js'

class Instance {
  constructor(readonly value: unknown) {}
}

/** Hostile values: one of each kind on which two validators have ever differed. */
const oddities: ReadonlyArray<() => unknown> = [
  () => undefined,
  () => null,
  () => Number.NaN,
  () => -0,
  () => Number.POSITIVE_INFINITY,
  () => 2 ** 31,
  () => -(2 ** 31) - 1,
  () => 2 ** 31 - 1,
  () => 0.5,
  () => 7n,
  () => '',
  () => '803',
  () => '2008-02-31T00:00:00',
  () => true,
  () => [],
  () => [null],
  () => [undefined],
  () => new Array(2),
  () => ({}),
  () => Object.create(null),
  () => JSON.parse('{"__proto__":{"EMailAccountId":1}}'),
  () => new Date(0),
  () => new Map(),
  () => new Instance(1),
  () => new Number(1),
  () => new String('a'),
  () => Symbol('s'),
  () => () => 1,
  () => /a/,
]

/** A change of one property of an object. */
type Edit = (owner: object, key: string) => void

// `Reflect`, as some of what came of earlier edits cannot be redefined.
const define = (owner: object, key: string, descriptor: PropertyDescriptor) =>
  Reflect.defineProperty(owner, key, { configurable: true, enumerable: true, ...descriptor })

const set = (owner: object, key: string, value: unknown) => define(owner, key, { value, writable: true })

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const read = (owner: object, key: string): unknown => Object.getOwnPropertyDescriptor(owner, key)?.value

/** Edits that leave an object as valid as it was, in a shape of its own, and edits that do not. */
const edits: ReadonlyArray<Edit> = [
  (owner, key) => Reflect.deleteProperty(owner, key),
  (owner, key) => {
    const value = read(owner, key)
    define(owner, key, { get: () => value })
  },
  (owner, key) =>
    define(owner, key, {
      get: () => {
        throw new RangeError('a getter that throws')
      },
    }),
  (owner, key) => define(owner, key, { enumerable: false, value: read(owner, key) }),
  (owner, key) => set(owner, key.toLowerCase(), read(owner, key)),
  (owner, key) => set(owner, key, [read(owner, key)]),
  (owner, key) => {
    const value = read(owner, key)
    const own = isObject(value) && !Array.isArray(value) ? Object.getOwnPropertyDescriptors(value) : {}
    set(owner, key, Object.defineProperties(new Instance(1), own))
  },
  (owner, key) => {
    const value = read(owner, key)
    if (isObject(value)) set(owner, key, Object.create(value)) // all is inherited
  },
  (owner, key) => {
    const value = read(owner, key)
    if (isObject(value)) set(owner, key, new Proxy(value, {}))
  },
  (owner) => set(owner, '__proto__', { EMailAccountId: 'x' }),
  (owner) => set(owner, 'PropertyOfTomorrow', 1),
  (owner) => set(owner, 'undefined', undefined),
  (owner, key) => {
    if (Array.isArray(owner)) return // io-ts calls `every` of it
    Reflect.deleteProperty(owner, key)
    Object.setPrototypeOf(owner, { [key]: 1 })
  },
  (owner) => {
    if (Array.isArray(owner)) owner.length += 1 // a hole
  },
]

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.constantFrom(...oddities).map(
    (make): Edit =>
      (owner, key) =>
        set(owner, key, make()),
  ),
  fc.constantFrom(...edits),
)

/** Walks down as far as there are objects, and edits what it comes to. */
const apply = (root: { value: unknown }, path: ReadonlyArray<number>, change: Edit): void => {
  let owner: object = root
  let key = 'value'
  for (const step of path) {
    const next = read(owner, key)
    if (!isObject(next)) break
    const keys = Object.keys(next)
    if (keys.length === 0) break
    owner = next
    key = keys[step % keys.length] ?? key
  }
  change(owner, key)
}

/** A value behind a name, so that fast-check prints it without calling its getters. */
class Hostile {
  constructor(readonly value: unknown) {}
  [fc.toStringMethod](): string {
    return inspect(this.value, { depth: 9 })
  }
}

/** Valid values of a codec, and values that are valid but for a few hostile edits; now and then anything at all. */
export const hostile = (codec: t.Any): fc.Arbitrary<Hostile> => {
  const edited = fc
    .tuple(arbitrary(codec), fc.array(fc.tuple(fc.array(fc.nat(40), { maxLength: 6 }), edit), { maxLength: 3 }))
    .map(([valid, changes]) => {
      const root = { value: structuredClone<unknown>(valid) }
      for (const [path, change] of changes) apply(root, path, change)
      return new Hostile(read(root, 'value'))
    })
  const anything = fc.anything({ withBigInt: true, withSparseArray: true }).map((value) => new Hostile(value))
  return fc.oneof({ weight: 20, arbitrary: edited }, { weight: 1, arbitrary: anything })
}

/** JSON at the edges of what the codecs accept. */
const edges = fc.oneof(
  fc.constantFrom<unknown>(
    ...[2 ** 31, 2 ** 31 - 1, -(2 ** 31), -(2 ** 31) - 1, 0.5, 1e300, null, true, '', '5', [], {}],
  ),
  fc.constantFrom(
    '0001-01-01T00:00:00',
    '2016-12-31T23:59:60Z',
    '2020-01-01T00:00:00.12345678Z',
    '0000-01-01T00:00:00',
  ),
  fc.jsonValue({ maxDepth: 2 }),
)

/** JSON that a codec accepts but for one edit: a property or an item of it is lost, or is another one. */
export const editedJson = (codec: t.Any): fc.Arbitrary<unknown> =>
  fc
    .tuple(arbitrary(codec), fc.array(fc.nat(40), { maxLength: 6 }), fc.option(edges, { freq: 5, nil: undefined }))
    .map(([valid, path, edge]) => {
      const root = { value: structuredClone<unknown>(valid) }
      apply(root, path, (owner, key) => {
        if (edge !== undefined) set(owner, key, edge)
        else if (!Array.isArray(owner) && owner !== root) Reflect.deleteProperty(owner, key)
      })
      return root.value
    })

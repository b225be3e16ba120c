import { inspect, isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { optionalKeys } from '../../src/combinators/optionalKeys.js'
import {
  type Algebra,
  DateTimeOffset,
  dictionary,
  EMailAccount,
  ETableRight,
  entity,
  FieldProperties,
  fold,
  Int32,
  nullable,
  SaveEMailAccountRequest,
  secret,
} from '../../src/index.js'
import { guard as fromClosures } from '../../src/reflection/guard.js'
import { withGuard } from '../../src/reflection/guardFirst.js'
import { guard as fromSource } from '../../src/reflection/guardFromSource.js'
import { hostile } from '../hostile.js'

const fuzz = process.env['FUZZ_RUNS']
const numRuns = fuzz === undefined ? 2_000 : Math.max(100_000, Number(fuzz))

/** The same codec once more, with `wrap` around every object; with the identity it is io-ts alone. */
const rebuilt = (wrap: <C extends t.Mixed>(codec: C) => C) => {
  const pick = (all: Parameters<Algebra<t.Mixed>['object']>[1], presence: string): Record<string, t.Mixed> =>
    Object.fromEntries(all.filter((each) => each.presence === presence).map(({ name, value }) => [name, value]))
  return fold<t.Mixed>({
    null: () => t.null,
    string: () => t.string,
    boolean: () => t.boolean,
    unknown: () => t.unknown,
    int32: () => Int32,
    dateTimeOffset: () => DateTimeOffset,
    flagSet: (type) => type,
    literal: (value) => t.literal(value),
    secret,
    array: (item) => t.array(item),
    dictionary: (value) => wrap(t.record(t.string, value)),
    union: ([first = t.null, second = t.null, ...rest]) => t.union([first, second, ...rest]),
    object: (name, all) =>
      wrap(t.intersection([t.type(pick(all, 'required'), name), optionalKeys(pick(all, 'optional'), name)], name)),
  })
}

/** Every construct that the fold knows, in places where they meet. */
const Everything = entity(
  'Everything',
  {
    Any: t.unknown,
    Flag: t.boolean,
    Kind: t.union([t.literal('a'), t.literal(-0), t.literal(false)]),
    List: t.array(nullable(t.array(Int32))),
    Items: t.array(entity('Item', { Name: t.string, 'odd "name"\n': Int32 }, { When: DateTimeOffset })),
    Shape: t.union([
      entity('Circle', { kind: t.literal('circle'), r: Int32 }, {}),
      entity('Square', { kind: t.literal('square'), a: Int32 }, {}),
    ]),
    Secret: secret(nullable(t.string)),
    Lookup: dictionary(t.union([Int32, t.string, dictionary(t.boolean, 'Inner')]), 'Lookup'),
  },
  { Maybe: t.unknown, Text: nullable(t.string), Mask: ETableRight },
)

const codecs: ReadonlyArray<t.Mixed> = [EMailAccount, SaveEMailAccountRequest, FieldProperties, Everything]

/** What came of something, as a list of what must be the same. */
const outcome = (run: () => ReadonlyArray<unknown>): ReadonlyArray<unknown> => {
  try {
    return run()
  } catch (thrown) {
    return ['threw', String(thrown)]
  }
}

const decoded = (codec: t.Mixed, value: unknown) =>
  outcome(() => {
    const result = codec.decode(value)
    return E.isRight(result)
      ? ['right', result.right]
      : result.left.flatMap(({ context, value, message }) => [
          ...context.flatMap(({ key, type, actual }) => [key, type.name, actual]),
          value,
          message,
        ])
  })

const isValid = (codec: t.Mixed, value: unknown) => outcome(() => [codec.is(value)])

/** References must be the same; a copy that io-ts makes must be equal to ours, -0 and missing keys included. */
const areSame = (a: ReadonlyArray<unknown>, b: ReadonlyArray<unknown>, value: unknown) =>
  a.length === b.length &&
  a.every((each, i) => Object.is(each, b[i]) || (each !== value && b[i] !== value && isDeepStrictEqual(each, b[i])))

const compare = (oracle: t.Mixed, ours: t.Mixed, value: unknown): void => {
  for (const ask of [isValid, decoded]) {
    const [expected, actual] = [ask(oracle, value), ask(ours, value)]
    if (!areSame(actual, expected, value))
      expect.fail(`${inspect(actual)}\nwhere io-ts alone says\n${inspect(expected)}`)
  }
}

/** io-ts copies an object for a NaN under `unknown`, as NaN is not equal to itself; we do not. */
const hasNaN = (value: unknown) =>
  outcome(() => (t.UnknownRecord.is(value) ? [value['Any'], value['Maybe']] : [])).some(Number.isNaN)

describe.each([
  ['closures', fromClosures],
  ['generated source', fromSource],
] as const)('a guard from %s in front', (_, guardOf) => {
  for (const codec of codecs)
    test(`says of ${codec.name} exactly what io-ts alone says`, () => {
      const [oracle, ours] = [rebuilt((plain) => plain)(codec), rebuilt(withGuard(guardOf))(codec)]
      const seen = { valid: 0, invalid: 0 }
      fc.assert(
        fc.property(hostile(codec), ({ value }) => {
          fc.pre(!hasNaN(value))
          compare(oracle, ours, value)
          seen[isValid(oracle, value)[0] === true ? 'valid' : 'invalid'] += 1
        }),
        { numRuns },
      )
      // The property says little unless it has seen a good part of both.
      expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(numRuns / 10)
    })

  test('a valid value never reaches io-ts', () => {
    const [plain, reached] = [t.type({ a: t.string }), [] as Array<unknown>]
    const spied = Object.assign(Object.create(Object.getPrototypeOf(plain)), plain, {
      validate: (u: unknown, context: t.Context) => {
        reached.push(u)
        return plain.validate(u, context)
      },
    })
    const codec: typeof plain = withGuard(guardOf)(spied)
    expect(E.isRight(codec.decode({ a: 'x' }))).toBe(true)
    expect(reached).toEqual([])
    expect(E.isRight(codec.decode({ a: 1 }))).toBe(false)
    expect(reached).toEqual([{ a: 1 }])
  })

  test('a NaN under unknown is no reason to copy', () => {
    const value = { Any: Number.NaN }
    const codec = withGuard(guardOf)(t.type({ Any: t.unknown }))
    const result = codec.decode(value)
    expect(E.isRight(result) && result.right === value).toBe(true)
  })

  test('of two members of a union the one that takes the value as it is', () => {
    const value = { B: 'b' }
    const plain = t.union([t.type({ A: t.unknown }), t.type({ B: t.string })])
    const copied = plain.decode(value)
    expect(copied).toStrictEqual(E.right({ B: 'b', A: undefined })) // what io-ts makes of it
    const result = withGuard(guardOf)(plain).decode(value)
    expect(E.isRight(result) && result.right === value).toBe(true)
  })

  test('an explicit undefined is no value of an optional key, whatever its codec takes', () => {
    const Maybe = withGuard(guardOf)(optionalKeys({ Any: t.unknown, Text: t.string }, 'Maybe'))
    expect([{}, { Any: 1 }, { Any: undefined }, { Text: undefined }].map(Maybe.is)).toEqual([true, true, false, false])
  })
})

test('the entities as they are exported find the same problems in the same places', () => {
  for (const codec of codecs) {
    const oracle = rebuilt((plain) => plain)(codec)
    const found = (each: t.Mixed, value: unknown) =>
      outcome(() =>
        E.fold(
          (errors: t.Errors) =>
            errors.flatMap(({ context, value }) => [context.map(({ key }) => key).join('/'), value]),
          (right: unknown) => [right],
        )(each.decode(value)),
      )
    fc.assert(
      fc.property(hostile(codec), ({ value }) => {
        fc.pre(!hasNaN(value))
        const [expected, actual] = [found(oracle, value), found(codec, value)]
        if (!areSame(actual, expected, value))
          expect.fail(`${inspect(actual)}\nwhere io-ts alone says\n${inspect(expected)}`)
      }),
    )
  }
})

describe('generated source', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  /** A `Function` that does what a runtime does that forbids it; it tells how often it was asked. */
  const forbidden = (): (() => number) => {
    let asked = 0
    class Forbidden {
      constructor() {
        asked += 1
        throw new EvalError('Code generation from strings disallowed for this context')
      }
    }
    vi.stubGlobal('Function', Forbidden)
    return () => asked
  }

  test('nothing is generated before a guard is asked', () => {
    const asked = forbidden()
    fromSource(entity('Made', { Id: Int32 }, {}))
    expect(asked()).toBe(0)
  })

  test('where it is forbidden the closures answer, and it is tried once', () => {
    const asked = forbidden()
    const is = fromSource(entity('Made', { Id: Int32 }, {}))
    expect([{ Id: 1 }, { Id: '1' }, {}].map(is)).toEqual([true, false, false])
    expect(asked()).toBe(1)
  })

  test('names of properties are data in it', () => {
    const name = '"];globalThis.injected=1;["\u2028\n`'
    const is = fromSource(entity('Made', { [name]: t.literal("'+(globalThis.injected=1)+'") }, {}))
    expect(is({ [name]: "'+(globalThis.injected=1)+'" })).toBe(true)
    expect(is({ [name]: '' })).toBe(false)
    expect(globalThis).not.toHaveProperty('injected')
  })
})

import { inspect, isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { optionalKeys } from '../../src/combinators/optionalKeys.js'
import { guard as fromClosures } from '../../src/guard/closures.js'
import { guard as fromSource } from '../../src/guard/generated.js'
import { withGuard } from '../../src/guard/guardFirst.js'
import {
  arrayOf,
  DateTimeOffset,
  dictionary,
  drawFailure,
  EMailAccount,
  ETableRight,
  entity,
  FieldProperties,
  Int32,
  maxErrors,
  nullable,
  SaveEMailAccountRequest,
  secret,
} from '../../src/index.js'
import { hostile } from '../hostile.js'
import { guardedBy, ioTsAlone, rebuilt } from './rebuilt.js'

// `pnpm mutate` has few cases of each property; here fewer would prove nothing.
const fuzz = Number(process.env['FUZZ_RUNS'] ?? 0)
const numRuns = fuzz < 1_000 ? 500 : Math.max(100_000, fuzz)

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
  for (const outcome of [isValid, decoded]) {
    const [expected, actual] = [outcome(oracle, value), outcome(ours, value)]
    if (!areSame(actual, expected, value))
      expect.fail(`${inspect(actual)}\nwhere io-ts alone has\n${inspect(expected)}`)
  }
}

const isPlain = (value: object) =>
  Object.getPrototypeOf(value) === Object.prototype &&
  Object.entries(Object.getOwnPropertyDescriptors(value)).every(
    ([name, { enumerable }]) => enumerable && name !== '__proto__',
  )

/**
 * Whether io-ts copies an object where we do not, for a NaN under `unknown`, as NaN is not equal to itself; or leaves out of
 * its copy, which a missing `unknown` needs, what ours has.
 */
const isCopiedOtherwise = (value: unknown) =>
  t.UnknownRecord.is(value) &&
  outcome(() => [value['Any'], value['Maybe']]).some(
    (each) => Number.isNaN(each) || (each === undefined && !isPlain(value)),
  )

describe.each([
  ['closures', fromClosures],
  ['generated source', fromSource],
] as const)('a guard from %s in front', (_, guardOf) => {
  for (const codec of codecs)
    test(`agrees with io-ts about ${codec.name}`, () => {
      const [oracle, ours] = [rebuilt(ioTsAlone)(codec), rebuilt(guardedBy(guardOf))(codec)]
      const seen = { valid: 0, invalid: 0 }
      fc.assert(
        fc.property(hostile(codec), ({ value }) => {
          fc.pre(!isCopiedOtherwise(value))
          compare(oracle, ours, value)
          seen[isValid(oracle, value)[0] === true ? 'valid' : 'invalid'] += 1
        }),
        { numRuns },
      )
      // The property proves little unless it has seen a good part of both.
      expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(numRuns / 10)
    })

  test('a valid value never reaches io-ts', () => {
    const plain = t.type({ a: t.string })
    const reached: Array<unknown> = []
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

  test('a getter that answers something else each time is accepted, or rejected with a reason', () => {
    const Item = rebuilt(guardedBy(guardOf))(
      entity('Item', { Id: Int32, Name: nullable(t.string) }, { Any: t.unknown }),
    )
    const answers = fc.array(fc.constantFrom<unknown>(1, 'a', null, undefined), { minLength: 1 })
    fc.assert(
      fc.property(fc.constantFrom('Id', 'Name', 'Any'), answers, (key, each) => {
        const value = { Id: 1, Name: null, Any: 1 }
        let calls = 0
        Object.defineProperty(value, key, { enumerable: true, get: () => each[calls++ % each.length] })
        const result = Item.decode(value)
        expect(E.isRight(result) || result.left.length > 0).toBe(true)
      }),
      { numRuns },
    )
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

describe('a codec as it is exported', () => {
  test('of a bad entity io-ts walks only what is bad', () => {
    const reached: Array<unknown> = []
    const spied: typeof t.string = Object.assign(Object.create(Object.getPrototypeOf(t.string)), t.string, {
      validate: (u: unknown, context: t.Context) => {
        reached.push(u)
        return t.string.validate(u, context)
      },
    })
    const Notes = dictionary(spied, 'Notes')
    const Tags = arrayOf(spied)
    const Person = entity('Person', { Id: Int32, Mail: spied, Name: nullable(spied) }, { Title: spied, Notes, Tags })
    const valid = { Id: 1, Mail: 'mail', Name: 'name', Title: 'title', Notes: { a: 'note' }, Tags: ['tag'] }
    const calls = (value: unknown) => {
      reached.length = 0
      Person.decode(value)
      return [...reached]
    }
    expect(calls({ ...valid, Id: '1' })).toEqual([])
    expect(calls({ ...valid, Name: 2, Title: 3 })).toEqual([2, 3])
    expect(calls({ ...valid, Title: undefined, Notes: { a: 'note', b: 3 } })).toEqual([3])
    expect(calls({ ...valid, Tags: ['tag', 5, 'tag'] })).toEqual([5])
    expect(calls({ Id: 1, Mail: 4 })).toEqual([4, undefined])
  })

  test('there may be any number of problems in it', () => {
    const Notes = Object.fromEntries(Array.from({ length: 200_000 }, (_, i) => [i, i]))
    const result = entity('Person', {}, { Notes: dictionary(t.string, 'Notes') }).decode({ Notes })
    expect(E.isLeft(result) && drawFailure(result.left)).toEqual([
      'expected at most 100 problems, got more',
      ...Array.from({ length: maxErrors }, (_, i) => `Notes[${i}]: expected string, got ${i}`),
    ])
  })

  test('a copy has a property named __proto__ as such', () => {
    const codec = entity('Odd', { Any: t.unknown, Count: Int32 }, {})
    const result = codec.decode(JSON.parse('{"__proto__":{"Any":1},"Count":1}'))
    expect(E.map(Object.entries)(result)).toEqual(
      E.right([
        ['__proto__', { Any: 1 }],
        ['Count', 1],
        ['Any', undefined],
      ]),
    )
  })

  test('a copy of a dictionary has nothing that is inherited, as that is no part of it', () => {
    const codec = dictionary(entity('Odd', { Any: t.unknown }, {}), 'Lookup')
    const result = codec.decode(Object.assign(Object.create({ x: 'bad' }), { a: {} }))
    expect(E.map(Object.entries)(result)).toEqual(E.right([['a', { Any: undefined }]]))
  })

  test('a copy is an ordinary object, and what was given stays as it was', () => {
    const codec = arrayOf(entity('Odd', { Any: t.unknown }, {}))
    const given = [{}]
    const result = codec.decode(given)
    const [copy] = E.isRight(result) ? result.right : []
    expect(Object.getOwnPropertyDescriptors(copy)).toEqual({
      Any: { value: undefined, writable: true, enumerable: true, configurable: true },
    })
    expect(given).toEqual([{}])
    expect(given[0]).not.toHaveProperty('Any')
  })

  test('what a copy leaves out is missing', () => {
    const value = Object.defineProperty({ Flag: true }, 'Flag', { enumerable: false })
    const codec = entity('Odd', { Any: t.unknown, Flag: t.boolean }, {})
    expect(E.isRight(codec.decode(value))).toBe(false)
  })

  test('a copy has what is inherited, as its own', () => {
    const codec = entity('Odd', { Any: t.unknown, Flag: t.boolean }, { Count: Int32 })
    const result = codec.decode(Object.create({ Flag: true, Count: 1 }))
    expect(E.map(Object.entries)(result)).toEqual(
      E.right([
        ['Flag', true],
        ['Count', 1],
        ['Any', undefined],
      ]),
    )
  })

  for (const codec of codecs) {
    const oracle = rebuilt(ioTsAlone)(codec)

    test(`agrees with io-ts about ${codec.name}`, () => {
      fc.assert(
        fc.property(hostile(codec), ({ value }) => {
          fc.pre(!isCopiedOtherwise(value))
          compare(oracle, codec, value)
        }),
        { numRuns },
      )
    })
  }
})

describe('generated source', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  /** A `Function` that does what a runtime does that forbids it; it returns how often it was called. */
  const forbidden = (error = new EvalError('Code generation from strings disallowed for this context')) => {
    let calls = 0
    class Forbidden {
      constructor() {
        calls += 1
        throw error
      }
    }
    vi.stubGlobal('Function', Forbidden)
    return () => calls
  }

  test('nothing is generated before a guard is called', () => {
    const calls = forbidden()
    fromSource(entity('Made', { Id: Int32 }, {}))
    expect(calls()).toBe(0)
  })

  test('where it is forbidden the closures answer, and it is tried once', () => {
    const calls = forbidden()
    const is = fromSource(entity('Made', { Id: Int32 }, {}))
    expect([{ Id: 1 }, { Id: '1' }, {}].map(is)).toEqual([true, false, false])
    expect(calls()).toBe(1)
  })

  test('an error of another kind is a fault, which no closures hide', () => {
    forbidden(new SyntaxError('Unexpected token'))
    expect(() => fromSource(Int32)(1)).toThrow(new SyntaxError('Unexpected token'))
  })

  test('names of properties are data in it', () => {
    const name = '"];globalThis.injected=1;["\u2028\n`'
    const is = fromSource(entity('Made', { [name]: t.literal("'+(globalThis.injected=1)+'") }, {}))
    expect(is({ [name]: "'+(globalThis.injected=1)+'" })).toBe(true)
    expect(is({ [name]: '' })).toBe(false)
    expect(globalThis).not.toHaveProperty('injected')
  })
})

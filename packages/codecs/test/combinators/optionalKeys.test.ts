import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { optionalKeys, secret } from '../../src/index.js'

/** A codec of which no guard can be made, and whose values differ from what it reads. */
const Count = new t.Type<number, string>(
  'Count',
  t.number.is,
  (u, context) => (typeof u === 'string' && /^\d+$/.test(u) ? t.success(Number(u)) : t.failure(u, context)),
  String,
)
const Paging = optionalKeys({ order: t.keyof({ up: null, down: null }), count: Count }, 'Paging')

describe('optional keys of codecs that the fold does not know', () => {
  it.each([
    [{}, E.right({})],
    [{ order: 'up', later: 1 }, E.right({ order: 'up', later: 1 })],
    [{ order: 'up', count: '3' }, E.right({ order: 'up', count: 3 })],
    [{ order: 'left', count: '3' }, E.left(['order'])],
    [{ count: 3 }, E.left(['count'])],
    [{ order: undefined }, E.left(['order'])],
    [[], E.left([''])],
  ])('validate %j', (value, expected) => {
    const keys = E.mapLeft((errors: t.Errors) => errors.map(({ context }) => context.at(-1)?.key))
    expect(keys(Paging.decode(value))).toEqual(expected)
  })

  it('are the very object if no codec changes a value', () => {
    const value = { order: 'up', later: 1 }
    expect(E.toUnion<unknown, unknown>(Paging.decode(value))).toBe(value)
  })

  it('hold values of the codecs', () => {
    const values = [{ order: 'up', count: 3 }, { order: 'up' }, {}, { count: '3' }, { count: undefined }, null]
    expect(values.map(Paging.is)).toEqual([true, true, true, false, false, false])
  })
})

describe('a codec that changes values', () => {
  it.each<[string, t.Mixed, unknown]>([
    ['under an optional key', Paging, { order: 'up', count: '3', later: 1 }],
    ['under an optional key that is absent', Paging, { order: 'up' }],
    ['under a mark', secret(Count), '3'],
  ])('encodes what it decodes, %s', (_, codec, encoded) => {
    expect(E.map(codec.encode)(codec.decode(encoded))).toStrictEqual(E.right(encoded))
  })

  it('is the identity where no codec changes a value', () => {
    expect([optionalKeys({ a: t.string }, 'A').encode, secret(t.string).encode]).toEqual([t.identity, t.identity])
  })
})

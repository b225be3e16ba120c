import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { optionalKeys } from '../../src/index.js'

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

  it('hold values of the codecs', () => {
    expect([{ order: 'up', count: 3 }, { count: '3' }, { count: undefined }, null].map(Paging.is)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})

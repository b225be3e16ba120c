import fc from 'fast-check'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { expect, test } from 'vitest'
import { DateTimeOffset, EMailAccount, entity, FieldRight, Int32, SaveEMailAccountRequest } from '../../src/index.js'
import { arbitrary } from '../../src/reflection/arbitrary.js'

test.each([EMailAccount, SaveEMailAccountRequest, FieldRight, DateTimeOffset, Int32])(
  'what is derived from $name is accepted by it',
  (codec: t.Mixed) => {
    fc.assert(
      fc.property(arbitrary(codec), (value) => {
        expect(codec.decode(value)).toEqual(E.right(value))
      }),
    )
  },
)

test('every kind of codec has an arbitrary', () => {
  const All = entity('All', { Flag: t.boolean, Any: t.unknown, Kind: t.literal('a'), List: t.array(t.string) }, {})
  fc.assert(fc.property(arbitrary(All), All.is))
})

test('optional properties are there and are not', () => {
  const values = fc.sample(arbitrary(EMailAccount), { numRuns: 200, seed: 1 })
  expect(new Set(values.map((value) => 'LastFetch' in value))).toEqual(new Set([true, false]))
})

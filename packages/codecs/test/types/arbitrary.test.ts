/** The types of all exports of @so-email/codecs/arbitrary. `tsc` is the judge; nothing here runs. */
import type { default as fc } from 'fast-check'
import type * as t from 'io-ts'
import { expectTypeOf, test } from 'vitest'
import type * as api from '../../src/reflection/arbitrary.js'

test('every value has its type', () => {
  expectTypeOf<typeof api.arbitrary>().toEqualTypeOf<<A>(codec: t.Type<A, unknown>) => fc.Arbitrary<A>>()
})

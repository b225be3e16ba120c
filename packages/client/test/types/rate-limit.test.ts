/** The types of all exports of @so-email/client/rate-limit. `tsc` is the judge; nothing here runs. */
import { expectTypeOf, test } from 'vitest'
import type { RateLimit } from '../../src/index.js'
import type * as api from '../../src/rate-limit/index.js'
import type { RateLimitOptions } from '../../src/rate-limit/index.js'

test('every value has its type', () => {
  expectTypeOf<typeof api.rateLimit>().toEqualTypeOf<(options: RateLimitOptions) => RateLimit>()
})

test('every type has its members', () => {
  expectTypeOf<api.RateLimit>().toEqualTypeOf<RateLimit>()
  expectTypeOf<api.RateLimitOptions>().toEqualTypeOf<{
    readonly requests?: number
    readonly per?: number
    readonly concurrency?: number
  }>()
})

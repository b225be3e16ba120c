/** The types of all exports of @so-email/client/undici. `tsc` is the judge; nothing here runs. */
import { expectTypeOf, test } from 'vitest'
import type * as api from '../../src/transport/undiciTransport.js'
import type { OpenTransport, UndiciOptions } from '../../src/transport/undiciTransport.js'

test('every value has its type', () => {
  expectTypeOf<typeof api.undiciTransport>().toEqualTypeOf<(options?: UndiciOptions) => OpenTransport>()
})

test('every type has its members', () => {
  expectTypeOf<api.OpenTransport<string>>().toEqualTypeOf<{
    readonly send: string
    readonly close: () => Promise<void>
  }>()
  expectTypeOf<api.UndiciOptions>().toEqualTypeOf<{ readonly connections?: number }>()
})

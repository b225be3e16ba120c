/** The types of all exports of @so-email/provider-stub/command. `tsc` is the judge; nothing here runs. */
import { expectTypeOf, test } from 'vitest'
import type * as api from '../../src/cli/cli.js'

test('every value has its type', () => {
  expectTypeOf<typeof api.stubCommand>().toEqualTypeOf<
    (argv: ReadonlyArray<string>, program?: string) => Promise<void>
  >()
})

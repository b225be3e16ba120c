/** The types of all exports of @so-email/client/tenant. `tsc` is the judge; nothing here runs. */
import { expectTypeOf, test } from 'vitest'
import type { SiteLookup } from '../../src/index.js'
import type * as api from '../../src/tenant/index.js'
import type { OnlineEnvironment, TenantOptions } from '../../src/tenant/index.js'

test('every value has its type', () => {
  expectTypeOf<typeof api.tenant>().toEqualTypeOf<(options: TenantOptions) => SiteLookup>()
})

test('every type has its members', () => {
  expectTypeOf<api.OnlineEnvironment>().toEqualTypeOf<'sod' | 'qaonline' | 'online'>()
  expectTypeOf<api.SiteLookup>().toEqualTypeOf<SiteLookup>()
  expectTypeOf<api.TenantOptions>().toEqualTypeOf<{
    readonly environment: OnlineEnvironment
    readonly contextId: string
    readonly host?: string
    readonly domain?: string
  }>()
})

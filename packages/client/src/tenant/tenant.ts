import { either as E, function as F } from 'fp-ts'
import { asPart } from '../settings/asPart.js'
import type { SiteLookup } from '../settings/SiteLookup.js'
import { makeTenantMemory } from './TenantMemory.js'
import { parseTenant, type TenantOptions } from './TenantOptions.js'

/**
 * The `baseUrl` of a tenant of SuperOffice Online. The state of the tenant is requested when a call needs it, without
 * credentials, and kept until its `ValidUntil`; clients with the same value share it. After a 421 the state is requested
 * once more, and the request sent again. `makeClient` reports what is wrong with the options.
 */
export const tenant = (options: TenantOptions): SiteLookup => ({
  lookup: asPart(() => F.pipe(parseTenant(options), E.map(makeTenantMemory))),
})

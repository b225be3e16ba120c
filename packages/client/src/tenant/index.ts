/** The `baseUrl` of a tenant of SuperOffice Online, for both faces: it follows the tenant when it moves. */
export type { SiteLookup } from '../settings/SiteLookup.js'
export type { OnlineEnvironment, TenantOptions } from './TenantOptions.js'
export { tenant } from './tenant.js'

/** What the provider states of a tenant replace. */
import * as t from 'io-ts'
import { basePathOf, routeTo, siteOf } from '../routing/router.js'
import type { Settings } from '../Settings.js'
import { ContextId, StateName, TenantPath } from '../tenants/Tenant.js'

/** The tenant, and the state that it is in. */
export const TenantInState = t.type({ contextId: ContextId, state: StateName })

export const inState =
  ({ contextId, state }: t.TypeOf<typeof TenantInState>) =>
  ({ tenant }: Settings): Partial<Settings> => ({ tenant: { ...tenant, contextId, state } })

/** The tenant, and the path where it is now. */
export const TenantMoved = t.type({ contextId: ContextId, path: TenantPath })

export const moved =
  ({ contextId, path }: t.TypeOf<typeof TenantMoved>) =>
  ({ tenant, endpoints, route, site }: Settings): Partial<Settings> => ({
    route: routeTo(endpoints, path),
    site: siteOf(endpoints, path, site.stubPath),
    tenant: {
      ...tenant,
      contextId,
      path: basePathOf(path),
      former: [route, ...tenant.former].slice(0, mostFormer),
    },
  })

/** Further back nobody looks. */
export const mostFormer = 100

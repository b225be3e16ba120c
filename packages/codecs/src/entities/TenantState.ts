import * as t from 'io-ts'
import { entity } from '../combinators/entity.js'
import { nullable } from '../combinators/nullable.js'
import { DateTimeOffset } from '../primitives/DateTimeOffset.js'

const codec = /*#__PURE__*/ entity(
  'TenantState',
  {
    /** The context identifier of the tenant, as `Cust12345`. */
    ContextIdentifier: t.string,
    /** A name of {@link ETenantState}; a name that is not in that table is kept as it is. */
    State: t.string,
    /** Whether the API answers: in the states `Running` and `OnlineMaintenance`. */
    IsRunning: t.boolean,
    /** When to look again. */
    ValidUntil: DateTimeOffset,
  },
  {
    /** The root of the installation, as `https://online2.superoffice.com/Cust12345`. It changes as routine. */
    Endpoint: /*#__PURE__*/ nullable(t.string),
    /** The root of the API, as `https://online2.superoffice.com/Cust12345/api`. */
    Api: /*#__PURE__*/ nullable(t.string),
    /** The release, as `Release_11.10_2026.02.24-02`. */
    Version: /*#__PURE__*/ nullable(t.string),
  },
)

/**
 * Where an Online tenant is, and whether it is running. That a tenant without an endpoint has `null` or no property is
 * assumed. Source: the article on the tenant status (`GET https://online.superoffice.com/api/state/Cust12345`).
 *
 * @category entities
 */
export interface TenantState extends t.TypeOf<typeof codec> {}

/**
 * The codec of the state of a tenant.
 *
 * @example
 * import { TenantState } from '@so-email/codecs'
 *
 * TenantState.is({
 *   ContextIdentifier: 'Cust12345',
 *   State: 'Suspended',
 *   IsRunning: false,
 *   ValidUntil: '2026-02-23T09:52:01.9342965Z',
 * })
 * // => true
 * @category entities
 */
export const TenantState: t.Type<TenantState> = codec

/**
 * The states of a tenant with their numbers; the wire carries the names. Source: the article on the tenant status.
 *
 * @example
 * import { ETenantState } from '@so-email/codecs'
 *
 * ETenantState.Suspended
 * // => 4
 * @category entities
 */
export const ETenantState = {
  Unknown: 0,
  Provisioning: 1,
  Running: 2,
  Deleted: 3,
  Suspended: 4,
  OnlineMaintenance: 5,
  OfflineMaintenance: 6,
  ProvisioningFailed: 8,
  Deleting: 10,
  DeleteFailed: 11,
  MigrationPending: 12,
} as const

/**
 * The documented names of the states of a tenant. Source: the article on the tenant status.
 *
 * @category entities
 */
export type TenantStateName = keyof typeof ETenantState

/**
 * The tenant of SuperOffice Online that a stub is: its state, and where it is. On one host a tenant moves to another path
 * instead of another subdomain.
 */
import { ETenantState, optionalKeys, type TenantStateName } from '@so-email/codecs'
import * as t from 'io-ts'
import { basePathOf, isBasePath, type Route } from '../routing/router.js'

/** The codec of the name of a state, as `Suspended`. */
export const StateName: t.Type<TenantStateName> = t.keyof(ETenantState)

const checked = <A>(name: string, isValid: (value: A) => boolean, of: t.Type<A>): t.Type<A> => {
  const is = (u: unknown): u is A => of.is(u) && isValid(u)
  return new t.Type(name, is, (u, context) => (is(u) ? t.success(u) : t.failure(u, context)), t.identity)
}

/** The codec of a context identifier, as `Cust12345`. */
export const ContextId = checked('a context identifier, as Cust12345', (text) => /^[\w-]{1,64}$/.test(text), t.string)

/** The codec of a path that a tenant can be at, as `/online3`. */
export const TenantPath = checked('a path before /api, as /online3', isBasePath, t.string)

const Seconds = checked('a number of seconds, at most a year', (value) => value >= 0 && value <= 31_536_000, t.number)

/** The option `tenant` of a stub. */
export interface TenantOptions {
  /** The context identifier, as `Cust12345`. */
  readonly contextId: string
  /** `Running` by default. */
  readonly state?: TenantStateName
  /** How many seconds a state holds; 3600 by default. */
  readonly validFor?: number
}

/** The codec of the option. */
export const TenantOptions: t.Type<TenantOptions> = t.intersection([
  t.type({ contextId: ContextId }),
  optionalKeys({ state: StateName, validFor: Seconds }, 'tenant'),
])

export interface Tenant {
  /** `null` for an installation that is no tenant. */
  readonly contextId: string | null
  readonly state: TenantStateName
  /** In milliseconds. */
  readonly validFor: number
  /** The part of the URL before `/api`. */
  readonly path: string
  /** The routes of the places where it was before. */
  readonly former: ReadonlyArray<Route>
}

const none = { contextId: null, state: 'Running', validFor: 3600 } as const

/** The tenant of these options, at the base path of the stub. */
export const tenantOf = (options: TenantOptions | undefined, basePath: string): Tenant => {
  const { contextId, state, validFor } = { ...none, ...options }
  return { contextId, state, validFor: validFor * 1000, path: basePathOf(basePath), former: [] }
}

/** Whether the API of a tenant answers. Source: the article on the tenant status. */
export const isRunning = (state: TenantStateName): boolean => state === 'Running' || state === 'OnlineMaintenance'

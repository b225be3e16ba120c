/** Which tenant it is, and whom credentials are trusted to. */
import { either as E, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { checked } from '../settings/option.js'
import { addressOf } from '../settings/Site.js'

/** The environments of SuperOffice Online: development, stage and production. */
export type OnlineEnvironment = 'sod' | 'qaonline' | 'online'

/** The tenant of SuperOffice Online that a client calls. */
export interface TenantOptions {
  readonly environment: OnlineEnvironment
  /** The context identifier of the tenant, as `Cust12345`. */
  readonly contextId: string
  /** Where the state is requested; `https://online.superoffice.com` for `online`. Another one is for tests and proxies. */
  readonly host?: string
  /**
   * Credentials are sent only to this host and to the hosts below it: `superoffice.com`, or that of `host` if there is one.
   * They are sent over TLS only, unless `host` itself is `http`, and then only to the same host.
   */
  readonly domain?: string
}

/** The options as a lookup needs them. */
export interface ParsedTenant {
  readonly contextId: string
  /** The URL of the state. */
  readonly url: string
  /** Whether credentials may be sent there. */
  readonly isTrusted: (endpoint: URL) => boolean
}

const environments: ReadonlyArray<unknown> = ['sod', 'qaonline', 'online'] satisfies ReadonlyArray<OnlineEnvironment>

const isText =
  (pattern: RegExp) =>
  (given: unknown): given is string =>
    typeof given === 'string' && pattern.test(given)

const optional =
  (isValid: (given: unknown) => boolean) =>
  (given: unknown): boolean =>
    given === undefined || isValid(given)

const isHostName = (domain: string): boolean =>
  F.pipe(
    O.tryCatch(() => new URL(`https://${domain}`)),
    O.exists(({ hostname }) => hostname === domain.toLowerCase()),
  )

/** In a function, as a bundler must take the calls for more than making values. */
const make = () =>
  t.type({
    environment: checked<OnlineEnvironment>('sod, qaonline or online', (given) => environments.includes(given)),
    contextId: checked<string>('a context identifier, as Cust12345', isText(/^[\w-]{1,64}$/)),
    host: checked<string | undefined>(
      'an http(s) URL without user, password, query, fragment',
      optional((given) => typeof given === 'string' && O.isSome(addressOf(given))),
    ),
    domain: checked<string | undefined>(
      'the name of a host',
      optional((given) => typeof given === 'string' && isHostName(given)),
    ),
  })

const parsed = ({ environment, contextId, host, domain }: t.TypeOf<ReturnType<typeof make>>): ParsedTenant => {
  const site = F.pipe(
    O.fromNullable(host),
    O.chain(addressOf),
    O.getOrElse(() => `https://${environment}.superoffice.com`),
  )
  const { protocol, hostname } = new URL(site)
  const trusted = (domain ?? (host === undefined ? 'superoffice.com' : hostname)).toLowerCase()
  return {
    contextId,
    url: `${site}/api/state/${contextId}`,
    isTrusted: (endpoint) =>
      (endpoint.hostname === trusted || endpoint.hostname.endsWith(`.${trusted}`)) &&
      (endpoint.protocol === 'https:' || (protocol === 'http:' && endpoint.hostname === hostname)),
  }
}

/** The tenant, or every problem of its options. */
export const parseTenant = (options: unknown): t.Validation<ParsedTenant> =>
  F.pipe(make().decode(options), E.map(parsed))

/** The options of a stub, and what a stub starts with according to them. */
import type { EMailAccount, ServerVersion } from '@so-email/codecs'
import { maxBytes } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import { type Assumptions, parseAssumptions } from '../Assumptions.js'
import { type Endpoint, endpoints } from '../handlers/handlers.js'
import type { Entry } from '../journal/Journal.js'
import { documentedZones, parseZones, type TimeZones } from '../localization/TimeZone.js'
import { documentedResources, type Resources } from '../localization/translate.js'
import type { MailDomain, MailServer } from '../mail/Mail.js'
import type { AuthenticationRules, Mode, User } from '../request/authenticate.js'
import { checkCredentials } from '../request/checkCredentials.js'
import { checkBasePath, routeTo, siteOf } from '../routing/router.js'
import type { StubStart } from '../runtime/StubRuntime.js'
import { atStart } from '../runtime/StubState.js'
import { startAccounts } from '../store/AccountsInMemory.js'
import { sampleAccount, sampleAppToken, sampleUser } from '../store/seed.js'
import { type TenantOptions, tenantOf } from '../tenants/Tenant.js'
import { profileOf } from '../versions/Profile.js'
import { defaultVersion, parseServerVersion } from '../versions/ServerVersion.js'
import { checkOptions } from './checkOptions.js'

/** The options of a stub, on a socket or in memory. All have defaults. */
export interface StubOptions {
  /** The kind of the installation, which decides the schemes of authentication; `onsite` by default. */
  readonly mode?: Mode
  /** The users that can log in; the user of the documented sample by default. */
  readonly users?: ReadonlyArray<User>
  /** The tokens of applications that can log in with a ticket Online; a made-up one by default. */
  readonly appTokens?: ReadonlyArray<string>
  /** Whether the application may use the EMail agent; by default it may on-site, and not Online. */
  readonly granted?: boolean
  /** The version of the server, which decides what an account has; 12.2 by default. */
  readonly serverVersion?: ServerVersion
  /** The accounts at the start; the account of the documented sample by default. */
  readonly accounts?: ReadonlyArray<EMailAccount>
  /** The part of the URL before `/api`, as `/Cust1`; empty by default. */
  readonly basePath?: string
  /** The tenant of Online that the stub is, whose state it answers at `/api/state`; none by default. */
  readonly tenant?: TenantOptions
  /** How SuperOffice behaves where nothing is documented; each assumption has its default. */
  readonly assumptions?: Partial<Assumptions>
  /** More texts for `[SR_...]` references. */
  readonly resources?: Resources
  /** More time zones for `SO-TimeZone`, with their IANA names. */
  readonly zones?: TimeZones
  /** The mail servers with their logins, by which logins and synchronisations succeed or fail; none by default. */
  readonly mailServers?: ReadonlyArray<MailServer>
  /** The domains with their MX and SPF records; none by default. */
  readonly mailDomains?: ReadonlyArray<MailDomain>
  /** More operations, each made by `handle`; one of the path of ours replaces ours. */
  readonly handlers?: ReadonlyArray<Endpoint>
  /** How many exchanges the journal keeps; 200 by default. */
  readonly journalSize?: number
  /** Called with every exchange, as the journal has it. */
  readonly onEntry?: (entry: Entry) => void
}

const parseJournalSize: (size: number) => E.Either<string, number> = E.fromPredicate(
  (size) => Number.isSafeInteger(size) && size >= 0,
  (size) => `the journal size ${size} is not a whole number from 0`,
)

const allOf = ({ handlers = [] }: StubOptions): ReadonlyArray<Endpoint> => [...endpoints, ...handlers]

/** What a stub with these options starts with, or the reason why there cannot be such a stub. The options are checked. */
export const startOf = (options: StubOptions, maxBodyBytes: number): E.Either<string, StubStart> =>
  F.pipe(
    E.Do,
    E.apS('basePath', checkBasePath(options.basePath ?? '')),
    E.apS('zones', parseZones(options.zones ?? {})),
    E.apS('assumptions', parseAssumptions(options.assumptions ?? {})),
    E.apS('journalSize', parseJournalSize(options.journalSize ?? 200)),
    E.apS('authentication', checkCredentials(authenticationOf(options))),
    E.apS('profile', F.pipe(parseServerVersion(options.serverVersion ?? defaultVersion), E.map(profileOf))),
    E.bind('accounts', (rules) => startAccounts(rules)(options.accounts ?? [sampleAccount])),
    E.map(({ basePath, accounts, journalSize, zones, authentication, ...rules }) => ({
      state: atStart({
        settings: {
          ...rules,
          endpoints: allOf(options),
          route: routeTo(allOf(options), basePath),
          site: siteOf(allOf(options), basePath),
          tenant: tenantOf(options.tenant, basePath),
          maxBodyBytes,
          authentication,
          granted: options.granted ?? authentication.mode === 'onsite',
          resources: { ...documentedResources, ...options.resources },
          zones: { ...documentedZones, ...zones },
          mail: { servers: options.mailServers ?? [], domains: options.mailDomains ?? [] },
          scripted: [],
        },
        accounts,
      }),
      journalSize,
      onEntry: O.fromNullable(options.onEntry),
    })),
  )

const authenticationOf = ({ mode = 'onsite', users, appTokens }: StubOptions): AuthenticationRules => ({
  mode,
  users: users ?? [sampleUser],
  appTokens: appTokens ?? [sampleAppToken],
})

/** What a stub without a socket starts with, or the reason why there cannot be such a stub. */
export const parseOptions = (options: StubOptions): E.Either<string, StubStart> =>
  F.pipe(
    checkOptions(options),
    E.filterOrElse(
      (checked) => !Object.hasOwn(checked, 'data'),
      () => 'the option data is for a stub on a socket: startStub opens a store, which takes time',
    ),
    E.chain((checked) => startOf(checked, maxBytes)),
  )

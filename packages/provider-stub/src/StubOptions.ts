/** The options of a stub, and what a stub starts with according to them. */
import type { EMailAccount } from '@so-email/codecs'
import { maxBytes } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import { type Assumptions, assumptions } from './Assumptions.js'
import { noFaults } from './faults/FaultQueue.js'
import { endpoints } from './handlers/handlers.js'
import type { Entry } from './Journal.js'
import { documentedZones, parseZones, type TimeZones } from './localization/TimeZone.js'
import { documentedResources, type Resources } from './localization/translate.js'
import type { Mode, User } from './request/authenticate.js'
import { routeTo } from './router.js'
import type { StubStart } from './StubRuntime.js'
import { startAccounts } from './store/AccountsInMemory.js'
import { sampleAccount, sampleAppToken, sampleUser } from './store/seed.js'

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
  /** The accounts at the start; the account of the documented sample by default. */
  readonly accounts?: ReadonlyArray<EMailAccount>
  /** The part of the URL before `/api`, as `/Cust1`; empty by default. */
  readonly basePath?: string
  /** How SuperOffice behaves where nothing is documented; each assumption has its default. */
  readonly assumptions?: Partial<Assumptions>
  /** More texts for `[SR_...]` references. */
  readonly resources?: Resources
  /** More time zones for `SO-TimeZone`, with their IANA names. */
  readonly zones?: TimeZones
  /** How many exchanges the journal keeps; 200 by default. */
  readonly journalSize?: number
  /** Called with every exchange, as the journal has it. */
  readonly onEntry?: (entry: Entry) => void
}

const parseJournalSize: (size: number) => E.Either<string, number> = E.fromPredicate(
  (size) => Number.isSafeInteger(size) && size >= 0,
  (size) => `the journal size ${size} is not a whole number from 0`,
)

/** What a stub with these options starts with, or the reason why there cannot be such a stub. */
export const parseOptions = (options: StubOptions, maxBodyBytes = maxBytes): E.Either<string, StubStart> => {
  const mode = options.mode ?? 'onsite'
  const assumed = { ...assumptions, ...options.assumptions }
  return F.pipe(
    E.Do,
    E.apS('route', routeTo(endpoints, options.basePath ?? '')),
    E.apS('zones', parseZones(options.zones ?? {})),
    E.apS('accounts', startAccounts(assumed)(options.accounts ?? [sampleAccount])),
    E.apS('journalSize', parseJournalSize(options.journalSize ?? 200)),
    E.map(({ route, zones, accounts, journalSize }) => ({
      state: {
        settings: {
          maxBodyBytes,
          authentication: {
            mode,
            users: options.users ?? [sampleUser],
            appTokens: options.appTokens ?? [sampleAppToken],
          },
          granted: options.granted ?? mode === 'onsite',
          route,
          assumptions: assumed,
          resources: { ...documentedResources, ...options.resources },
          zones: { ...documentedZones, ...zones },
          scripted: [],
        },
        accounts,
        faults: noFaults,
      },
      journalSize,
      onEntry: O.fromNullable(options.onEntry),
    })),
  )
}

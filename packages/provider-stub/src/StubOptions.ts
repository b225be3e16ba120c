/** What a stub may be told: everything has a default. */
import type { EMailAccount } from '@so-email/codecs'
import type { Assumptions } from './Assumptions.js'
import type { Entry } from './Journal.js'
import type { TimeZones } from './localization/TimeZone.js'
import type { Resources } from './localization/translate.js'
import type { Mode, User } from './request/authenticate.js'

/** What a stub may be told, on a socket or in memory. */
export interface StubOptions {
  /** Which rules of logging in hold; `onsite` unless given. */
  readonly mode?: Mode
  /** Who may ask; the user of the documented sample unless given. */
  readonly users?: ReadonlyArray<User>
  /** The tokens of applications that may log in with a ticket Online; a made-up one unless given. */
  readonly appTokens?: ReadonlyArray<string>
  /** Whether the application may use the EMail agent: on-site it may, Online it may not, unless given. */
  readonly granted?: boolean
  /** What exists at the start; the account of the documented sample unless given. */
  readonly accounts?: ReadonlyArray<EMailAccount>
  /** What stands in the URL before `/api`, as `/Cust1`; nothing unless given. */
  readonly basePath?: string
  /** What is assumed of SuperOffice where nothing is documented; each has its default. */
  readonly assumptions?: Partial<Assumptions>
  /** More texts for `[SR_...]` references. */
  readonly resources?: Resources
  /** More time zones for `SO-TimeZone`, with their IANA names. */
  readonly zones?: TimeZones
  /** How many exchanges the journal keeps; 200 unless given. */
  readonly journalSize?: number
  /** Is told of every exchange, as the journal keeps it. */
  readonly onEntry?: (entry: Entry) => void
}

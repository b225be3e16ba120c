/** A stub without a socket: its `answer` is a transport, so a client can be tested against it in memory. */
import type { EMailAccount } from '@so-email/codecs'
import type { Transport } from '@so-email/wire'
import type { Accounts } from './Accounts.js'
import type { Assumptions } from './Assumptions.js'
import type { Mode, User } from './authenticate.js'
import { type Core, makeCore } from './Core.js'
import type { Fault } from './Fault.js'
import type { Entry, Journal } from './Journal.js'
import type { States } from './states/States.js'
import type { TimeZones } from './TimeZone.js'
import type { Resources } from './translate.js'
import { transportOf } from './transportOf.js'

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

export interface Stub {
  /** Answers a request; a fault of the connection is a transport error. */
  readonly answer: Transport
  /** What exists now. */
  readonly accounts: Accounts
  /** What was asked and answered, without secrets. */
  readonly journal: Journal
  /** The provider states of the contracts. */
  readonly states: States
  /** The next `times` operations fail so; 1 unless given. */
  readonly fail: (fault: Fault, times?: number) => void
  /** Back to the start: the accounts, no state, no waiting fault, an empty journal. */
  readonly reset: () => void
}

export const stubOf = (core: Core): Stub => ({
  answer: transportOf(core),
  accounts: core.accounts,
  journal: core.journal,
  states: core.states,
  fail: core.faults.add,
  reset: core.reset,
})

/** Makes a stub. Throws a `RangeError` for a time zone that the platform does not know. */
export const makeStub = (options: StubOptions = {}): Stub => stubOf(makeCore(options))

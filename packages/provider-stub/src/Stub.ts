/** A stub without a socket: its `answer` is a transport, so a client can be tested against it in memory. */
import type { Transport } from '@so-email/wire'
import { type Core, makeCore } from './Core.js'
import type { Fault } from './faults/Fault.js'
import type { Journal } from './Journal.js'
import type { StubOptions } from './StubOptions.js'
import type { States } from './states/States.js'
import { type Accounts, copiesOf } from './store/Accounts.js'
import { transportOf } from './transportOf.js'

/** A stub: what answers, what it knows, and what a test makes of it. */
export interface Stub {
  /** Answers a request; a fault of the connection is a transport error. */
  readonly answer: Transport
  /** What exists now, as copies: only an operation changes an account. */
  readonly accounts: Accounts
  /** What was asked and answered, without secrets. */
  readonly journal: Journal
  /** The provider states of the contracts. */
  readonly states: States
  /** The next `times` operations fail so; 1 unless given. Throws a `TypeError` for what is no fault or no number of times. */
  readonly fail: (fault: Fault, times?: number) => void
  /** Back to the start: the accounts, no state, no waiting fault, an empty journal. */
  readonly reset: () => void
}

export const stubOf = (core: Core): Stub => ({
  answer: transportOf(core),
  accounts: copiesOf(core.accounts),
  journal: core.journal,
  states: core.states,
  fail: core.faults.add,
  reset: core.reset,
})

/**
 * Makes a stub. Throws a `RangeError` for a time zone that the platform does not know, and a `TypeError` for accounts that
 * cannot exist together.
 */
export const makeStub = (options: StubOptions = {}): Stub => stubOf(makeCore(options))

/**
 * A stub at work: the one place that changes anything. It keeps the current `StubState`, reads the clock, and records what
 * happened; everything that it decides is a pure function of `StubState.ts`.
 */
import type { HttpRequest } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import { type Delivery, undisturbed } from '../faults/Delivery.js'
import { queueFaults, readWaitingFault } from '../faults/FaultQueue.js'
import { type Entry, type Journal, makeJournal, toEntry, type UnredactedEntry } from '../Journal.js'
import { targetOf } from '../router.js'
import type { StateSetup } from '../states/StateSetup.js'
import { type Accounts, copiesOf } from '../store/Accounts.js'
import { defectName, defectResponse } from './defectResponse.js'
import { ignoringErrors } from './ignoringErrors.js'
import { after, configured, entered, exchange, type StubState } from './StubState.js'

export interface StubRuntime {
  /** Answers a request and stores its change. The edge carries the delivery out. */
  readonly deliver: (request: HttpRequest) => Delivery
  /** Records an exchange that the edge answered by itself, with the reason of its refusal; `null` if it did not refuse. */
  readonly record: (request: HttpRequest, status: number, reason: string | null) => void
  /** Enters a provider state on top of the state as it is; a Left is the reason why it cannot be entered. */
  readonly enterState: (setup: StateSetup) => E.Either<string, void>
  /** The same from the start, if an operation was called since a state was entered. */
  readonly enterNextState: (setup: StateSetup) => E.Either<string, void>
  readonly leaveStates: () => void
  /** Lets the next operations meet a fault; a Left is the reason why it is no fault. */
  readonly addFault: (fault: unknown, times: unknown) => E.Either<string, void>
  /** Changes the rules from now on, also for what follows a provider state; a Left is the reason why they cannot hold. */
  readonly configure: (configuration: unknown) => E.Either<string, void>
  /** Goes back to what the stub was started with, the rules included. */
  readonly reset: () => void
  /** The current state, which is a value. */
  readonly state: () => StubState
  /** The accounts as they are now, as copies. */
  readonly accounts: Accounts
  readonly journal: Journal
}

/** What a stub starts with. */
export interface StubStart {
  readonly state: StubState
  readonly journalSize: number
  readonly onEntry: O.Option<(entry: Entry) => void>
}

export const makeStubRuntime = ({ state: first, journalSize, onEntry }: StubStart): StubRuntime => {
  const journal = makeJournal(journalSize)
  let start = first
  let state = first

  const record = (entry: UnredactedEntry) => {
    journal.record(entry)
    F.pipe(
      onEntry,
      O.map((listener) => ignoringErrors(() => listener(toEntry(entry)))),
    )
  }
  const keep = (next: StubState): void => {
    state = next
  }
  const keepBoth = (next: { readonly start: StubState; readonly state: StubState }): void => {
    start = next.start
    keep(next.state)
  }
  const leaveStates = () => keep(start)
  const recordRefusal: StubRuntime['record'] = (request, status, refused) =>
    record({
      at: Date.now(),
      method: request.method,
      path: targetOf(request.url).path,
      operation: null,
      user: null,
      headers: request.headers,
      input: null,
      status,
      output: null,
      refused,
      fault: null,
    })
  return {
    deliver: (request) => {
      try {
        const exchanged = exchange(state, Date.now())(request)
        keep(after(exchanged)(state))
        record(exchanged.entry)
        return exchanged.delivery
      } catch (defect) {
        recordRefusal(request, 500, defectName(defect))
        return undisturbed(defectResponse(defect))
      }
    },
    record: recordRefusal,
    enterState: (setup) => F.pipe(state, entered(setup), E.map(keep)),
    enterNextState: (setup) => F.pipe(state.hasOperated ? start : state, entered(setup), E.map(keep)),
    leaveStates,
    addFault: (fault, times) =>
      F.pipe(
        readWaitingFault(fault, times),
        E.map((waiting) => ({ ...state, faults: queueFaults(state.faults, [waiting]) })),
        E.map(keep),
      ),
    configure: (configuration) =>
      F.pipe(
        E.Do,
        E.bind('start', () => F.pipe(start, configured(configuration))),
        E.bind('state', () => F.pipe(state, configured(configuration))),
        E.map(keepBoth),
      ),
    reset: () => {
      start = first
      leaveStates()
      journal.clear()
    },
    state: () => state,
    accounts: copiesOf(() => state.accounts),
    journal,
  }
}

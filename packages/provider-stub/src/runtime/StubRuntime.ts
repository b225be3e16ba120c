/**
 * A stub at work: it takes the steps of its `Keeper`, reads the clock, and records what happened; everything that it decides
 * is a pure function of `StubState.ts`.
 */
import type { HttpRequest } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import { type Delivery, undisturbed } from '../faults/Delivery.js'
import { queueFaults, readWaitingFault } from '../faults/FaultQueue.js'
import { type Entry, type Journal, makeJournal } from '../journal/Journal.js'
import type { RawExchange } from '../journal/RawExchange.js'
import type { StateSetup } from '../states/StateSetup.js'
import { type Accounts, copiesOf } from '../store/Accounts.js'
import { defectName, defectResponse } from './defectResponse.js'
import { drawExchange } from './drawExchange.js'
import { ignoringErrors } from './ignoringErrors.js'
import { inMemory, type MakeKeeper, type NotKept } from './Keeper.js'
import { notKeptResponse } from './notKeptResponse.js'
import { replacing, type Step, stepped } from './Step.js'
import { after, atStart, configured, entered, exchange, type StubState } from './StubState.js'

export interface StubRuntime {
  /** Answers a request, and calls back as soon as its change is kept. The edge carries the delivery out. */
  readonly deliver: (request: HttpRequest, onDelivery: (delivery: Delivery) => void) => void
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
  /** Calls back as soon as everything that happened before is kept. */
  readonly settled: (done: (kept: E.Either<NotKept, void>) => void) => void
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

/** A delivery, with the exchange for the journal. */
interface Answered {
  readonly delivery: Delivery
  readonly raw: RawExchange
}

const noBytes = new Uint8Array()

const refusalOf = (
  { method, url, headers }: HttpRequest,
  at: number,
  status: number,
  refused: string | null,
): RawExchange => ({
  at,
  request: { method, url, headers, body: noBytes },
  operation: null,
  user: null,
  status,
  refused,
  fault: null,
  readBy: null,
  writtenBy: null,
  output: noBytes,
})

/** Answers a request. A defect is a 500 and changes nothing. */
const answering =
  (request: HttpRequest, now: number): Step<Answered> =>
  (state) => {
    try {
      const exchanged = exchange(state, now)(request)
      return { value: exchanged, state: after(exchanged)(state), change: O.some(exchanged.change) }
    } catch (defect) {
      const raw = refusalOf(request, now, 500, defectName(defect))
      return stepped({ delivery: undisturbed(defectResponse(defect)), raw }, state)
    }
  }

const refusing = (request: HttpRequest, now: number, notKept: NotKept): Answered => {
  const response = notKeptResponse(notKept)
  return {
    delivery: undisturbed(response),
    raw: refusalOf(request, now, response.status, notKept.reason),
  }
}

/** A step to the state that a function gives, or to none. */
const stepTo =
  (next: (state: StubState) => E.Either<string, StubState>): Step<E.Either<string, void>> =>
  (state) =>
    F.pipe(
      next(state),
      E.matchW(
        (reason) => stepped(E.left(reason), state),
        (to) => replacing(E.right(undefined), state, to),
      ),
    )

const withFault =
  (fault: unknown, times: unknown) =>
  (state: StubState): E.Either<string, StubState> =>
    F.pipe(
      readWaitingFault(fault, times),
      E.map((waiting) => ({ ...state, faults: queueFaults(state.faults, [waiting]) })),
    )

export const makeStubRuntime = (
  { state: first, journalSize, onEntry }: StubStart,
  makeKeeper: MakeKeeper = inMemory.makeKeeper,
): StubRuntime => {
  const journal = makeJournal(journalSize, drawExchange)
  const keeper = makeKeeper(first)
  let undone: O.Option<NotKept> = O.none
  const change = (step: Step<E.Either<string, void>>): E.Either<string, void> =>
    keeper.takeNow(step, (reason) => {
      undone = O.some({ isTemporary: false, reason })
    })
  /** A change that was refused when it was kept is reported by the next call that waits for it. */
  const report = (kept: E.Either<NotKept, void>): E.Either<NotKept, void> => {
    const first = undone
    undone = O.none
    return F.pipe(
      first,
      O.match(() => kept, E.left),
    )
  }

  const record = (raw: RawExchange) => {
    journal.record(raw)
    F.pipe(
      onEntry,
      O.map((listener) => ignoringErrors(() => listener(drawExchange(raw)))),
    )
  }
  return {
    deliver: (request, onDelivery) => {
      const now = Date.now()
      keeper.take(answering(request, now), (taken) => {
        const { raw, delivery } = E.isRight(taken) ? taken.right : refusing(request, now, taken.left)
        record(raw)
        onDelivery(delivery)
      })
    },
    record: (request, status, refused) => record(refusalOf(request, Date.now(), status, refused)),
    enterState: (setup) => change(stepTo(entered(setup))),
    enterNextState: (setup) =>
      change(stepTo((state) => F.pipe(state.hasOperated ? atStart(state.start) : state, entered(setup)))),
    leaveStates: () => {
      change(stepTo(({ start }) => E.right(atStart(start))))
    },
    addFault: (fault, times) => change(stepTo(withFault(fault, times))),
    configure: (configuration) => change(stepTo(configured(configuration))),
    reset: () => {
      change(stepTo(() => E.right(first)))
      journal.clear()
    },
    settled: (done) => keeper.take((state) => stepped(undefined, state), F.flow(report, done)),
    state: keeper.state,
    accounts: copiesOf(() => keeper.state().accounts),
    journal,
  }
}

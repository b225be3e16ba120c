/** A stub in a store: what it reads and writes, each as one task. */
import { type Connection, openStore, type Store, type StoreError } from '@so-email/store'
import { either as E, function as F, type task as T, taskEither as TE } from 'fp-ts'
import type { Step } from '../runtime/Step.js'
import type { StubState } from '../runtime/StubState.js'
import { addressKey } from '../store/Accounts.js'
import { rowsOfAll, rowsOfChanges, type Writing } from './AccountRow.js'
import { accountText } from './accountText.js'
import { caughtUp, type KeptState, type Taken, takeSteps } from './KeptState.js'
import { saveState } from './SavedState.js'
import {
  deleteAccounts,
  deleteRemoved,
  insertStub,
  lockStub,
  makeTables,
  moveStub,
  moveStubWithAccounts,
  selectNewer,
  upsertAccounts,
} from './tables.js'

export interface Data {
  /** The state as the store has it. */
  readonly catchUp: (before: KeptState) => TE.TaskEither<StoreError, KeptState>
  /** Takes steps, and keeps what they change before it answers. */
  readonly take: <A>(before: KeptState, steps: ReadonlyArray<Step<A>>) => TE.TaskEither<StoreError, Taken<A>>
  readonly close: T.Task<void>
}

const unreadable = (problem: string): StoreError => ({ _tag: 'StoreFailed', reason: problem, code: null })

const readNewer = (connection: Connection, before: KeptState): TE.TaskEither<StoreError, KeptState> =>
  F.pipe(
    selectNewer(connection, before.version),
    TE.chainEitherK((rows) => F.pipe(caughtUp(before, rows), E.mapLeft(unreadable))),
  )

const writingOf = ({ settings: { assumptions, profile } }: StubState): Writing => ({
  addressOf: ({ EMailAddress }) => addressKey(assumptions.addressCase, EMailAddress),
  textOf: accountText(profile),
})

/** Writes what steps have changed, unless the store has another version than they started from: whether it did. */
const writeIn = <A>(
  connection: Connection,
  from: number,
  { kept: { version: to, state }, changes, isReplaced }: Taken<A>,
): TE.TaskEither<StoreError, boolean> => {
  const writing = writingOf(state)
  const groups = isReplaced ? rowsOfAll(writing, to, state.accounts.inOrder()) : rowsOfChanges(writing)(changes)
  return F.pipe(
    moveStub(connection, { from, to, isReplaced, state: saveState(state) }),
    TE.chainFirst((isMoved) => (isMoved && isReplaced ? deleteAccounts(connection) : TE.right(undefined))),
    TE.chainFirst((isMoved) => (isMoved ? upsertAccounts(connection, groups) : TE.right(undefined))),
  )
}

/** The same in one round trip to PostgreSQL, where one statement can hold it. */
const write = <A>(store: Store, from: number, taken: Taken<A>): TE.TaskEither<StoreError, boolean> => {
  const { kept, changes, isReplaced } = taken
  const groups = rowsOfChanges(writingOf(kept.state))(changes)
  return store.dialect === 'postgres' && !isReplaced && groups.length < 2
    ? moveStubWithAccounts(store, { from, to: kept.version, isReplaced, state: saveState(kept.state) }, groups.flat())
    : store.transaction((connection) => writeIn(connection, from, taken))
}

/** Takes steps from the newest state, which no other process changes before they are kept. */
const takeLocked = <A>(
  store: Store,
  before: KeptState,
  steps: ReadonlyArray<Step<A>>,
): TE.TaskEither<StoreError, Taken<A>> =>
  store.transaction((connection) =>
    F.pipe(
      lockStub(connection),
      TE.chain(() => readNewer(connection, before)),
      TE.chain((latest) => {
        const taken = takeSteps(steps, latest)
        const isChange = taken.kept.version !== latest.version
        return F.pipe(
          isChange ? writeIn(connection, latest.version, taken) : TE.right(true),
          TE.filterOrElse(F.identity, () => unreadable('the stub was changed under its lock')),
          TE.map(() => taken),
        )
      }),
    ),
  )

/** So often another process may be faster before this one takes the lock, so that none waits for ever. */
const mostMisses = 3

/**
 * Steps are taken from the state that this process has, and what they change is written if the store has no newer one, or else
 * taken again from that. So a process that is alone takes one round trip for a change, and holds no lock meanwhile.
 */
export const dataIn = (store: Store): Data => {
  const takeFrom = <A>(
    from: KeptState,
    steps: ReadonlyArray<Step<A>>,
    misses: number,
  ): TE.TaskEither<StoreError, Taken<A>> => {
    const taken = takeSteps(steps, from)
    const isChange = taken.kept.version !== from.version
    // The state of this process may be an old one, and what was read after a miss is new.
    if (!isChange && misses > 0) return TE.right(taken)
    return F.pipe(
      isChange ? write(store, from.version, taken) : TE.right(false),
      TE.chain((isKept) => {
        if (isKept) return TE.right(taken)
        if (misses >= mostMisses) return takeLocked(store, from, steps)
        return F.pipe(
          readNewer(store, from),
          TE.chain((latest) =>
            !isChange && latest.version === from.version ? TE.right(taken) : takeFrom(latest, steps, misses + 1),
          ),
        )
      }),
    )
  }
  return {
    catchUp: (before) => readNewer(store, before),
    take: (before, steps) => takeFrom(before, steps, 0),
    close: store.close,
  }
}

/** The state at the start is kept as the version 1, if the store has none yet; else it loses the rows that nobody needs. */
const fill =
  (start: StubState) =>
  (store: Store): TE.TaskEither<StoreError, unknown> =>
    store.transaction((connection) =>
      F.pipe(
        insertStub(connection, 1, saveState(start)),
        TE.chain((isNew) =>
          isNew
            ? upsertAccounts(connection, rowsOfAll(writingOf(start), 1, start.accounts.inOrder()))
            : deleteRemoved(connection),
        ),
      ),
    )

/** Milliseconds after which a database counts as lost. */
const timeout = 5_000

/** Opens a store, and fills an empty one with the accounts of the start. */
export const openData = (location: string, start: StubState): TE.TaskEither<StoreError, Data> =>
  F.pipe(
    // One task runs at a time; the second connection is for one that breaks.
    openStore(location, { connections: 2, timeout }),
    TE.chain((store) =>
      F.pipe(
        makeTables(store),
        TE.chain(() => fill(start)(store)),
        TE.map(() => dataIn(store)),
        TE.orElseFirstTaskK(() => store.close),
      ),
    ),
  )

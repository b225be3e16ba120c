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
  insertStub,
  lockVersion,
  makeTables,
  selectNewer,
  updateStub,
  upsertAccounts,
} from './tables.js'

export interface Data {
  /** The state as the store has it. */
  readonly catchUp: (start: StubState, before: KeptState) => TE.TaskEither<StoreError, KeptState>
  /** Takes steps, and keeps what they change before it answers. */
  readonly take: <A>(
    start: StubState,
    before: KeptState,
    steps: ReadonlyArray<Step<A>>,
  ) => TE.TaskEither<StoreError, Taken<A>>
  readonly close: T.Task<void>
}

const unreadable = (problem: string): StoreError => ({ _tag: 'StoreFailed', reason: problem, code: null })

const readNewer = (connection: Connection, start: StubState, before: KeptState): TE.TaskEither<StoreError, KeptState> =>
  F.pipe(
    selectNewer(connection, before.version),
    TE.chainEitherK((rows) => F.pipe(caughtUp(start, before, rows), E.mapLeft(unreadable))),
  )

const writingOf = ({ settings: { assumptions, profile } }: StubState): Writing => ({
  addressOf: ({ EMailAddress }) => addressKey(assumptions.addressCase, EMailAddress ?? ''),
  textOf: accountText(profile),
})

const write = <A>(
  connection: Connection,
  { kept: { version, state }, changes, isReplaced }: Taken<A>,
): TE.TaskEither<StoreError, unknown> => {
  const writing = writingOf(state)
  return F.pipe(
    isReplaced ? deleteAccounts(connection) : TE.right(undefined),
    TE.chain(() =>
      upsertAccounts(
        connection,
        isReplaced ? rowsOfAll(writing, version, state.accounts.inOrder()) : rowsOfChanges(writing)(changes),
      ),
    ),
    TE.chain(() => updateStub(connection, version, isReplaced, saveState(state))),
  )
}

/** Takes the steps again from the state that no other process can change meanwhile, unless that is the state from before. */
const takeLocked = <A>(
  connection: Connection,
  start: StubState,
  before: KeptState,
  steps: ReadonlyArray<Step<A>>,
  taken: Taken<A>,
): TE.TaskEither<StoreError, Taken<A>> =>
  F.pipe(
    lockVersion(connection),
    TE.chain((version) =>
      version === before.version
        ? TE.right(taken)
        : F.pipe(
            readNewer(connection, start, before),
            TE.map((latest) => takeSteps(steps, latest)),
          ),
    ),
    TE.chainFirst((last) => write(connection, last)),
  )

const dataIn = (store: Store): Data => ({
  catchUp: (start, before) => readNewer(store, start, before),
  take: (start, before, steps) =>
    F.pipe(
      readNewer(store, start, before),
      TE.chain((latest) => {
        const taken = takeSteps(steps, latest)
        return taken.kept.version === latest.version
          ? TE.right(taken)
          : store.transaction((connection) => takeLocked(connection, start, latest, steps, taken))
      }),
    ),
  close: store.close,
})

/** The state at the start is kept as the version 1, if the store has none yet. */
const fill =
  (start: StubState) =>
  (store: Store): TE.TaskEither<StoreError, unknown> =>
    store.transaction((connection) =>
      F.pipe(
        insertStub(connection, 1, saveState(start)),
        TE.chain((isNew) =>
          isNew ? upsertAccounts(connection, rowsOfAll(writingOf(start), 1, start.accounts.inOrder())) : TE.right([]),
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

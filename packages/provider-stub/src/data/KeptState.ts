/** The state of a stub at a version of the store. Pure. */
import type { EMailAccount } from '@so-email/codecs'
import type { Row } from '@so-email/store'
import { either as E, function as F, option as O } from 'fp-ts'
import type { Step } from '../runtime/Step.js'
import type { StubState } from '../runtime/StubState.js'
import type { Settings } from '../Settings.js'
import { accountsInMemory } from '../store/AccountsInMemory.js'
import { all, type Change, put, remove } from '../store/Change.js'
import type { Versioned } from './AccountRow.js'
import { readAccount } from './accountText.js'
import { readSavedState, settingsAfter } from './SavedState.js'

export interface KeptState {
  readonly version: number
  readonly state: StubState
}

/** What steps, one after another, come to. */
export interface Taken<A> {
  readonly values: ReadonlyArray<A>
  readonly kept: KeptState
  readonly changes: ReadonlyArray<Versioned>
  /** Whether the last step put other accounts in the place of all. */
  readonly isReplaced: boolean
}

const isAlike = (a: StubState, b: StubState): boolean =>
  a.faults === b.faults && a.entered === b.entered && a.hasOperated === b.hasOperated

/** Takes steps up to the first that replaces all accounts. A loop, because it may end before the last step. */
export const takeSteps = <A>(steps: ReadonlyArray<Step<A>>, from: KeptState): Taken<A> => {
  const values: Array<A> = []
  const changes: Array<Versioned> = []
  let { version, state } = from
  for (const step of steps) {
    const { value, state: next, change } = step(state)
    const isReplaced = O.isNone(change)
    if (isReplaced || change.value._tag !== 'None' || !isAlike(state, next)) version++
    values.push(value)
    state = next
    if (isReplaced) return { values, kept: { version, state }, changes: [], isReplaced }
    changes.push({ version, change: change.value })
  }
  return { values, kept: { version, state }, changes, isReplaced: false }
}

/** An account that came to its address since a version has given up its place there, if it was there before. */
const changeOf =
  ({ profile }: Settings, version: number) =>
  ({ id, since, account }: Row): E.Either<string, Change> =>
    typeof account === 'string'
      ? F.pipe(
          account,
          readAccount(profile),
          E.bimap(
            (problem) => `account ${id}: ${problem}`,
            (read: EMailAccount) => (Number(since) > version ? all([remove(Number(id)), put(read)]) : put(read)),
          ),
        )
      : E.right(remove(Number(id))) // without newer accounts there is one row without an id, and no account has the id 0

/** In the order in which accounts got their addresses. */
const bySince = (a: Row, b: Row): number => Number(a['since']) - Number(b['since'])

const changesOf = (settings: Settings, version: number, rows: ReadonlyArray<Row>): E.Either<string, Change> =>
  F.pipe(rows.toSorted(bySince), E.traverseArray(changeOf(settings, version)), E.map(all))

/** The state after what the store has since its version, or what cannot be read of it. */
export const caughtUp = (before: KeptState, rows: ReadonlyArray<Row>): E.Either<string, KeptState> => {
  const [first] = rows
  if (first === undefined) return E.left('the state of the stub is gone')
  const version = Number(first['version'])
  if (version === before.version) return E.right(before)
  const { start } = before.state
  const { addressCase } = start.settings.assumptions
  const accounts = Number(first['epoch']) > before.version ? accountsInMemory(addressCase, []) : before.state.accounts
  return F.pipe(
    E.Do,
    E.bind('saved', () => readSavedState(String(first['state']))),
    E.bind('settings', ({ saved }) => settingsAfter(start.settings)(saved.entered)),
    E.bind('change', () => changesOf(start.settings, before.version, rows)),
    E.map(({ saved: { lastId, lastCredentialsId, ...saved }, settings, change }) => ({
      version,
      state: { ...saved, start, settings, accounts: accounts.caughtUp(change, { lastId, lastCredentialsId }) },
    })),
  )
}

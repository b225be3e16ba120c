/**
 * What operations mean over several calls, which one interaction of a pact cannot show: what was saved is found, what was
 * deleted is not. A scenario uses the API alone, so it holds the stub and a running server to the same.
 */
import {
  function as F,
  option as O,
  readonlyArray as RA,
  readonlyRecord as RR,
  task as T,
  taskEither as TE,
} from 'fp-ts'
import type { Outcome, Verification } from '../verification/Verification.js'
import { type Account, type Caller, makeAgent, makeStranger } from './Agent.js'
import { changedAccounts } from './changedAccounts.js'
import { otherConnection } from './connections.js'
import type { Scenario, Scene } from './Scenario.js'
import { savedAccounts } from './savedAccounts.js'
import { holds, isOf } from './steps.js'

const byItsId = 'the current account by its id'

/** What callers write, and no fetch of mail changes. */
const writtenByCallers: (account: Account) => Account = RR.filterWithIndex((name) =>
  ['EMailAddress', 'AssociateId', ...Object.keys(otherConnection)].includes(name),
)

const currentAccount: Scenario = {
  name: 'the current account has one id, and is the account of that id',
  writes: false,
  run: ({ agent }) =>
    F.pipe(
      TE.Do,
      TE.bind('account', () => agent.current),
      TE.bind('id', () => agent.currentId),
      TE.tap(({ account, id }) =>
        holds(
          F.pipe(
            account,
            O.match(
              () => id === 0 || id === null,
              ({ EMailAccountId }) => EMailAccountId === id,
            ),
          ),
          'the ids',
          'they differ',
        ),
      ),
      TE.chain(({ account }) =>
        F.pipe(
          account,
          O.match(
            () => TE.right(undefined),
            (current) =>
              F.pipe(agent.get(Number(current['EMailAccountId'])), TE.chain(isOf(byItsId, writtenByCallers(current)))),
          ),
        ),
      ),
    ),
}

const scenarios: ReadonlyArray<Scenario> = [...savedAccounts, ...changedAccounts, currentAccount]

/** The names of all scenarios. */
export const scenarioNames: ReadonlyArray<string> = scenarios.map(({ name }) => name)

const verificationOf = (outcomes: ReadonlyArray<Outcome>): Verification => ({
  consumer: 'what operations mean over several calls',
  provider: 'SuperOffice-EMail',
  interactions: scenarios.map(({ name }, index) => ({
    description: name,
    states: [],
    outcome: outcomes[index] ?? { _tag: 'NotVerified', reason: 'it was not run' },
    duration: 0,
  })),
})

/** How scenarios run. */
interface ScenarioOptions {
  /** A scenario that writes is left out. */
  readonly readOnly: boolean
  /** How long a server has to keep an account before it is read again, in milliseconds; the default is 2 seconds. */
  readonly pause?: number
}

/** Runs them one after the other. The accounts that they make are left to the sender, which sees them in the responses. */
export const runScenarios = (caller: Caller & ScenarioOptions): T.Task<Verification> => {
  const { readOnly, associateId, newAddress, pause = 2_000 } = caller
  const scene: Scene = {
    agent: makeAgent(caller),
    stranger: makeStranger(caller),
    associateId,
    newAddress,
    pause: T.delay(pause)(T.of(undefined)),
  }
  return F.pipe(
    scenarios,
    RA.traverse(T.ApplicativeSeq)(
      ({ writes, run }): T.Task<Outcome> =>
        writes && readOnly
          ? T.of<Outcome>({ _tag: 'LeftOut', reason: 'it may write' })
          : F.pipe(
              run(scene),
              TE.match(F.identity<Outcome>, () => ({ _tag: 'Passed' })),
            ),
    ),
    T.map(verificationOf),
  )
}

/** None of them was run, and why. */
export const scenariosNotRun = (outcome: Outcome): Verification => verificationOf(scenarios.map(() => outcome))

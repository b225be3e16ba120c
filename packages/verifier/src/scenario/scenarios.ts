/**
 * What operations mean over several calls, which one interaction of a pact cannot show: what was saved is found, what was
 * deleted is not. A scenario uses the API alone, so it holds the stub and a running server to the same.
 */
import {
  function as F,
  type io as IO,
  option as O,
  readonlyArray as RA,
  readonlyRecord as RR,
  task as T,
  taskEither as TE,
} from 'fp-ts'
import { newAccount } from '../account/newAccountBody.js'
import type { Outcome, Verification } from '../verification/Verification.js'
import { type Account, type Agent, type Caller, failed, makeAgent } from './Agent.js'
import { connection, otherConnection } from './connections.js'
import { differences, expectationOf } from './expectation.js'

type Step<A> = TE.TaskEither<Outcome, A>

interface Scenario {
  readonly name: string
  readonly writes: boolean
  readonly run: (agent: Agent, addresses: Addresses, associateId: number) => Step<unknown>
}

/** The scenario fails unless a condition holds. */
const holds = (condition: boolean, place: string, problem: string): Step<void> =>
  condition ? TE.right(undefined) : TE.left(failed(place, problem))

/** The account of a response that has to have one. */
const some = (place: string) => (answer: O.Option<Account>) =>
  TE.fromOption(() => failed(place, 'expected an account, got none'))(answer)

const isOf =
  (place: string, expected: Account) =>
  (answer: O.Option<Account>): Step<void> =>
    F.pipe(
      some(place)(answer),
      TE.chain((account) => {
        const others = differences(expected, account)
        return holds(others.length === 0, place, `it is not what was saved: ${others.join(', ')}`)
      }),
    )

/** An account that was saved, as it has to be found. */
type Saved = Account & { readonly EMailAccountId: number }

const withId =
  (place: string) =>
  (account: Account): Step<Saved> => {
    const { EMailAccountId } = account
    return typeof EMailAccountId === 'number' && EMailAccountId > 0
      ? TE.right({ ...account, EMailAccountId })
      : TE.left(failed(place, 'expected an id above 0'))
  }

/** What has to be as it was sent; a new account has the id 0, and gets another one. */
const identityOf: (account: Account) => Account = RR.filterWithIndex(
  (name, value) => ['EMailAccountId', 'EMailAddress', 'AssociateId'].includes(name) && value !== 0,
)

const save = (agent: Agent, account: Account, place = 'the response to the create'): Step<Saved> =>
  F.pipe(
    agent.save(account),
    TE.chain(some(place)),
    TE.map((response) => expectationOf(account, response)),
    TE.tap(F.flow(O.some, isOf(place, identityOf(account)))),
    TE.chain(withId(place)),
  )

/** Saves an account, and finds it as it was saved. */
const keeps = (agent: Agent, address: string, account: Account, place?: string): Step<unknown> =>
  F.pipe(
    save(agent, account, place),
    TE.tap((saved) => TE.chain(isOf('the account by its id', saved))(agent.get(saved.EMailAccountId))),
    TE.tap((saved) => TE.chain(isOf('the account by its address', saved))(agent.find(address))),
  )

/** A new address for each name. */
type Addresses = TE.TaskEither<never, { readonly first: string; readonly second: string }>

const addressesFrom = (newAddress: IO.IO<string>): Addresses =>
  TE.fromIO(() => ({ first: newAddress(), second: newAddress() }))

const scenarios: ReadonlyArray<Scenario> = [
  {
    name: 'an account that was saved is found as it was saved, by its id and by its address',
    writes: true,
    run: (agent, addresses, associateId) =>
      F.pipe(
        addresses,
        TE.tap(({ first }) => keeps(agent, first, newAccount(first, associateId, connection))),
        TE.tap(({ second }) => keeps(agent, second, newAccount(second, associateId, { UseGraphApi: 1 }))),
      ),
  },
  {
    name: 'an account that was updated is found as it was updated, and no other account was made',
    writes: true,
    run: (agent, addresses, associateId) =>
      F.pipe(
        addresses,
        TE.bind('created', ({ first }) => save(agent, newAccount(first, associateId, connection))),
        TE.tap(({ second, created: { EMailAccountId } }) =>
          keeps(
            agent,
            second,
            newAccount(second, associateId, { EMailAccountId, ...otherConnection }),
            'the response to the update',
          ),
        ),
        TE.tap(({ first }) =>
          F.pipe(
            agent.find(first),
            TE.chain((found) => holds(O.isNone(found), 'the address before the update', 'an account still has it')),
          ),
        ),
      ),
  },
  {
    name: 'an account that was deleted is not found any more, and another one is',
    writes: true,
    run: (agent, addresses, associateId) =>
      F.pipe(
        addresses,
        TE.bind('deleted', ({ first }) => save(agent, newAccount(first, associateId))),
        TE.bind('other', ({ second }) => save(agent, newAccount(second, associateId))),
        TE.tap(({ deleted: { EMailAccountId } }) => agent.remove(EMailAccountId)),
        TE.tap(({ deleted: { EMailAccountId } }) =>
          F.pipe(
            agent.get(EMailAccountId),
            TE.chain((found) => holds(O.isNone(found), 'the account by its id', 'it is still there')),
          ),
        ),
        TE.tap(({ first }) =>
          F.pipe(
            agent.find(first),
            TE.chain((found) => holds(O.isNone(found), 'the account by its address', 'it is still there')),
          ),
        ),
        TE.tap(({ other }) =>
          TE.chain(isOf('the account that was not deleted', identityOf(other)))(agent.get(other.EMailAccountId)),
        ),
      ),
  },
  {
    name: 'two accounts that are created get two ids',
    writes: true,
    run: (agent, addresses, associateId) =>
      F.pipe(
        addresses,
        TE.bind('one', ({ first }) => save(agent, newAccount(first, associateId))),
        TE.bind('other', ({ second }) =>
          save(agent, newAccount(second, associateId), 'the response to the second create'),
        ),
        TE.tap(({ one, other }) =>
          holds(one.EMailAccountId !== other.EMailAccountId, 'the ids', 'the second account has the id of the first'),
        ),
        TE.tap(({ one }) =>
          TE.chain(isOf('the first account by its id', identityOf(one)))(agent.get(one.EMailAccountId)),
        ),
      ),
  },
  {
    name: 'the id of the current account is that of the current account',
    writes: false,
    run: (agent) =>
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
      ),
  },
]

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

/** Runs them one after the other. The accounts that they make are left to the sender, which sees them in the responses. */
export const runScenarios = (caller: Caller & { readonly readOnly: boolean }): T.Task<Verification> => {
  const agent = makeAgent(caller)
  return F.pipe(
    scenarios,
    RA.traverse(T.ApplicativeSeq)(
      ({ writes, run }): T.Task<Outcome> =>
        writes && caller.readOnly
          ? T.of<Outcome>({ _tag: 'LeftOut', reason: 'it may write' })
          : F.pipe(
              run(agent, addressesFrom(caller.newAddress), caller.associateId),
              TE.match(F.identity<Outcome>, () => ({ _tag: 'Passed' })),
            ),
    ),
    T.map(verificationOf),
  )
}

/** None of them was run, and why. */
export const scenariosNotRun = (outcome: Outcome): Verification => verificationOf(scenarios.map(() => outcome))

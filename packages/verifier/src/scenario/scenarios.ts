/**
 * What operations mean over several calls, which one interaction of a pact cannot show: what was saved is found, what was
 * deleted is not. A scenario uses the API alone, so it holds the stub and a running server to the same.
 */
import { function as F, type io as IO, option as O, readonlyArray as RA, task as T, taskEither as TE } from 'fp-ts'
import type { Outcome, Verification } from '../verification/Verification.js'
import { type Account, type Agent, type Caller, makeAgent } from './Agent.js'

type Step<A> = TE.TaskEither<Outcome, A>

interface Scenario {
  readonly name: string
  readonly writes: boolean
  readonly run: (agent: Agent, addresses: Addresses, associateId: number) => Step<unknown>
}

/** The scenario fails unless a condition holds. */
const holds = (condition: boolean, place: string, problem: string): Step<void> =>
  condition ? TE.right(undefined) : TE.left({ _tag: 'Failed', mismatches: [{ place, problem }] })

/** The account of a response that has to have one. */
const some = (place: string) => (answer: O.Option<Account>) =>
  TE.fromOption((): Outcome => ({ _tag: 'Failed', mismatches: [{ place, problem: 'expected an account, got none' }] }))(
    answer,
  )

/** The id of an account that was saved. */
const idOf = (place: string) => (account: Account) => {
  const { EMailAccountId: id } = account
  return typeof id === 'number' && id > 0
    ? TE.right(id)
    : TE.left<Outcome>({ _tag: 'Failed', mismatches: [{ place, problem: 'expected an id above 0' }] })
}

const create = (agent: Agent, address: string, place = 'the response to the create'): Step<number> =>
  F.pipe(agent.save(0, address), TE.chain(some(place)), TE.chain(idOf(place)))

const isOf =
  (place: string, expected: Account) =>
  (answer: O.Option<Account>): Step<void> =>
    F.pipe(
      some(place)(answer),
      TE.chain((account) => {
        const others = Object.keys(expected).filter((name) => account[name] !== expected[name])
        return holds(others.length === 0, place, `it is not what was saved: ${others.join(', ')}`)
      }),
    )

/** A new address for each name. */
type Addresses = TE.TaskEither<never, { readonly first: string; readonly second: string }>

const addressesFrom = (newAddress: IO.IO<string>): Addresses =>
  TE.fromIO(() => ({ first: newAddress(), second: newAddress() }))

const scenarios: ReadonlyArray<Scenario> = [
  {
    name: 'an account that was saved is found as it was saved, by its id and by its address',
    writes: true,
    run: (agent, addresses, AssociateId) =>
      F.pipe(
        addresses,
        TE.bind('id', ({ first }) => create(agent, first)),
        TE.let('saved', ({ id, first }) => ({ EMailAccountId: id, EMailAddress: first, AssociateId })),
        TE.tap(({ id, saved }) => TE.chain(isOf('the account by its id', saved))(agent.get(id))),
        TE.tap(({ first, saved }) => TE.chain(isOf('the account by its address', saved))(agent.find(first))),
      ),
  },
  {
    name: 'an account that was updated is found as it was updated, and no other account was made',
    writes: true,
    run: (agent, addresses, AssociateId) =>
      F.pipe(
        addresses,
        TE.bind('id', ({ first }) => create(agent, first)),
        TE.let('saved', ({ id, second }) => ({ EMailAccountId: id, EMailAddress: second, AssociateId })),
        TE.tap(({ id, second, saved }) => TE.chain(isOf('the response to the update', saved))(agent.save(id, second))),
        TE.tap(({ id, saved }) => TE.chain(isOf('the account by its id', saved))(agent.get(id))),
        TE.tap(({ second, saved }) => TE.chain(isOf('the account by its address', saved))(agent.find(second))),
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
    run: (agent, addresses, AssociateId) =>
      F.pipe(
        addresses,
        TE.bind('id', ({ first }) => create(agent, first)),
        TE.bind('other', ({ second }) => create(agent, second)),
        TE.tap(({ id }) => agent.remove(id)),
        TE.tap(({ id }) =>
          F.pipe(
            agent.get(id),
            TE.chain((found) => holds(O.isNone(found), 'the account by its id', 'it is still there')),
          ),
        ),
        TE.tap(({ first }) =>
          F.pipe(
            agent.find(first),
            TE.chain((found) => holds(O.isNone(found), 'the account by its address', 'it is still there')),
          ),
        ),
        TE.tap(({ other, second }) =>
          TE.chain(
            isOf('the account that was not deleted', { EMailAccountId: other, EMailAddress: second, AssociateId }),
          )(agent.get(other)),
        ),
      ),
  },
  {
    name: 'two accounts that are created get two ids',
    writes: true,
    run: (agent, addresses) =>
      F.pipe(
        addresses,
        TE.bind('id', ({ first }) => create(agent, first)),
        TE.bind('other', ({ second }) => create(agent, second, 'the response to the second create')),
        TE.tap(({ id, other }) => holds(id !== other, 'the ids', 'the second account has the id of the first')),
        TE.tap(({ id, first }) =>
          TE.chain(isOf('the first account by its id', { EMailAccountId: id, EMailAddress: first }))(agent.get(id)),
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

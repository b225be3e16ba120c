/** The steps that scenarios share: a save, and what has to be found after it. */
import {
  function as F,
  io as IO,
  option as O,
  readonlyArray as RA,
  readonlyRecord as RR,
  taskEither as TE,
} from 'fp-ts'
import * as t from 'io-ts'
import { newAccount } from '../account/newAccountBody.js'
import { type Account, type Agent, failed } from './Agent.js'
import { differences, expectationOf } from './expectation.js'
import type { Scene, Step } from './Scenario.js'

/** An account that was saved, as it has to be found. */
export type Saved = Account & { readonly EMailAccountId: number; readonly EMailAddress: string }

/** The scenario fails unless a condition holds. */
export const holds = (condition: boolean, place: string, problem: string): Step<void> =>
  condition ? TE.right(undefined) : TE.left(failed(place, problem))

/** The account of a response that has to have one. */
const some = (place: string) => (answer: O.Option<Account>) =>
  TE.fromOption(() => failed(place, 'expected an account, got none'))(answer)

/** The account of a response has to be as it was saved. */
export const isOf =
  (place: string, expected: Account) =>
  (answer: O.Option<Account>): Step<void> =>
    F.pipe(
      some(place)(answer),
      TE.chain((account) => {
        const others = differences(expected, account)
        return holds(others.length === 0, place, `it is not what was saved: ${others.join(', ')}`)
      }),
    )

const identity = ['EMailAccountId', 'EMailAddress', 'AssociateId']
const credentials = ['IncomingCredentials', 'OutgoingCredentials']
const login = ['Server', 'Port', 'AuthType', 'Username', 'Password']

/** Credentials without the id that the server gives them. */
export const loginOf = (value: unknown): unknown =>
  t.UnknownRecord.is(value) ? RR.filterWithIndex((name) => login.includes(name))(value) : value

/**
 * What a response has to have as it was sent: the identity, the credentials that it has, and none where none were sent. A new
 * account has the id 0, and gets another one.
 */
const decidedBy = (sent: Account, response: Account): Account =>
  RR.filterMapWithIndex((name: string, value: unknown) => {
    if (credentials.includes(name))
      return value === null || t.UnknownRecord.is(response[name]) ? O.some(loginOf(value)) : O.none
    return identity.includes(name) && value !== 0 ? O.some(value) : O.none
  })(sent)

/** The response to a save has to have what the request decides, and an id. The result is the account as it has to be found. */
export const savedBy =
  (place: string, account: Account & { readonly EMailAddress: string }) =>
  (answer: O.Option<Account>): Step<Saved> =>
    F.pipe(
      some(place)(answer),
      TE.map((response) => expectationOf(account, response)),
      TE.tap((expected) => isOf(place, decidedBy(account, expected))(O.some(expected))),
      TE.chain((expected) => {
        const { EMailAccountId } = expected
        return typeof EMailAccountId === 'number' && EMailAccountId > 0
          ? TE.right({ ...expected, EMailAccountId, EMailAddress: account.EMailAddress })
          : TE.left(failed(place, 'expected an id above 0'))
      }),
    )

/** Saves an account, with a new address unless `more` has one. */
export const save = (
  { agent, associateId, newAddress }: Scene,
  more: Account & { readonly EMailAddress?: string } = {},
  place = 'the response to the create',
  by: Agent['save'] = agent.save,
): Step<Saved> =>
  F.pipe(
    TE.fromIO(more.EMailAddress === undefined ? newAddress : IO.of(more.EMailAddress)),
    TE.map((EMailAddress) => newAccount(EMailAddress, associateId, more)),
    TE.chain((account) => F.pipe(by(account), TE.chain(savedBy(place, account)))),
  )

/** An account has to be found as it was saved, by its id and by its address. */
export const found =
  ({ agent }: Scene, what = 'the account') =>
  (saved: Saved): Step<unknown> =>
    F.pipe(
      agent.get(saved.EMailAccountId),
      TE.chain(isOf(`${what} by its id`, saved)),
      TE.chain(() => agent.find(saved.EMailAddress)),
      TE.chain(isOf(`${what} by its address`, saved)),
    )

/** No account may have an address. */
export const isFree =
  ({ agent }: Scene, place: string, problem: string) =>
  (address: string): Step<void> =>
    F.pipe(
      agent.find(address),
      TE.chain((answer) => holds(O.isNone(answer), place, problem)),
    )

/** Accounts that a step may not change: one that was there before the account of the step, and one that came after it. */
export interface Neighbours {
  readonly subject: Saved
  readonly older: Saved
  readonly newer: Saved
}

/** Creates an account between two others, which differ from it in everything; it is read, in case the server keeps what it read. */
export const between = (scene: Scene, older: Account, subject: Account, newer: Account): Step<Neighbours> =>
  F.pipe(
    TE.Do,
    TE.bind('older', () => save(scene, older)),
    TE.bind('subject', () => save(scene, subject)),
    TE.bind('newer', () => save(scene, newer)),
    TE.tap((neighbours) => found(scene)(neighbours.subject)),
  )

/** Both neighbours have to be as they were saved. */
export const areAsBefore =
  (scene: Scene, what: string) =>
  ({ older, newer }: Neighbours): Step<unknown> =>
    F.pipe([older, newer], RA.traverse(TE.ApplicativeSeq)(found(scene, what)))

/** A stub without a socket: its `answer` is a transport, so a client can be tested against it in memory. */
import type { EMailAccount } from '@so-email/codecs'
import type { Transport } from '@so-email/wire'
import { either as E, taskEither as TE } from 'fp-ts'
import { type Accounts, makeAccountStore } from './Accounts.js'
import { answer } from './answer.js'
import type { User } from './authenticate.js'
import { sampleAccount, sampleUser } from './seed.js'
import { accountsIn } from './states/states.js'

export interface StubOptions {
  /** Who may ask; the user of the documented sample unless given. */
  readonly users?: ReadonlyArray<User>
  /** What exists at the start; the account of the documented sample unless given. */
  readonly accounts?: ReadonlyArray<EMailAccount>
}

export interface Stub {
  readonly answer: Transport
  readonly accounts: Accounts
  /** Brings a provider state about; a Left says why there is no such state. */
  readonly enter: (name: string, params: unknown) => E.Either<string, void>
  /** Back to the start. */
  readonly reset: () => void
}

export const makeStub = (options: StubOptions = {}): Stub => {
  const seed = options.accounts ?? [sampleAccount]
  const settings = { users: options.users ?? [sampleUser] }
  const accounts = makeAccountStore(seed)
  return {
    answer: (request) =>
      TE.fromIO(() => {
        const [response, change] = answer(settings, accounts)(request)
        accounts.apply(change)
        return response
      }),
    accounts,
    enter: (name, params) => E.map(accounts.reset)(accountsIn(name, params)),
    reset: () => accounts.reset(seed),
  }
}

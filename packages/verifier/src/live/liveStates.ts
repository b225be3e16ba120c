/**
 * How each provider state is set up on a running server, through its own API; or why only a stub can have it. A test in
 * `contracts` requires an entry for each state of the stub.
 */
import { function as F, taskEither as TE } from 'fp-ts'
import type { LiveAccounts } from './accounts/LiveAccounts.js'

/** The values of a state. They replace the values of the pact that are marked as coming from the state. */
export type StateValues = Readonly<Record<string, unknown>>

/** How a state is set up on a running server, or why it cannot be. */
export type LiveState =
  | {
      readonly _tag: 'Live'
      readonly writes: boolean
      /** Sets the state up. */
      readonly setUp: (accounts: LiveAccounts) => TE.TaskEither<string, StateValues>
    }
  | { readonly _tag: 'StubOnly'; readonly because: string }

const unchanged: LiveState = { _tag: 'Live', writes: false, setUp: () => TE.right({}) }

const stubOnly = (because: string): LiveState => ({ _tag: 'StubOnly', because })

const withAccount: LiveState = {
  _tag: 'Live',
  writes: true,
  setUp: ({ create }) =>
    F.pipe(
      create,
      TE.map((account) => ({ ...account })),
    ),
}

const asCaller: LiveState = {
  _tag: 'Live',
  writes: false,
  setUp: ({ associateId }) =>
    F.pipe(
      associateId,
      TE.map((id) => ({ associateId: id })),
    ),
}

/** The decision on each provider state, by its name. */
export const liveStates = {
  'an account exists': withAccount,
  'the caller is an associate': asCaller,
  'no account exists': stubOnly('a server has accounts that were not created here'),
  'these accounts exist': stubOnly('a server chooses the ids and rights of its accounts itself'),
  'documented sample': stubOnly('another server does not have the values of the documented page'),
  'the installation is online': stubOnly('an installation is on site or Online, and its agent is granted or not'),
  'a tenant is in a state': stubOnly('an installation is no tenant, or one whose state is not ours to choose'),
  'a tenant has moved': stubOnly('a tenant is moved by SuperOffice'),
  'these mail servers exist': stubOnly('a server reaches the mail servers that there are'),
  'these domains have mail records': stubOnly('a server reads the records that a domain has'),
  'the next operations fail': stubOnly('a running server cannot be made to fail'),
} satisfies Readonly<Record<string, LiveState>>

/** The state of that name, if there is one; an interaction without a state has the name ''. */
export const liveState = (name: string): LiveState | undefined =>
  name === '' ? unchanged : Object.entries(liveStates).find(([known]) => known === name)?.[1]

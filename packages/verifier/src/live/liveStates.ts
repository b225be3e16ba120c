/**
 * How each provider state is set up on a running server, through its own API; or why only a stub can have it. A test in
 * `contracts` requires an entry for each state of the stub.
 */
import { function as F, taskEither as TE } from 'fp-ts'
import type { LiveAccounts } from './LiveAccounts.js'

export type LiveState =
  | {
      readonly _tag: 'Live'
      readonly writes: boolean
      /** What it answers stands in for the values of the pact that are marked as coming from the state. */
      readonly bringAbout: (accounts: LiveAccounts) => TE.TaskEither<string, Readonly<Record<string, unknown>>>
    }
  | { readonly _tag: 'StubOnly'; readonly because: string }

const asItIs: LiveState = { _tag: 'Live', writes: false, bringAbout: () => TE.right({}) }

const stubOnly = (because: string): LiveState => ({ _tag: 'StubOnly', because })

const withAccount: LiveState = {
  _tag: 'Live',
  writes: true,
  bringAbout: ({ create }) =>
    F.pipe(
      create,
      TE.map((account) => ({ ...account })),
    ),
}

const asCaller: LiveState = {
  _tag: 'Live',
  writes: false,
  bringAbout: ({ associateId }) =>
    F.pipe(
      associateId,
      TE.map((associateId) => ({ associateId })),
    ),
}

export const liveStates = {
  'an account exists': withAccount,
  'the caller is an associate': asCaller,
  'no account exists': stubOnly('a server has accounts that were not made here'),
  'these accounts exist': stubOnly('a server gives its accounts their ids and rights itself'),
  'documented sample': stubOnly('nobody else answers with the values of the documented page'),
  'the installation is online': stubOnly('an installation is on site or Online, and was granted or not'),
  'the next operations fail': stubOnly('nobody can make a server fail'),
} satisfies Readonly<Record<string, LiveState>>

/** The state of that name; a name that is not known is nothing that anyone could bring about. */
export const liveState = (name: string): LiveState | undefined =>
  name === '' ? asItIs : Object.entries(liveStates).find(([known]) => known === name)?.[1]

/**
 * The provider states of the contracts: named situations with typed parameters. A state is written here once; the names
 * and parameters that a contract may use are derived from this record, so a state without a handler cannot exist, and a
 * name that is not here is refused.
 */
import { drawFailure, EMailAccount, entity, Int32 } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { Fault, Times } from '../Fault.js'
import { sampleAccount } from '../seed.js'
import { documentedSample } from './documentedSample.js'
import { type Situation, situation } from './Situation.js'

interface State<P> {
  readonly params: t.Type<P>
  /** The situation for parameters that come from outside, or what is wrong with them. */
  readonly situation: (params: unknown) => E.Either<string, Situation>
}

const state = <P>(params: t.Type<P>, parts: (params: P) => Partial<Situation>): State<P> => ({
  params,
  situation: (u) =>
    E.bimap(
      (errors: t.Errors) => drawFailure(errors).join('; '),
      (known: P) => situation(parts(known)),
    )(params.decode(u)),
})

const noParams = entity('params', {}, {})

/** Every user is this associate. */
const asAssociate =
  (associateId: number): Situation['settings'] =>
  ({ admission }) => ({
    admission: { ...admission, users: admission.users.map((user) => ({ ...user, associateId })) },
  })

const providerStates = {
  /** The caller owns an account with that id, and nothing else exists. */
  'an account exists': state(
    entity('params', { id: Int32 }, { address: t.string, associateId: Int32 }),
    ({ id, address = sampleAccount.EMailAddress, associateId }) => ({
      accounts: [
        {
          ...sampleAccount,
          EMailAccountId: id,
          EMailAddress: address,
          AssociateId: associateId ?? sampleAccount.AssociateId,
        },
      ],
      ...(associateId === undefined ? {} : { settings: asAssociate(associateId) }),
    }),
  ),
  /** The caller is the associate with that id. */
  'the caller is an associate': state(entity('params', { associateId: Int32 }, {}), ({ associateId }) => ({
    settings: asAssociate(associateId),
  })),
  /** There are no accounts. */
  'no account exists': state(noParams, () => ({ accounts: [] })),
  /** These accounts exist, and no others. */
  'these accounts exist': state(entity('params', { accounts: t.array(EMailAccount) }, {}), ({ accounts }) => ({
    accounts,
  })),
  /** The request that the page documents is answered with the response that it documents, to the letter. */
  'documented sample': state(noParams, () => ({
    accounts: [sampleAccount],
    settings: () => ({ scripted: [documentedSample] }),
  })),
  /** The installation is an Online one. The application may use the EMail agent or, by default there, may not. */
  'the installation is online': state(entity('params', { granted: t.boolean }, {}), ({ granted }) => ({
    settings: ({ admission }) => ({ admission: { ...admission, mode: 'online' }, granted }),
  })),
  /** The next operations meet this fault. */
  'the next operations fail': state(t.type({ fault: Fault, times: Times }), ({ fault, times }) => ({
    faults: [{ fault, times }],
  })),
}

/** The parameters of every state, by its name. */
export type ProviderStates = {
  readonly [K in keyof typeof providerStates]: (typeof providerStates)[K] extends State<infer P> ? P : never
}

/** The name of a state that the stub can be brought into. */
export type StateName = keyof ProviderStates

/** The names of all states. */
export const stateNames = Object.keys(providerStates) as ReadonlyArray<StateName> // it has no other keys

const isStateName = (name: string): name is StateName => Object.hasOwn(providerStates, name)

/** What brings a stub into the states of the contracts, and back. */
export interface States {
  /** Brings a state about. Several may be entered: each replaces what it names. Throws a `TypeError` for one that cannot be. */
  readonly enter: <K extends StateName>(name: K, params: ProviderStates[K]) => void
  /** The same for a name and parameters from outside; a Left says why there is no such state. */
  readonly enterUnknown: (name: string, params: unknown) => E.Either<string, void>
  /** Leaves all states: back to the start. */
  readonly leave: () => void
}

export const makeStates = (to: {
  /** A Left says why the situation cannot be. */
  readonly enter: (situation: Situation) => E.Either<string, void>
  readonly leave: () => void
}): States => {
  const enterUnknown: States['enterUnknown'] = (name, params) =>
    isStateName(name)
      ? E.chain(to.enter)(providerStates[name].situation(params))
      : E.left(`there is no provider state "${name}"`)
  return {
    enter: (name, params) => {
      const entered = enterUnknown(name, params)
      if (E.isLeft(entered)) throw new TypeError(`${name}: ${entered.left}`)
    },
    enterUnknown,
    leave: to.leave,
  }
}

/**
 * The provider states of the contracts: names with typed parameters. Each is written here once; the names and parameters
 * that a contract may use are derived from this record, so a state without a setup does not compile, and an unknown name
 * is refused.
 */
import { arrayOf, drawFailure, EMailAccount, entity, Int32 } from '@so-email/codecs'
import { either as E, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { checkNames } from '../algebras/checkNames.js'
import { WaitingFault } from '../faults/FaultQueue.js'
import { MailDomain, MailServer } from '../mail/Mail.js'
import { sampleAccount, sampleAddress } from '../store/seed.js'
import { documentedSample } from './documentedSample.js'
import { noSetup, type StateSetup } from './StateSetup.js'
import { inState, mostFormer, moved, TenantInState, TenantMoved } from './tenantStates.js'
import { type Texts, typedBy } from './typedBy.js'

interface State<P> {
  readonly params: t.Type<P>
  /** The setup for foreign parameters, or what is wrong with them. */
  readonly setup: (name: string, params: unknown) => E.Either<string, StateSetup>
  /** The same for parameters that came as texts, as in a query. */
  readonly setupFromTexts: (name: string, texts: Texts) => E.Either<string, StateSetup>
}

const state = <P>(params: t.Type<P>, setup: (params: P) => Partial<StateSetup>): State<P> => {
  const setupFor: State<P>['setup'] = (name, given) =>
    F.pipe(
      params.decode(given),
      E.mapLeft((errors) => drawFailure(errors).join('; ')),
      E.chain(checkNames(params)),
      E.map((decoded) => ({ ...noSetup, ...setup(decoded), named: { name, params: params.encode(decoded) } })),
    )
  return { params, setup: setupFor, setupFromTexts: (name, texts) => setupFor(name, typedBy(params)(texts)) }
}

const noParams = entity('params', {}, {})

/** Every user is this associate. */
const asAssociate =
  (associateId: number): StateSetup['settings'] =>
  ({ authentication }) => ({
    authentication: { ...authentication, users: authentication.users.map((user) => ({ ...user, associateId })) },
  })

/** A bad list has a bounded number of problems. Decoding gives the very array, so it is as mutable as that. */
const Accounts = arrayOf(EMailAccount) as unknown as t.Type<Array<EMailAccount>>

const providerStates = {
  /** The caller owns an account with that id, and nothing else exists. */
  'an account exists': state(
    entity('params', { id: Int32 }, { address: t.string, associateId: Int32 }),
    ({ id, address = sampleAddress, associateId }) => ({
      accounts: O.some([
        {
          ...sampleAccount,
          EMailAccountId: id,
          EMailAddress: address,
          AssociateId: associateId ?? sampleAccount.AssociateId,
        },
      ]),
      ...(associateId !== undefined && { settings: asAssociate(associateId) }),
      values: { id, address, associateId: associateId ?? sampleAccount.AssociateId },
    }),
  ),
  /** The caller is the associate with that id. */
  'the caller is an associate': state(entity('params', { associateId: Int32 }, {}), ({ associateId }) => ({
    settings: asAssociate(associateId),
    values: { associateId },
  })),
  /** There are no accounts. */
  'no account exists': state(noParams, () => ({ accounts: O.some([]) })),
  /** These accounts exist, and no others. */
  'these accounts exist': state(entity('params', { accounts: Accounts }, {}), ({ accounts }) => ({
    accounts: O.some(accounts),
  })),
  /** The documented request is answered with the documented response, byte for byte. */
  'documented sample': state(noParams, () => ({
    accounts: O.some([sampleAccount]),
    settings: () => ({ scripted: [documentedSample] }),
  })),
  /** The installation is Online. `granted`: whether the application may use the EMail agent; by default there it may not. */
  'the installation is online': state(entity('params', { granted: t.boolean }, {}), ({ granted }) => ({
    settings: ({ authentication }) => ({ authentication: { ...authentication, mode: 'online' }, granted }),
  })),
  /** The installation is this tenant of Online, which is in this state. */
  'a tenant is in a state': state(TenantInState, (params) => ({ settings: inState(params), values: params })),
  /** The installation is this tenant of Online, which was at the path that is called before, and is at this one now. */
  'a tenant has moved': state(TenantMoved, (params) => ({
    settings: moved(params),
    lasting: mostFormer,
    values: params,
  })),
  /** These mail servers exist, and no others; who may log in is known of each. */
  'these mail servers exist': state(entity('params', { servers: arrayOf(MailServer) }, {}), ({ servers }) => ({
    settings: ({ mail }) => ({ mail: { ...mail, servers } }),
  })),
  /** These domains have MX and SPF records, and no others. */
  'these domains have mail records': state(entity('params', { domains: arrayOf(MailDomain) }, {}), ({ domains }) => ({
    settings: ({ mail }) => ({ mail: { ...mail, domains } }),
  })),
  /** The next operations meet this fault. */
  'the next operations fail': state(WaitingFault, (waiting) => ({ faults: [waiting] })),
}

/** The parameters of every state, by its name. */
export type ProviderStates = {
  readonly [K in keyof typeof providerStates]: (typeof providerStates)[K] extends State<infer P> ? P : never
}

/** The name of a provider state. */
export type StateName = keyof ProviderStates

/** The names of all states. */
export const stateNames = Object.keys(providerStates) as ReadonlyArray<StateName> // it has no other keys

const isStateName = (name: string): name is StateName => Object.hasOwn(providerStates, name)

/** A name that came from outside may have any length. */
const unknownState = (name: string): string =>
  `there is no provider state "${name.slice(0, 100)}", only: ${stateNames.join('; ')}`

/** The name of a state, or which there are. */
export const readStateName = E.fromPredicate(isStateName, unknownState)

const findState = (name: string) =>
  F.pipe(
    readStateName(name),
    E.map((known) => providerStates[known]),
  )

/** The setup of a state for a foreign name and foreign parameters, or the reason why there is none. */
export const readStateSetup = (name: string, params: unknown): E.Either<string, StateSetup> =>
  F.pipe(
    findState(name),
    E.chain(({ setup }) => setup(name, params)),
  )

/** The same for parameters that came as texts. */
export const readStateSetupFromTexts = (name: string, texts: Texts): E.Either<string, StateSetup> =>
  F.pipe(
    findState(name),
    E.chain(({ setupFromTexts }) => setupFromTexts(name, texts)),
  )

/** Brings a stub into the provider states of the contracts, and back. */
export interface States {
  /**
   * Enters a state. Several may be entered; each replaces only what it names. Throws a `TypeError` for wrong parameters, and
   * for accounts that cannot exist together.
   */
  readonly enter: <K extends StateName>(name: K, params: ProviderStates[K]) => void
  /** The same for a foreign name and foreign parameters; a Left is the reason why the state cannot be entered. */
  readonly enterUnknown: (name: string, params: unknown) => E.Either<string, void>
  /** Leaves all states: back to the start. */
  readonly leave: () => void
}

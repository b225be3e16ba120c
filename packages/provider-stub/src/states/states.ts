/**
 * The provider states of the contracts: named situations with typed parameters, each with the accounts that exist in it.
 * A state is written here once; the names and parameters that a contract may use are derived from this record, so a
 * state without a handler cannot exist, and a name that is not here is refused.
 */
import { drawFailure, type EMailAccount, entity, Int32 } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import type * as t from 'io-ts'
import { sampleAccount } from '../seed.js'

interface State<P> {
  readonly params: t.Type<P>
  /** The accounts for parameters that come from outside, or what is wrong with them. */
  readonly accounts: (params: unknown) => E.Either<string, ReadonlyArray<EMailAccount>>
}

const state = <P>(params: t.Type<P>, accounts: (params: P) => ReadonlyArray<EMailAccount>): State<P> => ({
  params,
  accounts: (u) => E.bimap((errors: t.Errors) => drawFailure(errors).join('; '), accounts)(params.decode(u)),
})

const providerStates = {
  /** An account with that id exists, and nothing else. */
  'an account exists': state(entity('params', { id: Int32 }, {}), ({ id }) => [
    { ...sampleAccount, EMailAccountId: id },
  ]),
  /** There are no accounts. */
  'no account exists': state(entity('params', {}, {}), () => []),
}

/** The parameters of every state, by its name. */
export type ProviderStates = {
  readonly [K in keyof typeof providerStates]: (typeof providerStates)[K] extends State<infer P> ? P : never
}

export type StateName = keyof ProviderStates

const isStateName = (name: string): name is StateName => Object.hasOwn(providerStates, name)

/** The accounts that exist in a state, or why there is no such state. */
export const accountsIn = (name: string, params: unknown): E.Either<string, ReadonlyArray<EMailAccount>> =>
  isStateName(name) ? providerStates[name].accounts(params) : E.left(`there is no provider state "${name}"`)

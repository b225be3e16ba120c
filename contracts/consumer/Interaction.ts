/**
 * One interaction of a consumer contract, as a value: its request, its provider states, the response that the consumer
 * needs, and the call of the real client that sends the request. Values can be listed, counted and compared. Pact itself
 * silently overwrites an interaction by another one with the same description and states.
 */
import type { MatchersV3 as M } from '@pact-foundation/pact'
import type { ClientError } from '@so-email/client'
import type { ProviderStates, StateName } from '@so-email/provider-stub'
import type { Group } from '@so-email/verifier'
import type { either as E } from 'fp-ts'

/** A rule for a place of a body; in one that is compared as text, `$` is the whole text. */
export interface Rule {
  readonly path: string
  readonly rules: ReadonlyArray<M.Matcher<unknown>>
}

/** A body of a contract. */
export type Body =
  /** Compared as JSON, matchers included. Rules add to its matchers. */
  | { readonly _tag: 'Json'; readonly value: unknown; readonly rules: ReadonlyArray<Rule> }
  /** Compared as its media type is: XML as a tree, a form as pairs, the rest as text. */
  | { readonly _tag: 'Text'; readonly text: string; readonly rules: ReadonlyArray<Rule> }
  /** The JSON text `null`, which pact's own JSON bodies cannot express. */
  | { readonly _tag: 'Null' }

export const json = (value: unknown, rules: ReadonlyArray<Rule> = []): Body => ({ _tag: 'Json', value, rules })
export const text = (body: string, rules: ReadonlyArray<Rule> = []): Body => ({ _tag: 'Text', text: body, rules })
export const nullBody: Body = { _tag: 'Null' }

/** Headers of a contract: exact, or matched. */
export type Headers = Readonly<Record<string, string | M.Matcher<string>>>

export interface PactRequest {
  /** `POST` by default, as every operation is called. */
  readonly method?: 'GET'
  readonly path: string
  readonly query?: Readonly<Record<string, string | M.Matcher<string>>>
  readonly headers: Headers
  readonly body?: Body
}

export interface PactResponse {
  readonly status: number
  readonly headers?: Headers
  readonly body?: Body
}

export interface GivenState {
  readonly name: StateName
  readonly params: ProviderStates[StateName]
}

/** Sends the request with the real client to a server with this response, and checks the client's result. */
export interface Send {
  (url: string): Promise<void>
  /** The result of our client, whatever it is. */
  readonly result?: (url: string) => Promise<E.Either<ClientError, unknown>>
}

export interface Interaction {
  /** It completes "upon receiving ...". */
  readonly description: string
  /** Of interactions that do not hold for every server; a verification may leave a group out. */
  readonly group?: Group | undefined
  readonly states: ReadonlyArray<GivenState>
  readonly request: PactRequest
  readonly response: PactResponse
  readonly send: Send
}

/** A provider state. Its name and parameters are those that the stub has. */
export const given = <K extends StateName>(name: K, params: ProviderStates[K]): GivenState => ({
  name,
  params,
})

/**
 * The descriptions that more than one interaction has. Pact silently keeps one of two with equal states, and a report names
 * an interaction by its description.
 */
export const duplicates = (interactions: ReadonlyArray<Interaction>): ReadonlyArray<string> =>
  interactions.map(({ description }) => description).filter((each, index, all) => all.indexOf(each) !== index)

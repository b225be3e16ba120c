/**
 * One interaction of a consumer contract, as a value: what the consumer asks in which provider state, what it needs to be
 * answered, and how its real client is driven. Being values, interactions can be listed, counted and compared; pact
 * itself overwrites one silently by another of equal description and state.
 */
import type { MatchersV3 as M } from '@pact-foundation/pact'
import { type Operations, operations, pathOf } from '@so-email/codecs'
import type { ProviderStates, StateName } from '@so-email/provider-stub'
import type { Group } from '@so-email/verifier'

/** A rule for a place of a body; in one that is compared as text, `$` is the whole text. */
export interface Rule {
  readonly path: string
  readonly rules: ReadonlyArray<M.Matcher<unknown>>
}

/** What a contract says of a body. */
export type Body =
  /** Compared as JSON, matchers included. Rules add to its matchers. */
  | { readonly _tag: 'Json'; readonly value: unknown; readonly rules: ReadonlyArray<Rule> }
  /** Compared as its media type is: XML as a tree, a form as pairs, the rest as text. */
  | { readonly _tag: 'Text'; readonly text: string; readonly rules: ReadonlyArray<Rule> }
  /** The JSON text `null`, which pact's own JSON bodies cannot ask for. */
  | { readonly _tag: 'Null' }

export const json = (value: unknown, rules: ReadonlyArray<Rule> = []): Body => ({ _tag: 'Json', value, rules })
export const text = (body: string, rules: ReadonlyArray<Rule> = []): Body => ({ _tag: 'Text', text: body, rules })
export const nullBody: Body = { _tag: 'Null' }

/** Headers of a contract: exact, or matched. */
export type Headers = Readonly<Record<string, string | M.Matcher<string>>>

export interface Asked {
  /** `POST` by default, as every operation is called. */
  readonly method?: 'GET'
  readonly path: string
  readonly query?: Readonly<Record<string, string | M.Matcher<string>>>
  readonly headers: Headers
  readonly body?: Body
}

export interface Answered {
  readonly status: number
  readonly headers?: Headers
  readonly body?: Body
}

export interface GivenState {
  readonly name: StateName
  readonly params: ProviderStates[StateName]
}

export interface Interaction {
  /** It completes "upon receiving ...". */
  readonly description: string
  /** Of interactions that do not hold for every server; a verification may leave a group out. */
  readonly group?: Group
  readonly states: ReadonlyArray<GivenState>
  readonly asked: Asked
  readonly answered: Answered
  /** Drives the real client against a server that answers so, and says what the client is to make of it. */
  readonly drive: (url: string) => Promise<void>
}

/** A provider state. Its name and parameters are those that the stub has. */
export const given = <K extends StateName>(name: K, params: ProviderStates[K]): GivenState => ({
  name,
  params,
})

/** The path of an operation. */
export const pathTo = (operation: keyof Operations): string => pathOf(operations[operation])

/**
 * The descriptions that more than one interaction has. pact would keep one of two with equal states, silently; and a
 * report names an interaction by its description.
 */
export const duplicates = (interactions: ReadonlyArray<Interaction>): ReadonlyArray<string> =>
  interactions.map(({ description }) => description).filter((each, index, all) => all.indexOf(each) !== index)

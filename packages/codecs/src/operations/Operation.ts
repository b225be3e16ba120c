/**
 * An operation of a SuperOffice agent, described as a value. The client asks it, the stub answers it, the contracts
 * hold both to the documented exchange; none of them knows anything about an operation that does not stand here.
 */
import type * as t from 'io-ts'

/** Where the parameters of an operation travel. */
export interface Parameters<Input> {
  readonly in: 'body' | 'query' | 'nowhere'
  readonly codec: t.Type<Input>
  /** What a client writes for what it was given; the identity unless the API wants more than the caller must say. */
  readonly complete: (input: Input) => Input
}

/** What a successful answer holds. */
export interface Answer<Output> {
  readonly status: 200 | 204
  readonly codec: t.Type<Output>
}

export interface Operation<Input, Output> {
  /** The agent and the name, as they stand in the URL. */
  readonly agent: string
  readonly name: string
  /** One sentence of the documentation. */
  readonly summary: string
  readonly parameters: Parameters<Input>
  readonly answer: Answer<Output>
  /** Whether asking twice does no more than asking once, so that a client may ask again when an answer got lost. */
  readonly isRepeatable: (input: Input) => boolean
}

/** The path of an operation below the site, always asked by POST: a GET only describes it. */
export const pathOf = ({ agent, name }: Pick<Operation<unknown, unknown>, 'agent' | 'name'>): string =>
  `/api/v1/Agents/${agent}/${name}`

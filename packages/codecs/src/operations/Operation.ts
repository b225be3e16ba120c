/**
 * An operation of a SuperOffice agent, described as a value. The client asks it, the stub answers it, the contracts
 * hold both to the documented exchange; none of them knows anything about an operation that does not stand here.
 */
import type * as t from 'io-ts'

/** What an operation takes: one flat record, whichever part of the request each value travels in. */
export interface Parameters<Input> {
  readonly codec: t.Type<Input>
  /** The names that travel in the query, spelled as documented; everything else is the body. */
  readonly query: ReadonlyArray<string>
  readonly hasBody: boolean
  /** What a client writes for what it was given; the identity unless the API wants more than the caller must say. */
  readonly complete: (input: Input) => Input
}

/** What a successful answer is. */
export interface Answer<Output> {
  readonly status: 200 | 204
  /** Of the body as it stands on the wire; it directs the media types. */
  readonly codec: t.Mixed
  /** What the body means. */
  readonly decode: (body: unknown) => t.Validation<Output>
  /** The body for a meaning: the inverse of `decode`. */
  readonly encode: (output: Output) => unknown
  /** Set where a meaning is an `Option`, so that a face without fp-ts can give the value or `null`. */
  readonly isOption?: true
  /**
   * Set where the documentation lists the query parameter `$select`: a server answers `null` for every property that it
   * does not name, numbers included. It is no parameter of the operation, because its answer is then another one.
   */
  readonly isSelectable?: true
}

/** An operation: what it is called, what it takes, what it answers, and whether it may be asked twice. */
export interface Operation<Input, Output> {
  /** The agent and the name, as they stand in the URL. */
  readonly agent: string
  readonly name: string
  /** One sentence of the documentation. */
  readonly summary: string
  readonly parameters: Parameters<Input>
  readonly answer: Answer<Output>
  /** Whether asking it changes anything on the server. */
  readonly changes: boolean
  /** Whether asking twice does no more than asking once, so that a client may ask again when an answer got lost. */
  readonly isRepeatable: (input: Input) => boolean
}

/**
 * The path of an operation below the site, always asked by POST: a GET only describes it. Source: the documented page.
 *
 * @example
 * import { pathOf, saveEMailAccount } from '@so-email/codecs'
 *
 * pathOf(saveEMailAccount)
 * // => '/api/v1/Agents/EMail/SaveEMailAccount'
 */
export const pathOf = ({ agent, name }: Pick<Operation<unknown, unknown>, 'agent' | 'name'>): string =>
  `/api/v1/Agents/${agent}/${name}`

/** A read: it changes nothing, so it may always be repeated. */
const read = { changes: false, isRepeatable: () => true }

type Description<Input, Output> = Omit<Operation<Input, Output>, 'agent' | keyof typeof read> &
  Partial<Pick<Operation<Input, Output>, keyof typeof read>>

/**
 * An operation of the EMail agent: a read, unless it says otherwise. It is described by a function, so that a bundler can
 * leave out the whole of an operation that nobody asks.
 */
export const eMail = <Input, Output>(describe: () => Description<Input, Output>): Operation<Input, Output> => ({
  agent: 'EMail',
  ...read,
  ...describe(),
})

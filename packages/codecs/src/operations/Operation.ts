/**
 * An operation of a SuperOffice agent, described as a value. The client calls it, the stub answers it, and the contracts
 * compare both with the documented exchange; none of them knows more about an operation than this description.
 */
import type * as t from 'io-ts'

/**
 * The input of an operation: one flat record, whichever part of the request each value travels in.
 *
 * @category operations
 */
export interface Parameters<Input> {
  readonly codec: t.Type<Input>
  /** The names that travel in the query, spelled as documented; all others are the body. */
  readonly query: ReadonlyArray<string>
  readonly hasBody: boolean
  /** The input as a client writes it; the identity unless the API needs properties that a caller may leave out. */
  readonly complete: (input: Input) => Input
}

/**
 * The successful answer of an operation.
 *
 * @category operations
 */
export interface Answer<Output> {
  readonly status: 200 | 204
  /** The codec of the body on the wire; it directs the media types. */
  readonly codec: t.Mixed
  /** The output that a body stands for. */
  readonly decode: (body: unknown) => t.Validation<Output>
  /** The body for an output: the inverse of `decode`. */
  readonly encode: (output: Output) => unknown
  /** Set it where the output is an `Option`: without it the face with Promises gives the `Option`, and not the value or `null`. */
  readonly isOption?: true
  /**
   * Set where the documentation lists the query parameter `$select`: a server answers `null` for every property that it
   * does not name, numbers included. It is no parameter of the operation, because its answer is then another one.
   */
  readonly isSelectable?: true
}

/**
 * An operation: its name, its input, its answer, and whether it may be repeated.
 *
 * @category operations
 */
export interface Operation<Input, Output> {
  /** The agent and the name, as in the URL. */
  readonly agent: string
  readonly name: string
  /** One sentence, in our words. */
  readonly summary: string
  readonly parameters: Parameters<Input>
  readonly answer: Answer<Output>
  /** Whether it changes anything on the server. */
  readonly changes: boolean
  /** Whether two calls do no more than one, so that a client may retry when an answer is lost. */
  readonly isRepeatable: (input: Input) => boolean
  /** Set where the server logs in to a mail server for it: a failed login may lock a mailbox. */
  readonly usesMailServer?: true
}

/**
 * The path of an operation below the site. Only a POST calls it: a GET describes it. Source: the documented page.
 *
 * @example
 * import { pathOf, saveEMailAccount } from '@so-email/codecs'
 *
 * pathOf(saveEMailAccount)
 * // => '/api/v1/Agents/EMail/SaveEMailAccount'
 * @category operations
 */
export const pathOf = ({ agent, name }: Pick<Operation<unknown, unknown>, 'agent' | 'name'>): string =>
  `/api/v1/Agents/${agent}/${name}`

/**
 * How an operation differs from a read of its agent, which may always be repeated. One that changes something, or that
 * uses a mail server, has to state whether it may be repeated.
 *
 * @category operations
 */
export type Description<Input, Output> = Omit<
  Operation<Input, Output>,
  'agent' | 'changes' | 'isRepeatable' | 'usesMailServer'
> &
  (
    | { readonly changes?: false; readonly isRepeatable?: never; readonly usesMailServer?: never }
    | ({ readonly changes?: boolean } & Pick<Operation<Input, Output>, 'isRepeatable' | 'usesMailServer'>)
  )

/**
 * Describes operations of an agent: each is a read, unless its description differs. It is described by a function, so that a
 * bundler can leave out an operation that a program does not call.
 *
 * @example
 * import { agent, answers, entity, Int32, parameters, pathOf } from '@so-email/codecs'
 * import * as t from 'io-ts'
 *
 * const getName = agent('Person')(() => ({
 *   name: 'GetName',
 *   summary: 'Gets the name of a person.',
 *   parameters: parameters.query(entity('GetName', { personId: Int32 }, {}), 'personId'),
 *   answer: answers.value(t.string),
 * }))
 *
 * pathOf(getName)
 * // => '/api/v1/Agents/Person/GetName'
 * @category operations
 */
export const agent =
  (name: string) =>
  <Input, Output>(describe: () => Description<Input, Output>): Operation<Input, Output> => {
    const described = describe()
    const isRead = !(described.changes || described.usesMailServer)
    return { agent: name, changes: false, isRepeatable: () => isRead, ...described }
  }

/** Describes operations of the EMail agent. */
export const eMail = /*#__PURE__*/ agent('EMail')

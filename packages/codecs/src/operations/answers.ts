/** The kinds of answer that operations have. Source: the pages of the agents in the reference of SuperOffice. */
import { either as E, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { nullable } from '../combinators/nullable.js'
import { Int32 } from '../primitives/Int32.js'
import type { Answer } from './Operation.js'

/**
 * A value of a codec.
 *
 * @example
 * import { answers, Int32 } from '@so-email/codecs'
 *
 * answers.value(Int32).decode(5)
 * // => { _tag: 'Right', right: 5 }
 * @category operations
 */
export const value = <Output>(codec: t.Type<Output>): Answer<Output> => ({
  status: 200,
  codec,
  decode: codec.decode,
  encode: codec.encode,
})

/**
 * A value that may be missing. SuperOffice has three answers for it, and all of them are `O.none` here: `null`, an entity
 * whose id is 0 ("found or empty"), and the bare id 0. Sources: the agents article (`null`), and the page
 * `GetEMailAccountFromEMailAddress` ("found or empty").
 */
const found = <A>(codec: t.Type<A>, idOf: (a: A) => number, missing: unknown): Answer<O.Option<A>> => {
  const answered = nullable(codec)
  return {
    status: 200,
    codec: answered,
    decode: F.flow(
      answered.decode,
      E.map(
        F.flow(
          O.fromNullable,
          O.filter((a) => idOf(a) !== 0),
        ),
      ),
    ),
    encode: O.match((): unknown => missing, codec.encode),
    isOption: true,
  }
}

/**
 * An entity that may be missing, known by its id: `null` and the id 0 are `O.none`. The stub answers `missing` for it.
 *
 * @example
 * import { answers, entity, Int32 } from '@so-email/codecs'
 *
 * const Contact = entity('ContactEntity', { ContactId: Int32 }, {})
 *
 * answers.foundBy(Contact, ({ ContactId }) => ContactId).decode({ ContactId: 0 })
 * // => { _tag: 'Right', right: { _tag: 'None' } }
 * @category operations
 */
export const foundBy = <A>(codec: t.Type<A>, idOf: (a: A) => number, missing: A | null = null): Answer<O.Option<A>> =>
  found(codec, idOf, missing)

/**
 * An id that may be missing.
 *
 * @example
 * import { answers } from '@so-email/codecs'
 *
 * answers.foundId.decode(0)
 * // => { _tag: 'Right', right: { _tag: 'None' } }
 * @category operations
 */
export const foundId: Answer<O.Option<number>> = /*#__PURE__*/ found(Int32, (id) => id, 0)

/**
 * The status 204, without a body.
 *
 * @example
 * import { answers } from '@so-email/codecs'
 *
 * answers.empty.status
 * // => 204
 * @category operations
 */
export const empty: Answer<void> = {
  status: 204,
  codec: t.unknown,
  decode: () => t.success(undefined),
  encode: () => undefined,
}

/**
 * The same answer, which a server cuts down to the properties that `$select` names.
 *
 * @example
 * import { answers, EMailAccount } from '@so-email/codecs'
 *
 * answers.selectable(answers.value(EMailAccount)).isSelectable
 * // => true
 * @category operations
 */
export const selectable = <Output>(answer: Answer<Output>): Answer<Output> => ({ ...answer, isSelectable: true })

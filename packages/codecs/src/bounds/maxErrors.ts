/**
 * A bad value may have a problem in every one of a million items, and each error of io-ts holds its whole context. Decoding
 * therefore stops: a Left has the first errors that io-ts has, in its order, and after them one error that says that there
 * are more.
 */
import * as t from 'io-ts'

/**
 * The most errors of a bad value that a decoder lists. If there are more, one error without a value follows them.
 *
 * @example
 * import { dictionary, Int32, maxErrors } from '@so-email/codecs'
 * import { either as E } from 'fp-ts'
 *
 * const bad = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`sent${i}`, 'many']))
 * const result = dictionary(Int32, 'Counts').decode(bad)
 *
 * E.isLeft(result) && result.left.length === maxErrors + 1
 * // => true
 * @category failures
 */
export const maxErrors = 100

const message = `there are more than ${maxErrors} problems`

/** Whether an error stands for all errors that are left out. */
export const isCut = (error: t.ValidationError): boolean => error.message === message

/** The errors of a value, bounded. The context is that of the value. */
export const bounded = (errors: t.Errors, context: t.Context): t.Errors =>
  errors.length > maxErrors ? [...errors.slice(0, maxErrors), { value: undefined, context, message }] : errors

/** The result of a validation, bounded. It allocates nothing for a valid value. */
export const boundedResult = <A>(result: t.Validation<A>, context: t.Context): t.Validation<A> =>
  result._tag === 'Left' ? t.failures(bounded(result.left, context)) : result

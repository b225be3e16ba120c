import { either as E, function as F } from 'fp-ts'
import type * as t from 'io-ts'

/** The errors of a part, as errors of the whole. */
const within =
  (outer: t.Context) =>
  (errors: t.Errors): t.Errors =>
    errors.map((error) => ({ ...error, context: [...outer, ...error.context.slice(1)] }))

/**
 * What is made of the options of an entrance, as a part of the options of a client. They are read once, and not before a client
 * is given them, which reports a getter that throws.
 */
export const asPart = <A>(make: () => t.Validation<A>): ((context: t.Context) => t.Validation<A>) => {
  let made: t.Validation<A> | undefined
  return (context) => {
    made ??= make()
    return F.pipe(made, E.mapLeft(within(context)))
  }
}

import type * as t from 'io-ts'

/** The errors of a part, as errors of the whole. */
export const within =
  (outer: t.Context) =>
  (errors: t.Errors): t.Errors =>
    errors.map((error) => ({ ...error, context: [...outer, ...error.context.slice(1)] }))

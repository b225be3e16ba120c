import { either as E, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'

/** A codec of what a function makes of a value. */
export const validating = <A>(name: string, validate: t.Validate<unknown, A>): t.Type<A, unknown, unknown> =>
  new t.Type(name, (given): given is A => E.isRight(validate(given, [])), validate, t.identity)

/** A codec that parses an option. Its name describes a right option, and stands in the error. */
export const option = <A>(expected: string, parse: (given: unknown) => O.Option<A>): t.Type<A, unknown, unknown> =>
  validating(expected, (given, context) =>
    F.pipe(
      parse(given),
      O.match(() => t.failure(given, context), t.success),
    ),
  )

/** An option that is used as it is given. */
export const checked = <A>(expected: string, isValid: (given: unknown) => boolean): t.Type<A, unknown, unknown> =>
  option(expected, (given) => (isValid(given) ? O.some(given as A) : O.none)) // as far as can be checked

/** `NaN` is neither less nor more than any limit, so it would be none. */
export const amount: t.Type<number, unknown, unknown> = /*#__PURE__*/ checked(
  'a number from 0',
  (given) => typeof given === 'number' && given >= 0,
)

/** A value with functions of these names, as far as a value of another package can be checked. */
export const withFunctions = <A>(expected: string, ...names: ReadonlyArray<string>): t.Type<A, unknown, unknown> =>
  checked(expected, (given) => names.every((name) => hasFunction(given, name)))

/** Whether a value of JavaScript has a function of that name. */
export const hasFunction = (given: unknown, name: string): boolean => typeof Object(given)[name] === 'function'

/** An object that is its properties: those of a `Map`, of `Headers` or of a promise would be read as none. */
export const isRecord = (given: unknown): given is Readonly<Record<string, unknown>> =>
  ['Object', 'Module'].includes(kindOf(given))

/** The name that the platform has for a kind of value: `Map`, `Null`. */
export const kindOf = (given: unknown): string => Object.prototype.toString.call(given).slice(8, -1)

/** The same value under a codec that gives another one of it. */
export const mapped = <A, B>(codec: t.Type<A, unknown, unknown>, map: (given: A) => B): t.Type<B, unknown, unknown> =>
  validating(codec.name, F.flow(codec.validate, E.map(map)))

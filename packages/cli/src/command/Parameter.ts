/** An argument or an option of a command: how it is written, what it means, and how its value is read. */

import type { predicate as P } from 'fp-ts'
import { either as E, function as F } from 'fp-ts'

export interface Parameter<A> {
  /** As commander writes it: `<id>`, `[file]`, `--rate <requests>`. */
  readonly syntax: string
  readonly meaning: string
  /** The texts that it takes, where there are few. */
  readonly choices?: ReadonlyArray<string>
  /** The value of a text, of the texts of an option, or of a flag; or what is wrong with it. It never repeats the value, which may be a password in the wrong place. */
  readonly read: (given: unknown) => E.Either<string, A>
}

export type Parameters = Readonly<Record<string, Parameter<unknown>>>

/** The values of parameters, by their names. */
export type Given<P extends Parameters> = { readonly [Name in keyof P]: P[Name] extends Parameter<infer A> ? A : never }

const isText = (given: unknown): given is string => typeof given === 'string'

const isTexts = (given: unknown): given is ReadonlyArray<string> => Array.isArray(given) && given.every(isText)

/** A text that a reader may refuse. */
export const argument = <A>(
  syntax: string,
  meaning: string,
  read: (text: string) => E.Either<string, A>,
): Parameter<A> => ({
  syntax,
  meaning,
  read: F.flow(
    E.fromPredicate(isText, () => `${syntax} is missing`),
    E.chain(read),
  ),
})

/** A text that is not empty, as a variable of a script may be that was never set. */
export const filled: (text: string) => E.Either<string, string> = E.fromPredicate(
  (text) => text !== '',
  () => 'is empty',
)

/** Any text. */
export const text = (syntax: string, meaning: string): Parameter<string> =>
  argument(
    syntax,
    meaning,
    F.flow(
      filled,
      E.mapLeft((reason) => `${syntax} ${reason}`),
    ),
  )

/** Several texts, none or more. */
export const texts = (syntax: string, meaning: string): Parameter<ReadonlyArray<string>> => ({
  syntax,
  meaning,
  read: (given) => E.right(isTexts(given) ? given : []),
})

/** An option that is given once or not at all; `absent` is its value then. */
export const optional = <A, B>(
  syntax: string,
  meaning: string,
  read: (text: string) => E.Either<string, A>,
  absent: B,
): Parameter<A | B> => ({
  syntax,
  meaning,
  read: (given) => {
    const [first, ...more] = isTexts(given) ? given : []
    if (first === undefined) return E.right(absent)
    return F.pipe(
      more.length === 0 ? read(first) : E.left('is given more than once'),
      E.mapLeft((reason) => `${syntax.split(' ')[0]} ${reason}`),
    )
  },
})

/** An option without a value. */
export const flag = (syntax: string, meaning: string): Parameter<boolean> => ({
  syntax,
  meaning,
  read: (given) => E.right(given === true),
})

/** An option that may be given more than once, each time with a text that is read. */
export const repeatable = <A>(
  syntax: string,
  meaning: string,
  read: (text: string) => E.Either<string, A>,
): Parameter<ReadonlyArray<A>> => ({
  syntax,
  meaning,
  read: (given) =>
    F.pipe(
      isTexts(given) ? given : [],
      E.traverseArray(read),
      E.mapLeft((reason) => `${syntax.split(' ')[0]} ${reason}`),
    ),
})

/** The same parameter, for which a shell completes these texts. */
export const among = <A>(choices: ReadonlyArray<string>, parameter: Parameter<A>): Parameter<A> => ({
  ...parameter,
  choices,
})

/** A whole number in a range. */
export const wholeNumber =
  (from: number, to: number) =>
  (text: string): E.Either<string, number> =>
    F.pipe(
      text,
      E.fromPredicate(isWholeNumber(from, to), () => `takes a whole number from ${from} to ${to}`),
      E.map(Number),
    )

const isWholeNumber =
  (from: number, to: number): P.Predicate<string> =>
  (text) =>
    /^\d{1,10}$/.test(text) && Number(text) >= from && Number(text) <= to

/** All values, or the first problem. */
export const readAll = <P extends Parameters>(
  parameters: P,
  values: (name: string, position: number) => unknown,
): E.Either<string, Given<P>> =>
  F.pipe(
    Object.entries(parameters),
    E.traverseArray(([name, parameter]) => {
      const position = Object.keys(parameters).indexOf(name)
      return F.pipe(
        parameter.read(values(name, position)),
        E.map((value) => [name, value] as const),
      )
    }),
    E.map((entries) => Object.fromEntries(entries) as Given<P>), // each value was read by the parameter of its name
  )

import { either as E } from 'fp-ts'

/** What `parseArgs` has found in a command line. */
interface Parsed {
  readonly tokens: ReadonlyArray<{ readonly kind: string; readonly name?: string }>
}

/** Refuses an option of these that is given twice: Node takes the last one, and nobody learns that the first means nothing. */
export const givenOnce =
  (options: ReadonlyArray<string>) =>
  <A extends Parsed>(parsed: A): E.Either<string, A> => {
    const names = parsed.tokens.flatMap(({ kind, name = '' }) =>
      kind === 'option' && options.includes(name) ? [name] : [],
    )
    const twice = names.find((name, index) => names.indexOf(name) < index)
    return twice === undefined ? E.right(parsed) : E.left(`--${twice} is given more than once`)
  }

/** The variables in the text of a file of settings. Pure. */
import { parseEnv } from 'node:util'
import { either as E, function as F, option as O, readonlyArray as RA } from 'fp-ts'

export type Variables = Readonly<Record<string, string | undefined>>

const assignment = /^\s*(?:export\s+)?(SUPEROFFICE_\w+)\s*(?:=\s*(["'`]?))?/

/**
 * What is wrong with a line. Node leaves out a line that sets nothing, and takes a quote that is never closed for a part of the
 * value: then a variable that everyone sees in the file is missing, or a wrong password is sent.
 */
const problemIn =
  (found: Variables) =>
  (index: number, line: string): O.Option<string> => {
    const [, name, quote = ''] = assignment.exec(line) ?? []
    if (name === undefined) return O.none
    const value = found[name]
    if (value === undefined) return O.some(`line ${index + 1} does not set ${name}: write ${name}=value`)
    return quote !== '' && value.startsWith(quote) ? O.some(`the quote in line ${index + 1} is never closed`) : O.none
  }

/** The variables, or the first line that does not hold what it seems to. */
export const parseSettings = (text: string): E.Either<string, Variables> => {
  const found: Variables = parseEnv(text)
  return F.pipe(
    text.split('\n'),
    RA.mapWithIndex(problemIn(found)),
    RA.compact,
    RA.head,
    O.match(() => E.right(found), E.left),
  )
}

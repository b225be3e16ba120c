/** The failures of readers. */
import { either as E, option as O } from 'fp-ts'
import type { Position, ReadFailure } from './MediaType.js'

/** The failure to read a body, at an offset of its text where one is to blame. */
export const unreadable = (reason: string, text?: string, offset = 0): ReadFailure => ({
  _tag: 'ReadFailure',
  reason,
  position: text === undefined ? O.none : O.some(positionAt(text, offset)),
})

/** The line and the column of an offset. A line ends with CR LF, LF or CR. */
const positionAt = (text: string, offset: number): Position => {
  let line = 1
  let start = 0
  for (const { index, 0: end } of text.slice(0, offset).matchAll(/\r\n|\r|\n/g)) {
    line++
    start = index + end.length
  }
  return { line, column: offset - start + 1 }
}

/** The failure to read a part of a text, at an offset, for readers that do not have the text. */
export interface Problem {
  readonly reason: string
  readonly at: number
}

export const problem = (reason: string, at: number): E.Either<Problem, never> => E.left({ reason, at })

/** `Port: …` becomes `IncomingCredentials.Port: …`. A name that is no word is not shown. */
export const prefixed = (name: string, reason: string): string => {
  const shown = /^[\p{L}\p{N}_.$-]{1,60}$/u.test(name) ? name : 'a property'
  return /^[\p{L}\p{N}_.$-]+: /u.test(reason) ? `${shown}.${reason}` : `${shown}: ${reason}`
}

/** The problem of a property, as one of its object. For names of the codec only: others are text of the body. */
export const within =
  (name: string) =>
  (problem: Problem): Problem => ({
    ...problem,
    reason: prefixed(name, problem.reason),
  })

/** The problem as a failure with its position in the text. */
export const inText =
  (text: string) =>
  ({ reason, at }: Problem): ReadFailure =>
    unreadable(reason, text, at)

/** The accounts of a file: one JSON object, a JSON array, or NDJSON with one object a line. Each knows its place. */
import { json, type Position, type ReadFailure } from '@so-email/wire'
import { either as E, function as F, option as O, readonlyArray as RA } from 'fp-ts'
import * as t from 'io-ts'
import { longestAccount } from '../longestAccount.js'
import { textOf } from '../textOf.js'
import type { AccountProblem } from './AccountProblem.js'
import { membersAt, offsetsIn, positionsIn } from './placeOf.js'
import { problemsOf } from './problemsOf.js'

/** A value of a file. */
export interface Entry {
  readonly value: unknown
  /** Where the values at paths stand. */
  readonly places: () => (path: ReadonlyArray<string>) => Position
}

/** What a file holds, or why a part of it is no JSON. */
export type Entries = ReadonlyArray<E.Either<AccountProblem, Entry>>

/** The most bytes of a file, which is in memory as a whole; no JavaScript text is much longer. */
export const longestFile = 256 * 1024 * 1024

const readJson = json.read(t.unknown, { maxBytes: longestFile, exactNumbers: true })

const parse = (text: string): E.Either<ReadFailure, unknown> => readJson(new TextEncoder().encode(text))

/** Where a text starts in its file. */
interface Piece {
  readonly text: string
  readonly start: Position
}

const shifted =
  ({ start }: Piece) =>
  ({ line, column }: Position): Position => ({
    line: start.line + line - 1,
    column: line === 1 ? start.column + column - 1 : column,
  })

const problemIn =
  (piece: Piece) =>
  ({ reason, position }: ReadFailure): AccountProblem => ({
    ...shifted(piece)(O.getOrElse(() => ({ line: 1, column: 1 }))(position)),
    problem: reason.replace('the body', 'the text'),
  })

const entryOf =
  (piece: Piece) =>
  (value: unknown): Entry => ({
    value,
    places: () => F.flow(offsetsIn(piece.text), positionsIn(piece.text), shifted(piece)),
  })

/** A value, unless it is longer than those that are imported. */
const boundedEntry = (piece: Piece, value: unknown): E.Either<AccountProblem, Entry> =>
  Buffer.byteLength(piece.text) > longestAccount
    ? E.left({ ...piece.start, problem: `the account is larger than ${longestAccount} bytes` })
    : E.right(entryOf(piece)(value))

const readPiece = (piece: Piece): E.Either<AccountProblem, Entry> =>
  F.pipe(
    parse(piece.text),
    E.mapLeft(problemIn(piece)),
    E.chain((value) => boundedEntry(piece, value)),
  )

const linesOf = (text: string): ReadonlyArray<Piece> =>
  text
    .split('\n')
    .map((line, index) => ({ text: line, start: { line: index + 1, column: 1 } }))
    .filter((piece) => piece.text.trim() !== '')

/** The elements of an array, each with its own text, so that a place is looked for in one element alone. */
const elementsOf = (text: string, values: ReadonlyArray<unknown>): Entries => {
  const start = text.search(/\S/)
  // One walk counts the lines of all elements.
  let known: Position = { line: 1, column: 1 }
  let from = 0
  return membersAt(text, start).map((member, index) => {
    const { line, column } = positionsIn(text.slice(from, member.start))(member.start - from)
    known = { line: known.line + line - 1, column: line === 1 ? known.column + column - 1 : column }
    from = member.start
    return boundedEntry({ text: text.slice(member.start, member.end), start: known }, values[index])
  })
}

const whole = (text: string): E.Either<ReadFailure, Entries> =>
  F.pipe(
    parse(text),
    E.map((value) =>
      Array.isArray(value) ? elementsOf(text, value) : [boundedEntry({ text, start: { line: 1, column: 1 } }, value)],
    ),
  )

/** Whether the first line is a value by itself: such a file is NDJSON, in which each line has its own problems. */
const startsWithValue = ([first, second]: ReadonlyArray<Piece>): boolean =>
  first !== undefined && second !== undefined && E.isRight(parse(first.text))

const entriesIn = (text: string): Entries =>
  F.pipe(
    whole(text),
    E.getOrElse((failure): Entries => {
      const lines = linesOf(text)
      return startsWithValue(lines)
        ? lines.map(readPiece)
        : [E.left(problemIn({ text, start: { line: 1, column: 1 } })(failure))]
    }),
  )

/** The problems of an entry, each with its place. */
export const placedProblems = ({ value, places }: Entry): ReadonlyArray<AccountProblem> => {
  const placeOf = places()
  return F.pipe(
    problemsOf(value),
    RA.map(({ path, problem }) => ({ ...placeOf(path), problem })),
  )
}

/** Where the first bytes stand that are no UTF-8; a decoder that does not refuse them writes U+FFFD in their place. */
const garbled = (bytes: Uint8Array): AccountProblem =>
  F.pipe(new TextDecoder().decode(bytes), (text) => ({
    ...positionsIn(text)(Math.max(text.indexOf('\ufffd'), 0)),
    problem: 'the text is not UTF-8',
  }))

/** What the bytes of a file hold, without the mark that some editors put in front. */
export const entriesOf = (bytes: Uint8Array): Entries =>
  F.pipe(
    textOf(bytes),
    O.match(() => [E.left(garbled(bytes))], entriesIn),
  )

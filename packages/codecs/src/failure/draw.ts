/**
 * Drawing a failure for a person: one short line a problem, as `FieldProperties.a.FieldLength: expected Int32, got "803"`.
 * Texts from outside are cut, and unprintable characters are escaped. Drawing never throws. The loops are imperative: they
 * stop as soon as a line is full, however long the text is.
 */
import type * as t from 'io-ts'
import { type DecodeFailure, type Primitive, toDecodeFailure } from './DecodeFailure.js'
import { escapeUnprintable } from './escapeUnprintable.js'

/** Characters, as `length` counts them. */
const longest = { line: 200, value: 60, expected: 60, key: 40 } // what is expected may have more, if there is room

const quotes = /["\\]/
const plain = /^[ -~]*$/ // nearly every text; others take longer
/** The start of a text, no longer than the limit and without half a character; it reads no more than it shows. */
const start = (text: string, limit: number, show = escapeUnprintable): string => {
  if (text.length <= limit && plain.test(text) && show === escapeUnprintable) return text
  let whole = ''
  let withRoom = '' // the longest start that leaves room for the dots
  for (const character of text) {
    whole += show(character)
    if (whole.length > limit) return `${withRoom}…`
    if (whole.length < limit) withRoom = whole
  }
  return whole
}

const quoted = (text: string, limit: number) =>
  `"${start(text, limit - 2, quotes.test(text) ? (each) => (quotes.test(each) ? `\\${each}` : escapeUnprintable(each)) : escapeUnprintable)}"`

const drawValue = (value: Primitive): string => {
  if (typeof value === 'string') return quoted(value, longest.value)
  return Object.is(value, -0) ? '-0' : String(value)
}

const drawKey = (key: string, i: number): string => {
  if (/^[\p{L}_$*][\p{L}\p{N}_$-]*$/u.test(key.slice(0, longest.key + 1)))
    return `${i === 0 ? '' : '.'}${start(key, longest.key)}`
  return /^\d{1,9}$/.test(key) ? `[${key}]` : `[${quoted(key, longest.key)}]`
}

/** A problem, before it is drawn. */
interface Line {
  readonly path: ReadonlyArray<string>
  readonly expected: ReadonlyArray<string>
  readonly got: string
}

/** The problems of a tree: of several alternatives, those of the one that fits best. */
export const linesOf = (failure: DecodeFailure, path: ReadonlyArray<string>): ReadonlyArray<Line> => {
  switch (failure._tag) {
    case 'Leaf':
      return [{ path, expected: [failure.expected], got: drawValue(failure.actual) }]
    case 'Hidden':
      return [{ path, expected: [failure.expected], got: failure.kind }]
    case 'Key':
      return linesOf(failure.failure, [...path, failure.key])
    case 'All':
      return failure.failures.flatMap((each) => linesOf(each, path))
    case 'Union':
      return closest(
        failure.members.map((member) => linesOf(member, path)),
        path.length,
      )
  }
}

/**
 * The member that fits best: its problems are inside of the value, few and deep. If no member accepts the value itself, one
 * line names all members.
 */
const closest = (members: ReadonlyArray<ReadonlyArray<Line>>, depth: number): ReadonlyArray<Line> => {
  const near = members.filter((lines) => lines.every(({ path }) => path.length > depth))
  const [best] = near.sort((a, b) => a.length - b.length || deepest(b) - deepest(a))
  if (best !== undefined) return best
  const [first] = members.flat()
  const expected = [...new Set(members.flatMap((lines) => lines.flatMap(({ expected }) => expected)))]
  return first === undefined ? [] : [{ ...first, expected }]
}

const deepest = (lines: ReadonlyArray<Line>) => lines.reduce((most, { path }) => Math.max(most, path.length), 0)

/** The path. The middle of a long one is left out, because its end matters most. */
const drawPath = (path: ReadonlyArray<string>, limit: number): string => {
  const keys = path.map(drawKey)
  const whole = keys.join('')
  if (whole.length <= limit) return whole
  const first = keys[0] ?? ''
  let end = ''
  for (const key of keys.slice(1).reverse()) {
    if (first.length + 1 + key.length + end.length > limit) break
    end = `${key}${end}`
  }
  return `${first}…${end}`
}

/** What is expected has all the room that the path leaves: the end of a list of names is as useful as its start. */
const drawLine = ({ path, expected, got }: Line): string => {
  const names = expected.join(' or ')
  const tail = (limit: number) => `expected ${start(names, limit)}, got ${got}`
  const short = tail(longest.expected)
  const where = path.length === 0 ? '' : `${drawPath(path, longest.line - short.length - 2)}: `
  return `${where}${names.length <= longest.expected ? short : tail(longest.line - where.length - `expected , got ${got}`.length)}`
}

/**
 * The lines of a tree: all problems, each on one line of at most 200 characters.
 *
 * @example
 * import { drawDecodeFailure } from '@so-email/codecs'
 *
 * drawDecodeFailure({ _tag: 'Key', key: 'Port', failure: { _tag: 'Hidden', expected: 'Int32', kind: 'a string' } })
 * // => ['Port: expected Int32, got a string']
 * @category failures
 */
export const drawDecodeFailure = (failure: DecodeFailure): ReadonlyArray<string> => linesOf(failure, []).map(drawLine)

/**
 * The lines for the Left of a `decode`, of any io-ts codec. They hold no secret: inside of an object that has a secret
 * property only the kinds of values are shown, and so for the value of a codec that cannot be folded.
 *
 * @example
 * import { drawFailure, FieldProperties } from '@so-email/codecs'
 * import { either as E, function as F } from 'fp-ts'
 *
 * const FieldLength = '803'
 *
 * F.pipe(FieldProperties.decode({ a: { FieldRight: null, FieldType: null, FieldLength } }), E.mapLeft(drawFailure))
 * // => E.left(['a.FieldLength: expected Int32, got "803"'])
 * @category failures
 */
export const drawFailure = (errors: t.Errors): ReadonlyArray<string> => drawDecodeFailure(toDecodeFailure(errors))

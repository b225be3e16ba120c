/** Drawing a failure for a person: one short line a problem, as `FieldProperties.a.FieldLength: expected Int32, got "803"`. */
import type * as t from 'io-ts'
import { redacted } from '../primitives/Redacted.js'
import { type DecodeFailure, toDecodeFailure } from './DecodeFailure.js'

const longestLine = 200
const longestValue = 60

const cut = (text: string, length: number) => (text.length <= length ? text : `${text.slice(0, length - 1)}…`)

const drawValue = (value: unknown): string => {
  if (value === redacted) return redacted
  switch (typeof value) {
    case 'string':
      return JSON.stringify(cut(value, longestValue))
    case 'number':
    case 'boolean':
    case 'undefined':
      return Object.is(value, -0) ? '-0' : String(value)
    case 'bigint':
      return cut(`${value}n`, longestValue)
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? `an array of ${value.length}` : 'an object'
    default:
      return `a ${typeof value}`
  }
}

interface Line {
  readonly path: ReadonlyArray<string>
  readonly expected: ReadonlyArray<string>
  readonly actual: unknown
}

const linesOf = (failure: DecodeFailure, path: ReadonlyArray<string>): ReadonlyArray<Line> => {
  switch (failure._tag) {
    case 'Leaf':
      return [{ path, expected: [failure.expected], actual: failure.actual }]
    case 'Key':
      return linesOf(failure.failure, [...path, failure.key])
    case 'All':
      return failure.failures.flatMap((each) => linesOf(each, path))
    case 'Union':
      return closest(failure.members.map((member) => linesOf(member, path)))
  }
}

/** The member that came furthest; if all failed at once, one line that names them all. */
const closest = (members: ReadonlyArray<ReadonlyArray<Line>>): ReadonlyArray<Line> => {
  const depth = (lines: ReadonlyArray<Line>) => Math.max(...lines.map(({ path }) => path.length))
  const deepest = Math.max(...members.map(depth))
  const best = members.filter((lines) => depth(lines) === deepest)
  const [first] = best
  if (first === undefined) return []
  const areLeaves = best.every((lines) => lines.length === 1)
  return areLeaves && best.length > 1
    ? first.map((line) => ({ ...line, expected: best.flatMap((lines) => lines.flatMap(({ expected }) => expected)) }))
    : ([...best].sort((a, b) => a.length - b.length)[0] ?? [])
}

const drawLine = ({ path, expected, actual }: Line): string => {
  const tail = `expected ${expected.join(' or ')}, got ${drawValue(actual)}`
  return cut(path.length === 0 ? tail : `${path.join('.')}: ${tail}`, longestLine)
}

/** The lines of a tree. */
export const drawDecodeFailure = (failure: DecodeFailure): ReadonlyArray<string> => linesOf(failure, []).map(drawLine)

/** The lines for the Left of a `decode`. */
export const drawFailure = (errors: t.Errors): ReadonlyArray<string> => drawDecodeFailure(toDecodeFailure(errors))

/**
 * Where the value at a path stands in a JSON text. Imperative: it walks over a text that `JSON.parse` has accepted, and only
 * where a problem has to be shown.
 */
import type { Position } from '@so-email/wire'

const space = /[ \t\r\n]*/y
const plain = /[^,\]}\s]*/y

const after = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

const afterSpace = (text: string, at: number): number => after(space, text, at)

const afterString = (text: string, start: number): number => {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

const afterValue = (text: string, start: number): number => {
  if (text[start] === '"') return afterString(text, start)
  if (text[start] !== '{' && text[start] !== '[') return after(plain, text, start)
  let at = start
  let depth = 0
  do {
    const char = text[at]
    if (char === '{' || char === '[') depth++
    if (char === '}' || char === ']') depth--
    at = char === '"' ? afterString(text, at) : at + 1
  } while (depth > 0 && at < text.length)
  return at
}

/** A member of an object or an element of an array, with the offsets between which its value stands. */
interface Member {
  readonly key: string
  readonly start: number
  readonly end: number
}

/** The members of the object or the array that starts at an offset; none of any other value. */
export const membersAt = (text: string, start: number): ReadonlyArray<Member> => {
  if (text[start] !== '{' && text[start] !== '[') return []
  const members: Array<Member> = []
  let at = afterSpace(text, start + 1)
  while (at < text.length && text[at] !== '}' && text[at] !== ']') {
    const keyEnd = text[start] === '{' ? afterString(text, at) : at
    const key = text[start] === '{' ? String(JSON.parse(text.slice(at, keyEnd))) : String(members.length)
    const value = text[start] === '{' ? afterSpace(text, afterSpace(text, keyEnd) + 1) : at
    const end = afterValue(text, value)
    members.push({ key, start: value, end })
    at = afterSpace(text, end)
    if (text[at] === ',') at = afterSpace(text, at + 1)
  }
  return members
}

/** The offset of the value at a path; where a part of the path is missing, that of the last value which is there. */
export const offsetOf = (text: string, path: ReadonlyArray<string>, start = 0): number =>
  path.reduce<{ readonly at: number; readonly isLost: boolean }>(
    ({ at, isLost }, step) => {
      // Of two members with the same key the last one counts, as for `JSON.parse`.
      const member = isLost ? undefined : membersAt(text, at).findLast(({ key }) => key === step)
      return member === undefined ? { at, isLost: true } : { at: member.start, isLost: false }
    },
    { at: afterSpace(text, start), isLost: false },
  ).at

/** Line and column of an offset. */
export const positionOf = (text: string, offset: number): Position => {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  let line = 1
  for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1)) line++
  return { line, column: offset - lineStart + 1 }
}

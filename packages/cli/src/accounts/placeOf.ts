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

/**
 * The offset of the value at a path; where a part of the path is missing, that of the last value which is there. The members of
 * each object are found once: an account may have a problem in each of a hundred thousand.
 */
export const offsetsIn = (text: string): ((path: ReadonlyArray<string>) => number) => {
  const known = new Map<number, ReadonlyMap<string, number>>()
  const membersOf = (at: number): ReadonlyMap<string, number> => {
    // Of two members with the same key the last one counts, as for `JSON.parse`.
    const members = known.get(at) ?? new Map(membersAt(text, at).map(({ key, start }) => [key, start]))
    known.set(at, members)
    return members
  }
  return (path) =>
    path.reduce<{ readonly at: number; readonly isLost: boolean }>(
      ({ at, isLost }, step) => {
        const start = isLost ? undefined : membersOf(at).get(step)
        return start === undefined ? { at, isLost: true } : { at: start, isLost: false }
      },
      { at: afterSpace(text, 0), isLost: false },
    ).at
}

/** Line and column of an offset. The lines are counted once. */
export const positionsIn = (text: string): ((offset: number) => Position) => {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const startOf = (index: number): number => starts[index] ?? 0
  return (offset) => {
    let [index, behind] = [0, starts.length]
    while (behind - index > 1) {
      const middle = Math.floor((index + behind) / 2)
      if (startOf(middle) <= offset) index = middle
      else behind = middle
    }
    return { line: index + 1, column: offset - startOf(index) + 1 }
  }
}

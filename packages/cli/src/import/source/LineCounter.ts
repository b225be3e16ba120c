/** Counts the lines of a text by the offsets of its bytes, whatever ends them. Imperative: the text comes in chunks. */
export interface LineCounter {
  readonly add: (chunk: Uint8Array) => void
  /** The line whose last byte stands before an offset, with the end of that line or without. */
  readonly lineBefore: (offset: number) => number
  /** The first line from an offset on that is not empty. */
  readonly lineFrom: (offset: number) => number
  /** How many bytes stand behind the last end of a line. */
  readonly unended: () => number
}

const [newline, carriageReturn] = [10, 13] as const

/** The ends of empty lines that follow each other are kept as one, so that they take no memory. */
interface Ends {
  readonly from: number
  to: number
  count: number
}

/** It forgets the lines before an offset, so that each offset has to be at or behind the one before. */
export const makeLineCounter = (): LineCounter => {
  let ends: Array<Ends> = []
  /** Of `ends`, those that are counted already. */
  let passed = 0
  let line = 1
  let length = 0
  let lastEnd = 0
  /** Whether the last byte was one, which may be half of an end. */
  let isReturn = false
  const end = (from: number, to: number) => {
    lastEnd = to
    const last = passed < ends.length ? ends.at(-1) : undefined
    if (last?.to === from) {
      last.to = to
      last.count += 1
    } else ends.push({ from, to, count: 1 })
  }
  const passWhile = (isPassed: (ends: Ends) => boolean): number => {
    for (let each = ends[passed]; each !== undefined && isPassed(each); each = ends[passed]) {
      passed += 1
      line += each.count
    }
    return line
  }
  return {
    add: (chunk) => {
      ends = ends.slice(passed)
      passed = 0
      for (const byte of chunk) {
        if (byte === newline) end(isReturn ? length - 1 : length, length + 1)
        else if (isReturn) end(length - 1, length)
        isReturn = byte === carriageReturn
        length += 1
      }
    },
    lineBefore: (offset) => passWhile(({ to }) => to < offset),
    lineFrom: (offset) => passWhile(({ from }) => from <= offset),
    unended: () => length - lastEnd,
  }
}

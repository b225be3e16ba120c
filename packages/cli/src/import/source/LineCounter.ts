/** Counts the lines of a text by the offsets of its bytes, whatever ends them. Imperative: the text comes in chunks. */
export interface LineCounter {
  readonly add: (chunk: Uint8Array) => void
  /** The line whose last byte stands before an offset, with the end of that line or without. */
  readonly lineBefore: (offset: number) => number
  /** The first line from an offset on that is not empty. */
  readonly lineFrom: (offset: number) => number
}

const [newline, carriageReturn] = [10, 13] as const

/** Where the end of a line begins, and where the next line does. */
type LineEnd = readonly [from: number, to: number]

/** It forgets the lines before an offset, so that each offset has to be at or behind the one before. */
export const makeLineCounter = (): LineCounter => {
  let ends: Array<LineEnd> = []
  /** Of `ends`, those that are counted already. */
  let passed = 0
  let line = 1
  let length = 0
  /** Whether the last byte was one, which may be half of an end. */
  let isReturn = false
  const passWhile = (isPassed: (end: LineEnd) => boolean) => {
    for (let end = ends[passed]; end !== undefined && isPassed(end); end = ends[passed]) {
      passed += 1
      line += 1
    }
    if (passed < ends.length) return
    ends = []
    passed = 0
  }
  return {
    add: (chunk) => {
      for (const byte of chunk) {
        if (byte === newline) ends.push([isReturn ? length - 1 : length, length + 1])
        else if (isReturn) ends.push([length - 1, length])
        isReturn = byte === carriageReturn
        length += 1
      }
    },
    lineBefore: (offset) => {
      passWhile(([, to]) => to < offset)
      return line
    },
    lineFrom: (offset) => {
      let start = offset
      passWhile(([from, to]) => {
        if (to > offset && from !== start) return false
        start = Math.max(start, to)
        return true
      })
      return line
    },
  }
}

import { describe, expect, it } from 'vitest'
import { memoize } from '../../src/performance/memoize.js'

/** How often a memoized function calls the function itself for these texts. */
const calls = (size: number, texts: ReadonlyArray<string>): number => {
  let times = 0
  const remembered = memoize(size, (text) => {
    times++
    return text.length
  })
  expect(texts.map(remembered)).toEqual(texts.map(({ length }) => length))
  return times
}

describe('a memoized function', () => {
  it('is called once for a text', () => {
    expect(calls(2, ['a', 'b', 'a', 'b', 'a'])).toBe(2)
  })

  it('remembers a bounded number of texts: one more forgets the others', () => {
    expect(calls(2, ['a', 'b', 'c', 'a', 'c'])).toBe(4)
  })

  it('does not remember long texts', () => {
    expect(calls(2, ['x'.repeat(201), 'x'.repeat(201)])).toBe(2)
    expect(calls(2, ['x'.repeat(200), 'x'.repeat(200)])).toBe(1)
  })
})

import { describe, expect, it } from 'vitest'
import { memoize } from '../../src/performance/memoize.js'

/** How often a function was asked for these texts. */
const asked = (size: number, texts: ReadonlyArray<string>): number => {
  let times = 0
  const remembered = memoize(size, (text) => {
    times++
    return text.length
  })
  expect(texts.map(remembered)).toEqual(texts.map(({ length }) => length))
  return times
}

describe('what is remembered', () => {
  it('is made once', () => {
    expect(asked(2, ['a', 'b', 'a', 'b', 'a'])).toBe(2)
  })

  it('is bounded in number: one more forgets the others', () => {
    expect(asked(2, ['a', 'b', 'c', 'a', 'c'])).toBe(4)
  })

  it('is bounded in length', () => {
    expect(asked(2, ['x'.repeat(201), 'x'.repeat(201)])).toBe(2)
  })
})

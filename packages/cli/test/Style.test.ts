import { describe, expect, it } from 'vitest'
import { styleFor, withColours, withoutColours } from '../src/drawing/Style.js'

describe('a stream', () => {
  it.each([
    [{}, false, false],
    [{}, true, true],
    [{ TERM: 'dumb' }, true, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ FORCE_COLOR: 'false' }, true, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
  ])('with %j, a terminal: %s, has colours: %s', (variables, isTTY, hasColours) => {
    expect(styleFor(variables, { isTTY })).toBe(hasColours ? withColours : withoutColours)
  })
})

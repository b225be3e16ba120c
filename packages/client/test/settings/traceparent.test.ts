import { expect, it } from 'vitest'
import { isTraceparent, traceparent } from '../../src/settings/traceparent.js'

const trace = '0af7651916cd43dd8448eb211c80319c'
const span = 'b7ad6b7169203331'
const right = `00-${trace}-${span}-01`

it.each([
  ['more in front', `0${right}`],
  ['more behind', `${right}0`],
  ['no version', `-${trace}-${span}-01`],
  ['a version of one digit', `0-${trace}-${span}-01`],
  ['a version that is no number', `0g-${trace}-${span}-01`],
  ['a trace that is too short', `00-${trace.slice(1)}-${span}-01`],
  ['a trace that is no number', `00-${trace.slice(1)}x-${span}-01`],
  ['a span that is too short', `00-${trace}-${span.slice(1)}-01`],
  ['a span that is no number', `00-${trace}-${span.slice(1)}.-01`],
  ['flags of one digit', `00-${trace}-${span}-1`],
  ['flags that are no number', `00-${trace}-${span}-0x`],
  ['capitals', right.toUpperCase()],
  ['nothing', ''],
])('a traceparent is not one of the W3C with %s', (_, given) => {
  expect(isTraceparent(given)).toBe(false)
})

it('a traceparent is a text of the W3C, and the option may be a function that gives one', () => {
  expect(isTraceparent(right)).toBe(true)
  expect([right, () => right, 'x', null, [right]].map(traceparent.is)).toEqual([true, true, false, false, false])
})

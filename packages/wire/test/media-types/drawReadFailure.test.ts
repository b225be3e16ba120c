import { option as O } from 'fp-ts'
import { expect, it } from 'vitest'
import { drawReadFailure } from '../../src/index.js'

it('a failure to read is drawn with its position, where it has one', () => {
  const reason = 'the body ends too early'

  expect(drawReadFailure({ _tag: 'ReadFailure', reason, position: O.none })).toBe(reason)
  expect(drawReadFailure({ _tag: 'ReadFailure', reason, position: O.some({ line: 1, column: 2 }) })).toBe(
    'the body ends too early (line 1, column 2)',
  )
})

import { Int32, nullable } from '@so-email/codecs'
import * as t from 'io-ts'
import { expect, it } from 'vitest'
import { typedBy } from '../../src/states/typedBy.js'

it.each([
  ['a number', Int32, '5', 5],
  ['a text', t.string, '5', '5'],
  ['a text that is no JSON', t.string, '{', '{'],
  ['a text that is JSON', t.string, '"x"', '"x"'],
  ['nothing', nullable(Int32), 'null', null],
  ['anything, as JSON', t.unknown, '[1]', [1]],
  ['anything, as a text', t.unknown, 'x', 'x'],
  ['what is wrong, as it is', Int32, 'x', 'x'],
])('a parameter is %s where the codec has that', (_, codec, text, value) => {
  expect(typedBy(t.type({ parameter: codec }))({ parameter: text })).toEqual({ parameter: value })
})

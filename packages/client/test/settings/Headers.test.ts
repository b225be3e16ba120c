import { drawFailure } from '@so-email/codecs'
import { either as E, function as F } from 'fp-ts'
import { expect, it } from 'vitest'
import { Headers } from '../../src/settings/Headers.js'

const parse = (headers: unknown) => F.pipe(Headers.decode(headers), E.mapLeft(drawFailure))

it('keeps headers that can be sent, with their names as they are', () => {
  expect(parse({ 'X-A': '1', cookie: 'a=b', 'X-Latin': 'å', 'X-Empty': '' })).toEqual(
    E.right([
      ['X-A', '1'],
      ['cookie', 'a=b'],
      ['X-Latin', 'å'],
      ['X-Empty', ''],
    ]),
  )
})

it.each([
  ...['Connection', 'Content-Length', 'Expect', 'Host', 'Keep-Alive', 'TE', 'Trailer', 'Transfer-Encoding', 'Upgrade'],
  'transfer-encoding',
])('%s is for the transport to write', (name) => {
  expect(parse({ [name]: 'a' })).toMatchObject(
    E.left([expect.stringContaining('expected no header that the transport writes itself, got a string')]),
  )
})

it.each([
  ['X-Broken', 'a\r\nb'],
  ['X-Broken', 'snow ☃'],
  ['X-Token', undefined],
  ['X-Token', null],
  ['X-Token', 5],
  ['X-Token', ['a']],
  ['X-Token', { toString: () => 'a' }],
])('%s with %j is refused, and the value is not shown', (name, value) => {
  const problem = expect.stringMatching(
    new RegExp(`^${name}: expected a text that a header can carry, got (a|an|null|undefined)`),
  )
  expect(parse({ [name]: value, 'X-Good': 'a' })).toEqual(E.left([problem]))
})

it.each(['X Broken', '', 'X:', 'Å'])('%j is no name of a header', (name) => {
  expect(parse({ [name]: 'a' })).toEqual(
    E.left([expect.stringContaining('expected a name that a header can have, got a string')]),
  )
})

it('every problem is listed', () => {
  expect(
    E.isLeft(parse({ Host: 'a', 'X A': 'b', 'X-C': 'c\n' })) && parse({ Host: 'a', 'X A': 'b', 'X-C': 'c\n' }),
  ).toMatchObject({ left: { length: 3 } })
})

it.each([[null], [5], ['a: b'], [['a', 'b']]])('%j is no object of texts', (headers) => {
  expect(E.isLeft(parse(headers))).toBe(true)
})

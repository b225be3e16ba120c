import { either as E } from 'fp-ts'
import type * as t from 'io-ts'
import { describe, expect, test } from 'vitest'
import { EMailAccount, SaveEMailAccountRequest } from '../../src/index.js'
import { samples } from '../samples.js'

describe.each(samples)('the documented $name', ({ name, text }) => {
  const codecs: ReadonlyArray<t.Mixed> = name.endsWith('.response')
    ? [EMailAccount, SaveEMailAccountRequest]
    : [SaveEMailAccountRequest]

  test.each(codecs)('decodes to the very object', (codec) => {
    const value: unknown = JSON.parse(text)
    const decoded = codec.decode(value)
    expect(decoded).toEqual(E.right(value))
    expect(E.isRight(decoded) && decoded.right === value).toBe(true)
  })

  test.each(codecs)('encodes back to the same text', (codec) => {
    const value: unknown = JSON.parse(text)
    const decoded = codec.decode(value)
    expect(E.isRight(decoded) && JSON.stringify(codec.encode(decoded.right))).toBe(JSON.stringify(value))
  })
})

test('every documented version of the page has its sample', () => {
  expect(samples.map(({ name }) => name)).toEqual([
    '12.0.response',
    '12.4.response',
    'eight-properties.response',
    'folders.response',
    'seed.request',
    'seed.response',
  ])
})

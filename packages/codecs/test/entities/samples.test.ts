import { either as E } from 'fp-ts'
import type * as t from 'io-ts'
import { describe, expect, test } from 'vitest'
import { EMailAccount, fold, SaveEMailAccountRequest } from '../../src/index.js'
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

const none = () => []
const leaves = { null: none, string: none, boolean: none, unknown: none, int32: none, dateTimeOffset: none }

/** The names of an entity's properties, and of those of the entities in it. */
const namesOf = fold<ReadonlyArray<string>>({
  ...leaves,
  flagSet: none,
  literal: none,
  secret: (of) => of,
  array: (item) => item,
  dictionary: (value) => value,
  union: (members) => members.flat(),
  object: (_name, properties) => properties.flatMap(({ name, value }) => [name, ...value]),
})

describe('the documented samples', () => {
  test('every version of the page has its own', () => {
    expect(samples.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        '12.0.response',
        '12.2.request',
        '12.4.response',
        'eight-properties.response',
        'folders.response',
        'seed.request',
        'seed.response',
      ]),
    )
  })

  const texts = samples.map(({ text }) => text).join()
  test.each([...new Set(namesOf(EMailAccount))])('the property %s is in one of them', (name) => {
    expect(texts).toContain(`"${name}": `)
  })
})

import { arrayOf, DateTimeOffset, dictionary, entity, FieldRight, Int32, nullable, secret } from '@so-email/codecs'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { defaultsOf, fillDefaults } from '../../src/algebras/fillDefaults.js'

const Part = entity('Part', { Number: Int32, Text: nullable(t.string) }, { Optional: Int32 })
const filled = { Number: 0, Text: null }

const Whole = entity(
  'Whole',
  {
    Text: t.string,
    Flag: t.boolean,
    Number: Int32,
    Date: DateTimeOffset,
    Nothing: t.null,
    Anything: t.unknown,
    One: t.literal('one'),
    Secret: secret(Int32),
    List: arrayOf(Part),
    Map: dictionary(Part, 'Map'),
    Part,
    NullablePart: nullable(Part),
    Right: FieldRight,
  },
  {},
)

describe('the defaults of an entity', () => {
  it('are those of .NET for each kind of property, in the documented order', () => {
    expect(defaultsOf(Whole)).toEqual([
      { name: 'Text', absent: null },
      { name: 'Flag', absent: false },
      { name: 'Number', absent: 0 },
      { name: 'Date', absent: '0001-01-01T00:00:00' },
      { name: 'Nothing', absent: null },
      { name: 'Anything', absent: null },
      { name: 'One', absent: 'one' },
      { name: 'Secret', absent: 0 },
      { name: 'List', absent: null },
      { name: 'Map', absent: null },
      { name: 'Part', absent: null },
      { name: 'NullablePart', absent: null },
      { name: 'Right', absent: null },
    ])
  })

  it.each([
    ['a text', t.string],
    ['a list', arrayOf(Part)],
  ])('are none of what is no entity: %s', (_, codec) => {
    expect(defaultsOf(codec)).toEqual([])
  })

  it('of a mask is none of its bits', () => {
    expect(defaultsOf(FieldRight).find(({ name }) => name === 'Mask')).toEqual({ name: 'Mask', absent: 'None' })
  })
})

describe('filling in defaults', () => {
  const fill = fillDefaults(Whole)

  it('adds the required properties that are absent, at every depth, and no optional one', () => {
    expect(fill({ Part: {}, NullablePart: {}, List: [{}, { Number: 5 }], Map: { a: {}, b: { Text: 'x' } } })).toEqual({
      Text: null,
      Flag: false,
      Number: 0,
      Date: '0001-01-01T00:00:00',
      Nothing: null,
      Anything: null,
      One: 'one',
      Secret: 0,
      Right: null,
      Part: filled,
      NullablePart: filled,
      List: [filled, { ...filled, Number: 5 }],
      Map: { a: filled, b: { ...filled, Text: 'x' } },
    })
  })

  it('adds them to every item of a list, and leaves what is no list', () => {
    const fillList = fillDefaults(arrayOf(Part))

    expect([[], [{}, { Number: 5 }, null], {}].map(fillList)).toEqual([
      [],
      [filled, { ...filled, Number: 5 }, null],
      {},
    ])
  })

  it('leaves a wrong value, an explicit null and what the entity does not describe', () => {
    const given = { ...filled, Number: null, Text: 5, Optional: 'x', Unknown: { a: 1 } }

    expect(fillDefaults(Part)(given)).toEqual(given)
    expect(fill({ ...Object(fill({})), List: {}, Map: [5], Part: 5 })).toEqual({
      ...Object(fill({})),
      List: {},
      Map: [5],
      Part: 5,
    })
  })

  it.each([null, 5, 'text', [[]]])('leaves a value that is no object: %o', (value) => {
    expect(fill(value)).toEqual(value)
  })
})

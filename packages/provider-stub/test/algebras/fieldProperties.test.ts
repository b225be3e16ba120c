import { arrayOf, DateTimeOffset, dictionary, entity, Int32, nullable, secret, TableRight } from '@so-email/codecs'
import * as t from 'io-ts'
import { expect, it } from 'vitest'
import { fieldPropertiesOf } from '../../src/algebras/fieldProperties.js'

const field = (FieldType: string, FieldLength: number) => ({ FieldRight: null, FieldType, FieldLength })

it('the fields of an entity are its scalars, with the length of the column where one is known', () => {
  const Mask = TableRight
  const Sample = entity(
    'Sample',
    {
      Text: t.string,
      Server: nullable(t.string),
      Password: secret(nullable(t.string)),
      Flag: t.boolean,
      Number: Int32,
      Date: DateTimeOffset,
      Nothing: t.null,
      Anything: t.unknown,
      One: t.literal('one'),
      List: arrayOf(t.string),
      Map: dictionary(t.string, 'Map'),
      Mask,
      NullableMask: nullable(Mask),
    },
    {},
  )

  expect(fieldPropertiesOf(Sample)).toEqual({
    Text: field('System.String', 0),
    Server: field('System.String', 255),
    Password: field('System.String', 255),
    Flag: field('System.Boolean', 1),
    Number: field('System.Int32', 4),
    Date: field('System.DateTime', 16),
  })
})

it.each([
  ['no fields of its own: a text', t.string],
  ['no fields of its own: an empty union', nullable(t.null)],
])('what is no entity has %s', (_, codec) => {
  expect(fieldPropertiesOf(codec)).toEqual({})
})

it('they are frozen at every depth, because all responses share them', () => {
  const fields = fieldPropertiesOf(entity('Shared', { Text: t.string }, {}))

  expect([Object.isFrozen(fields), Object.isFrozen(fields['Text'])]).toEqual([true, true])
})

import { readFileSync } from 'node:fs'
import { EMailAccount, fold, operations, withLeaves } from '@so-email/codecs'
import { expect, test } from 'vitest'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

/** The names in the first column of the table of a section. */
const namesIn = (section: string): ReadonlyArray<string> => {
  const [, text = ''] = new RegExp(`^## ${section}\n([\\s\\S]*?)^## `, 'm').exec(readme) ?? []
  return [...text.matchAll(/^\| (`.+?) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
  )
}

test('lists every operation with its input', () => {
  expect(namesIn('The functions').toSorted()).toEqual(Object.keys(operations).toSorted())
})

/** The names of the properties of an entity; nothing of what is inside of them. */
const propertiesOf = fold(
  withLeaves<ReadonlyArray<string>>(() => [], {
    secret: () => [],
    array: () => [],
    dictionary: () => [],
    union: () => [],
    object: (_, properties) => properties.map(({ name }) => name),
  }),
)

test('lists every property of an account', () => {
  expect(namesIn('The properties of an account').toSorted()).toEqual(propertiesOf(EMailAccount).toSorted())
})

/** The score of faithfulness: its denominator is the documentation, and its page is what a run finds now. */
import { operations } from '@so-email/codecs'
import { expect, it } from 'vitest'
import { root } from '../repository.js'
import { wrongs } from '../wrong-providers/wrongs.js'
import { descriptions } from './contract.js'
import { purposes } from './purposes.js'
import { statements } from './Statement.js'
import { otherOperations, pageOf, scoreOf } from './score.js'
import { sentences } from './sentences.js'

it('has the statements of every operation, and the names of the others', () => {
  const names = [...new Set(statements.map(({ operation }) => operation))]

  expect(names).toEqual(Object.values(operations).map(({ name }) => name))
  expect(otherOperations).toHaveLength(110 - names.length)
})

it('has what every operation is for, with wrong providers that exist', () => {
  const listed = statements.flatMap(({ text, about }) => (about._tag === 'Purpose' && !(text in sentences) ? text : []))
  const names = Object.values(purposes).flatMap(({ brokenBy }) => brokenBy)

  expect(Object.keys(purposes).toSorted()).toEqual(listed.toSorted())
  expect(names.filter((name) => !Object.hasOwn(wrongs, name))).toEqual([])
})

it.each([
  ['Accept-Language', 'SaveEMailAccount', ['yes', 'yes', '']],
  ['SO-Culture', 'SaveEMailAccount', ['', '', '']],
  ['SO-TimeZone', 'GetEMailAccount', ['yes', '', '']],
  ['$select', 'GetCurrentAccount', ['yes', '', '']],
  ['SO-Language', 'GetReadySyncEmailAccounts', ['yes', '', '']],
  ['SO-TimeZone', 'GetReadySyncEmailAccounts', ['–', '–', '–']],
  ['Accept-Language', 'CreateDefaultEMailAccount', ['', '', '']],
  ['Accept-Language', 'TestAuthenticate', ['–', '–', '–']],
  ['SO-Culture', 'HasMXRecord', ['–', '–', '–']],
  ['$select', 'GetCurrentAccountId', ['–', '–', '–']],
  ['$select', 'SyncEmailAccount', ['–', '–', '–']],
])('counts no server that may ignore it: %s of %s', async (name, operation, expected) => {
  const statement = statements.find(
    ({ operation: each, about }) =>
      each === operation && (about._tag === 'Header' || about._tag === 'Input') && about.name === name,
  )
  const [, , ...servers] = (await scoreOf(statement ?? expect.fail(name))).found

  expect(servers).toEqual(expected)
})

it('names interactions that exist, and sentences that are listed', () => {
  const texts = statements.map(({ text }) => text)

  expect(Object.keys(sentences).filter((text) => !texts.includes(text))).toEqual([])
  expect(
    Object.values(sentences).flatMap(({ heldBy }) => heldBy.filter((name) => !descriptions.includes(name))),
  ).toEqual([])
})

it('is what docs/faithfulness.md has: `pnpm faithfulness:accept` writes it', async () => {
  await expect(pageOf(await Promise.all(statements.map(scoreOf)))).toMatchFileSnapshot(`${root}docs/faithfulness.md`)
})

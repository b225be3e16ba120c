/** What an editor shows of both faces of the client: the doc comments have to reach the place where they are needed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as client from '@so-email/client'
import { operations } from '@so-email/codecs'
import * as stub from '@so-email/provider-stub'
import { expect, test } from 'vitest'
import { open } from './Editor.js'

const functional = open(`import type { Client } from '@so-email/client'
declare const client: Client
client.saveEMailAccount({ EMailAddress: 'sales@example.test', AssociateId: 244 })
client.changeEMailAccount
client.getEMailAccount({ eMailAccountId: 270 })
`)

const promise = open(`import type { Client } from '@so-email/client/promise'
declare const client: Client
client.saveEMailAccount({ EMailAddress: 'sales@example.test', AssociateId: 244 })
client.changeEMailAccount
client.getEMailAccount({ eMailAccountId: 270 })
`)

const faces = [
  ['TaskEithers', functional],
  ['Promises', promise],
] as const

test.each(faces)('with %s the editor shows that a save replaces the whole account', (_, { hover }) => {
  expect(hover('client.save')).toMatch(/replaces the whole account/)
})

test.each(faces)('with %s every function has its documentation', (_, { members }) => {
  const functions = members('client')

  expect([...functions.keys()].toSorted()).toEqual(
    [...Object.keys(operations), 'call', 'changeEMailAccount', 'close', 'saveEMailAccounts'].toSorted(),
  )
  expect([...functions].filter(([, documentation]) => documentation === '').map(([name]) => name)).toEqual([])
})

test.each(faces)('with %s the properties of an account have their documentation', (_, { hover }) => {
  expect(hover('{ EMail')).toMatch(/EMailAddress\?: string \| null\nThe account \(from\) address/)
  expect(hover(', Associate')).toMatch(/associate who owns this account/)
})

test('the type of a function names the entities, and not how they are made', () => {
  expect(functional.hover('client.save')).toMatch(
    /\(input: SaveEMailAccountRequest, options\?: CallOptions\) => .*TaskEither<ClientError, EMailAccount>/,
  )
  expect(promise.hover('client.save')).toMatch(
    /\(input: SaveEMailAccountRequest, options\?: CallOptions(?: \| undefined)?\) => Promise<EMailAccount>/,
  )
})

test.each(['', '/promise'])(
  'a misspelled property is reported by the name of the request (@so-email/client%s)',
  (face) => {
    const { problems } = open(`import type { Client } from '@so-email/client${face}'
declare const client: Client
client.saveEMailAccount({ EMailAdress: 'sales@example.test' })
`)

    expect(problems()).toEqual([
      expect.stringMatching(/'EMailAdress' does not exist in type 'SaveEMailAccountRequest'/),
    ])
  },
)

test('and one of the credentials by the name of the credentials', () => {
  const { problems } = open(`import type { Client } from '@so-email/client'
declare const client: Client
declare const credentials: import('@so-email/client').ServiceAuth
client.saveEMailAccount({ IncomingCredentials: { ...credentials, Sever: 'imap.example.test' } })
`)

  expect(problems()).toEqual([expect.stringMatching(/'Sever' does not exist in type 'ServiceAuth'/)])
})

test('a call that is awaited without () is marked, and one that is started is not', () => {
  const { suggestions } = open(`import type { Client } from '@so-email/client'
declare const client: Client
export const forgotten = async () => await client.getCurrentAccountId()
export const started = async () => await client.getCurrentAccountId()()
`)

  expect(suggestions()).toEqual(["'await' has no effect on the type of this expression."])
})

test('a correct program has no problem', () => {
  expect([functional, promise].map(({ problems }) => problems())).toEqual([[], []])
})

/** The functions whose hovers `shown.txt` has, as the program below has them. */
const shown = ['makeStub', 'startStub', 'makeClient', 'basic', 'errorMessage', 'client.saveEMailAccount']

test('of the functions that our READMEs use most, an editor shows what `shown.txt` has', async () => {
  const { hover, problems } = open(`import { basic, errorMessage, makeClient, type Client } from '@so-email/client'
import { makeStub, startStub } from '@so-email/provider-stub'
declare const client: Client
${shown.join('\n')}
`)
  const hovers = shown.map((name) => hover(`\n${name}`))

  expect(problems()).toEqual([])
  await expect(`${hovers.join('\n\n---\n\n')}\n`).toMatchFileSnapshot('shown.txt')
})

const root = fileURLToPath(new URL('../../', import.meta.url))
const readmes = ['README.md', ...readdirSync(`${root}packages`).map((name) => `packages/${name}/README.md`)].filter(
  (file) => existsSync(`${root}${file}`),
)
const code = readmes
  .flatMap((file) => [
    ...readFileSync(`${root}${file}`, 'utf8').matchAll(/^```(?:ts|js|typescript)\b.*\n([\s\S]*?)^```/gm),
  ])
  .map(([, block = '']) => block.replace(/^import .*$/gm, ''))
  .join('\n')

test('among them are the five that are used most in the code of our READMEs', () => {
  const exported = Object.entries({ ...client, ...stub }).flatMap(([name, value]) =>
    typeof value === 'function' ? [[name, `(?<![.\\w'"])${name}\\b(?!['":])`] as const] : [],
  )
  const called = Object.keys(operations).map((name) => [`client.${name}`, `\\.${name}\\(`] as const)
  const used = [...exported, ...called]
    .map(([name, pattern]) => ({ name, times: code.match(new RegExp(pattern, 'g'))?.length ?? 0 }))
    .toSorted((one, other) => other.times - one.times)

  expect(used[0]?.times).toBeGreaterThan(10)
  expect(used.slice(0, 5).filter(({ name }) => !shown.includes(name))).toEqual([])
})

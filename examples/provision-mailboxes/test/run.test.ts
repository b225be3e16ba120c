import { fileURLToPath } from 'node:url'
import { type RunningStub, startStub } from '@so-email/provider-stub'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { run } from '../src/run.js'

const file = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))

let stub: RunningStub
beforeAll(async () => {
  stub = await startStub({
    mailServers: [{ host: 'imap.example.test', logins: [{ userName: 'sales', password: 'right' }] }],
    mailDomains: [{ domain: 'example.test', mx: true }],
  })
})
afterAll(() => stub.close())

const printed = { log: vi.spyOn(console, 'log'), error: vi.spyOn(console, 'error') }
beforeEach(() => {
  for (const spy of Object.values(printed)) spy.mockReset()
})

const environment = () => ({
  SUPEROFFICE_URL: stub.url,
  SUPEROFFICE_USER: 'tje0',
  SUPEROFFICE_PASSWORD: 'Tje0',
  MAILBOX_PASSWORD: 'right',
})

test('prints a line for each mailbox, and ends with 1 if one of them is not provisioned', async () => {
  expect(await run(environment(), file('mailboxes.json'))()).toBe(1)
  expect(printed.log.mock.calls.flatMap(([text]) => text.split('\n')).length).toBe(3)
})

test.each([
  ['a list that is not there', {}, 'missing.json', /^the list cannot be read: ENOENT/],
  ['a list that is not JSON', {}, 'README.md', /^the list is not JSON$/],
  ['no password of the mailboxes', { MAILBOX_PASSWORD: undefined }, 'mailboxes.json', /^MAILBOX_PASSWORD is not set$/],
  ['an empty password', { MAILBOX_PASSWORD: '' }, 'mailboxes.json', /^MAILBOX_PASSWORD is not set$/],
  ['no site', { SUPEROFFICE_URL: undefined }, 'mailboxes.json', /^SUPEROFFICE_URL is not set$/],
  ['a wrong site', { SUPEROFFICE_URL: 'nonsense' }, 'mailboxes.json', /^The configuration makes no client: baseUrl/],
])('sends nothing and ends with 2 for %s', async (_, environmentOf, list, message) => {
  stub.journal.clear()

  expect(await run({ ...environment(), ...environmentOf }, file(list))()).toBe(2)
  expect(printed.error.mock.calls).toEqual([[expect.stringMatching(message)]])
  expect(stub.journal.entries()).toEqual([])
})

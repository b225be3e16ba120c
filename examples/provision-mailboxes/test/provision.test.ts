import { basic, errorMessage, makeClient } from '@so-email/client'
import { makeStub, type Stub } from '@so-email/provider-stub'
import { either as E } from 'fp-ts'
import { expect, test } from 'vitest'
import { type Mailbox, readMailboxes } from '../src/Mailbox.js'
import { provisionAll } from '../src/provision.js'
import { draw } from '../src/Report.js'

const mailbox = (address: string, user: string): Mailbox => ({
  address,
  associateId: 244,
  server: 'imap.example.test',
  port: 993,
  user,
})

const stubWith = (mx: boolean) =>
  makeStub({
    mailServers: [{ host: 'imap.example.test', logins: [{ userName: 'sales', password: 'right' }] }],
    mailDomains: [{ domain: 'example.test', mx }],
  })

const reports = async (stub: Stub, mailboxes: ReadonlyArray<Mailbox>, password = 'right') => {
  const auth = basic({ user: 'tje0', password: 'Tje0' })
  const made = makeClient({ baseUrl: 'https://crm.example.test', auth, transport: stub.answer })
  if (E.isLeft(made)) return expect.fail(errorMessage(made.left))
  const result = await provisionAll(made.right, { passwordOf: () => password, spf: '_spf.example.test' })(mailboxes)()
  return E.isRight(result) ? result.right.map(draw) : expect.fail()
}

test('saves and synchronises a mailbox whose domain and login are right', async () => {
  const stub = stubWith(true)

  expect(await reports(stub, [mailbox('sales@example.test', 'sales')])).toEqual([
    'sales@example.test: account 271, Ok, but its domain lets others send for it (SPF)',
  ])
  expect(stub.accounts.get(271)?.IncomingCredentials?.Username).toBe('sales')
})

test('saves nothing for a mailbox whose login is wrong, and goes on with the next', async () => {
  const stub = stubWith(true)
  const list = [mailbox('other@example.test', 'other'), mailbox('sales@example.test', 'sales')]

  expect((await reports(stub, list)).map((line) => line.split(',')[0])).toEqual([
    'other@example.test: not saved',
    'sales@example.test: account 271',
  ])
  expect([...stub.accounts.all()].length).toBe(2)
})

test('does not log in where the domain receives no mail', async () => {
  const stub = stubWith(false)

  expect(await reports(stub, [mailbox('sales@example.test', 'sales')])).toEqual([
    'sales@example.test: not saved, example.test receives no mail (MX)',
  ])
  expect(stub.journal.entries().map(({ path }) => path.split('/').at(-1))).toEqual(['HasMXRecord'])
})

test('names what is wrong in the list', () => {
  expect(readMailboxes('[{"address":5}]')).toMatchObject({ _tag: 'Left', left: expect.stringContaining('address') })
  expect(readMailboxes('nothing')).toEqual(E.left('the list is not JSON'))
})

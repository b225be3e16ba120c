import { basic, errorMessage, makeClient } from '@so-email/client'
import { type Fault, makeStub, type Stub } from '@so-email/provider-stub'
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

/** The operation that a fault is for, and the fault. */
type Failing = readonly [string, Fault]

const reports = async (stub: Stub, mailboxes: ReadonlyArray<Mailbox>, failing?: Failing) => {
  const made = makeClient({
    baseUrl: 'https://crm.example.test',
    auth: basic({ user: 'tje0', password: 'Tje0' }),
    transport: (request, limits) => {
      if (new URL(request.url).pathname.endsWith(`/${failing?.[0]}`)) stub.fail(failing?.[1] ?? expect.fail())
      return stub.answer(request, limits)
    },
    retry: false,
  })
  if (E.isLeft(made)) return expect.fail(errorMessage(made.left))
  const result = await provisionAll(made.right, { passwordOf: () => 'right', spf: '_spf.example.test' })(mailboxes)()
  return E.isRight(result) ? result.right.map(draw) : expect.fail()
}

const sales = mailbox('sales@example.test', 'sales')

test('saves and synchronises a mailbox whose domain and login are right', async () => {
  const stub = stubWith(true)

  expect(await reports(stub, [sales])).toEqual([
    'sales@example.test: account 271, Ok, but its domain does not name SuperOffice as a sender (SPF): its mail may be refused',
  ])
  expect(stub.accounts.get(271)?.IncomingCredentials?.Username).toBe('sales')
})

const refused: Fault = { _tag: 'Status', status: 400 }
test.each<readonly [string, Failing, string]>([
  ['whose synchronisation fails', ['SyncEmailAccount', refused], 'account 271 is saved, but perhaps not synchronised'],
  ['whose new status is not known', ['GetEMailAccount', refused], 'account 271 is saved, but perhaps not synchronised'],
  ['whose save is cut off', ['SaveEMailAccount', { _tag: 'Reset' }], 'perhaps saved'],
  ['whose save has no understood answer', ['SaveEMailAccount', { _tag: 'Truncated' }], 'perhaps saved'],
])(
  'does not report that nothing is saved of a mailbox %s, and finds it in a second run',
  async (_, failing, expected) => {
    const stub = stubWith(true)

    expect(await reports(stub, [sales], failing)).toEqual([
      expect.stringContaining(`sales@example.test: ${expected}, ${failing[0]} (`),
    ])
    expect((await reports(stub, [sales])).map((line) => line.split(', but')[0])).toEqual([
      'sales@example.test: account 271 was there before and is not changed, Ok',
    ])
    expect([...stub.accounts.all()].map(({ EMailAccountId }) => EMailAccountId)).toEqual([270, 271])
  },
)

test('reports a save that was refused as nothing saved', async () => {
  const stub = stubWith(true)

  expect(await reports(stub, [sales], ['SaveEMailAccount', refused])).toEqual([
    expect.stringContaining('sales@example.test: nothing saved, SaveEMailAccount ('),
  ])
  expect([...stub.accounts.all()].length).toBe(1)
})

test('an account of another associate with the same address is another account', async () => {
  const stub = stubWith(true)
  await reports(stub, [sales])

  expect((await reports(stub, [{ ...sales, associateId: 5 }])).map((line) => line.split(',')[0])).toEqual([
    'sales@example.test: account 272',
  ])
})

test('saves nothing for a mailbox whose login is wrong, and goes on with the next', async () => {
  const stub = stubWith(true)
  const list = [mailbox('other@example.test', 'other'), sales]

  expect((await reports(stub, list)).map((line) => line.split(',')[0])).toEqual([
    'other@example.test: nothing saved',
    'sales@example.test: account 271',
  ])
  expect([...stub.accounts.all()].length).toBe(2)
})

test('does not log in where the domain receives no mail', async () => {
  const stub = stubWith(false)

  expect(await reports(stub, [sales])).toEqual([
    'sales@example.test: nothing saved, example.test receives no mail (MX)',
  ])
  expect(stub.journal.entries().map(({ path }) => path.split('/').at(-1))).toEqual(['HasMXRecord'])
})

test('names what is wrong in the list', () => {
  expect(readMailboxes('[{"address":5}]')).toMatchObject({ _tag: 'Left', left: expect.stringContaining('address') })
  expect(readMailboxes('nothing')).toEqual(E.left('the list is not JSON'))
})

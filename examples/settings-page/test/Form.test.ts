import { basic, makeClient } from '@so-email/client/promise'
import { makeStub, sampleAccount } from '@so-email/provider-stub'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formOf, names, withForm } from '../src/Form.js'

const text = fc.constantFrom('', ' ', 'INBOX', ' Post ', 'Sent')
const form = fc.record({ EMailAddress: text, InboxFolder: text, SentFolder: text })
const nullable = fc.option(text)
const account = fc
  .record({ EMailAddress: nullable, InboxFolder: nullable, SentFolder: nullable })
  .map((own) => ({ ...sampleAccount, ...own }))

test('changes what was entered, and keeps what was not touched as it is by now', () => {
  fc.assert(
    fc.property(form, form, account, (shown, entered, current) => {
      const after = withForm(shown, entered)(current)

      for (const name of names)
        expect(after[name]).toBe(entered[name] === shown[name] ? current[name] : entered[name].trim() || null)
      expect({ ...after, ...formOf(current) }).toEqual({ ...current, ...formOf(current) })
    }),
  )
})

test('two people who change different properties keep the changes of both', async () => {
  const stub = makeStub()
  const auth = basic({ user: 'tje0', password: 'Tje0' })
  const client = makeClient({ baseUrl: 'https://crm.example.test', auth, transport: stub.answer })
  const shown = formOf(sampleAccount)
  await client.changeEMailAccount(270, withForm(shown, { ...shown, SentFolder: 'Sent by B' }))
  await client.changeEMailAccount(270, withForm(shown, { ...shown, InboxFolder: ' Inbox of A ' }))

  expect(stub.accounts.get(270)).toEqual({ ...sampleAccount, SentFolder: 'Sent by B', InboxFolder: 'Inbox of A' })
})

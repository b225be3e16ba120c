import { basic, ClientException, makeClient } from '@so-email/client/promise'
import { makeStub } from '@so-email/provider-stub'
import { expect, test } from 'vitest'
import { advice } from '../src/advice.js'
import { formOf, withForm } from '../src/Form.js'

const clientOf = (stub: ReturnType<typeof makeStub>, password = 'Tje0') =>
  makeClient({
    baseUrl: 'https://crm.example.test',
    auth: basic({ user: 'tje0', password }),
    transport: stub.answer,
  })

test('saves the three properties of the form, and keeps every other one', async () => {
  const stub = makeStub()
  const before = stub.accounts.get(270) ?? expect.fail()
  const form = { ...formOf(before), InboxFolder: ' Post ', SentFolder: '' }
  await clientOf(stub).changeEMailAccount(270, withForm(form))

  expect(stub.accounts.get(270)).toEqual({ ...before, InboxFolder: 'Post', SentFolder: null })
})

test('a form that nobody touched changes nothing', () => {
  const account = makeStub().accounts.get(270) ?? expect.fail()

  expect(withForm(formOf(account))(account)).toEqual(account)
})

test('an error becomes a sentence', async () => {
  const stub = makeStub()
  const errorOf = (thrown: unknown) => (thrown instanceof ClientException ? advice(thrown.error) : expect.fail())

  expect(await clientOf(stub, 'wrong').getCurrentAccountId().catch(errorOf)).toBe('Log in again.')
  expect(
    await clientOf(stub)
      .changeEMailAccount(1, (account) => account)
      .catch(errorOf),
  ).toBe('Somebody deleted this mailbox.')
})

import { basic, ClientException, makeClient } from '@so-email/client/promise'
import { type Fault, makeStub, type Stub, sampleAccount } from '@so-email/provider-stub'
import { expect, test } from 'vitest'
import { advice } from '../src/advice.js'

const clientOf = (stub: Stub, password = 'Tje0') =>
  makeClient({
    baseUrl: 'https://crm.example.test',
    auth: basic({ user: 'tje0', password }),
    transport: stub.answer,
    retry: false,
  })

const sentence = (call: Promise<unknown>) =>
  call.then(
    () => 'no error',
    (thrown) => (thrown instanceof ClientException ? advice(thrown.error) : String(thrown)),
  )

const edit = (stub: Stub, id = 270) => sentence(clientOf(stub).changeEMailAccount(id, (account) => account))

test.each([
  ['a wrong password', () => sentence(clientOf(makeStub(), 'wrong').getCurrentAccountId()), 'Log in again.'],
  ['an account that was deleted', () => edit(makeStub(), 1), 'Somebody deleted this mailbox.'],
  ['an id that is none', () => edit(makeStub(), Number.NaN), 'The address of this page names no mailbox.'],
])('has a sentence for %s', async (_, ending, expected) => {
  expect(await ending()).toBe(expected)
})

const faults: ReadonlyArray<readonly [Fault, string]> = [
  [{ _tag: 'Status', status: 504 }, 'SuperOffice cannot do it now. Try again later.'],
  [{ _tag: 'Html' }, 'The answer of SuperOffice is not what this page expects.'],
  [{ _tag: 'Reset' }, 'SuperOffice cannot be reached.'],
]
test.each(faults)('after %j a save may have been carried out, and a read is only over', async (fault, read) => {
  const stub = makeStub()
  stub.fail(fault, 2)

  expect(await sentence(clientOf(stub).saveEMailAccount(sampleAccount))).toBe(
    'It may have been saved or not. Load the page again.',
  )
  expect(await edit(stub)).toBe(read)
})

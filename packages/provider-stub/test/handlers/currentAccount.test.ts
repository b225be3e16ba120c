import { expect, it } from 'vitest'
import { makeStub, sampleAccount } from '../../src/index.js'
import { path, saving, send } from '../support/requests.js'

it('the current account is the one with the lowest id among several of the caller, whatever their order', async () => {
  const ids = [300, 7, 12]
  const stub = makeStub({
    accounts: ids.map((id) => ({ ...sampleAccount, EMailAccountId: id, EMailAddress: `${id}@example.test` })),
  })
  const ask = (operation: string) => send(stub, { ...saving({}), url: path.replace('SaveEMailAccount', operation) })

  expect(JSON.parse((await ask('GetCurrentAccount')).text)).toMatchObject({ EMailAccountId: 7 })
  expect((await ask('GetCurrentAccountId')).text).toBe('7')
})

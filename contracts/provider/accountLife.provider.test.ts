/** The whole life of one account, with the real client and the stub over HTTP: the requests of many interactions, in one go. */
import type { Client } from '@so-email/client'
import { DateTimeOffset, type EMailAccount } from '@so-email/codecs'
import { startStub } from '@so-email/provider-stub'
import { either as E, option as O } from 'fp-ts'
import { expect, it } from 'vitest'
import { clientOf, proved } from '../consumer/client.js'
import { newAccount, savedAccount } from '../samples/newAccount.js'

/** With the ticks of .NET (100 ns) and an offset, which a `Date` cannot hold. */
const LastFetch = proved(DateTimeOffset.decode('2008-08-06T16:32:38.9926739+02:00'))

/** Runs with a client in front of a server without accounts. */
const withClient = async (use: (client: Client) => Promise<void>): Promise<void> => {
  const stub = await startStub({ accounts: [] })
  const client = clientOf(stub.url)
  try {
    await use(client)
  } finally {
    await client.close()
    await stub.close()
  }
}

it('an account is created, changed, found and deleted, and keeps every tick and an unknown property', () =>
  withClient(async (client) => {
    const defaults = await client.createDefaultEMailAccount()()
    if (E.isLeft(defaults)) return expect.fail(defaults.left._tag)
    expect(defaults.right).toEqual(expect.objectContaining({ EMailAccountId: 0, AssociateId: 244 }))

    const given = { ...defaults.right, ...newAccount, LastFetch, UseGraphApi: 1 }
    const made = await client.saveEMailAccount(given)()
    if (E.isLeft(made)) return expect.fail(made.left._tag)
    const { EMailAccountId } = made.right
    const rights = { FieldProperties: expect.objectContaining(savedAccount.FieldProperties) }
    const saved = { ...given, ...savedAccount, EMailAccountId, ErrorReason: null, LastFetch, UseGraphApi: 1, ...rights }
    expect(EMailAccountId).toBeGreaterThan(0)
    expect(made.right).toEqual(saved)
    const get = client.getEMailAccount({ eMailAccountId: EMailAccountId })
    expect(await get()).toEqual(E.right(O.some(saved)))

    const rename = (account: EMailAccount): EMailAccount => ({ ...account, InboxFolder: 'Archive' })
    const changed = { ...saved, InboxFolder: 'Archive' }
    expect(await client.changeEMailAccount(EMailAccountId, rename)()).toEqual(E.right(changed))
    expect(await get()).toEqual(E.right(O.some(changed)))
    const byAddress = client.getEMailAccountFromEMailAddress({ FromAddress: newAccount.EMailAddress })
    expect(await byAddress()).toEqual(E.right(O.some(changed)))
    expect(await client.getCurrentAccount()()).toEqual(E.right(O.some(changed)))
    expect(await client.getCurrentAccountId()()).toEqual(E.right(O.some(EMailAccountId)))

    expect(await client.deleteEMailAccount({ eMailAccountId: EMailAccountId })()).toStrictEqual(E.right(undefined))
    for (const gone of [get, byAddress, client.getCurrentAccount(), client.getCurrentAccountId()])
      expect(await gone()).toEqual(E.right(O.none))
  }))

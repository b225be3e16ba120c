/** Rules that change while a stub runs. */
import { serverVersions } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { type Configuration, makeStub, sampleAccount } from '../src/index.js'
import { save } from './support/requests.js'

const other = (id: number, address: string) => ({ ...sampleAccount, EMailAccountId: id, EMailAddress: address })

describe('configure', () => {
  it('changes the assumptions that it names, and no other', async () => {
    const stub = makeStub({ assumptions: { emptyAnswer: 204 } })
    stub.configure({ assumptions: { unknownId: 'refused' } })

    expect(await save(stub, { EMailAccountId: 9 })).toMatchObject([400, { Message: 'there is no account 9' }])
    stub.configure({ assumptions: { unknownId: 'null' } })
    await expect(save(stub, { EMailAccountId: 9 })).rejects.toThrow() // 204 has no JSON
  })

  it('leaves an assumption as it is that is undefined, as JavaScript may give it', async () => {
    const stub = makeStub({ assumptions: { unknownId: 'refused' } })
    // The type has no undefined there.
    stub.configure({ assumptions: { unknownId: undefined, emptyAnswer: 204 } } as unknown as Configuration)

    expect((await save(stub, { EMailAccountId: 9 }))[0]).toBe(400)
    const nothing = { assumptions: null } as unknown as Configuration // as JavaScript may give it
    expect(() => stub.configure(nothing)).toThrow('the assumptions are no object')
  })

  it('changes the version, and gives accounts the properties that they lacked', async () => {
    const stub = makeStub({ serverVersion: '8' })
    expect(stub.accounts.get(270)).not.toHaveProperty('InboxFolder')
    stub.configure({ serverVersion: '12.2' })

    expect(stub.accounts.get(270)).toEqual({ ...sampleAccount, InboxFolder: null, SentFolder: null })
    stub.configure({ serverVersion: '9' })
    expect(stub.accounts.get(270)).not.toHaveProperty('SimpleMode')
    expect(await save(stub, { SimpleMode: 3 })).toMatchObject([200, expect.not.objectContaining({ SimpleMode: 3 })])
  })

  it('leaves the rights of an account that has some, and gives none to one that has none', () => {
    const own = { EMailAddress: { FieldRight: null, FieldType: 'x', FieldLength: 1 } }
    const stub = makeStub({
      serverVersion: '8',
      accounts: [
        { ...sampleAccount, FieldProperties: null },
        { ...sampleAccount, EMailAccountId: 271, FieldProperties: own },
      ],
    })
    stub.configure({ serverVersion: '12.2' })

    expect([...stub.accounts.all()].map(({ FieldProperties }) => FieldProperties)).toEqual([
      null,
      { ...sampleAccount.FieldProperties, ...own },
    ])
  })

  it('compares addresses in another way from then on', () => {
    const stub = makeStub()
    expect(stub.accounts.withAddress('SAMPLE@example.test')).toBeDefined()
    stub.configure({ assumptions: { addressCase: 'compared' } })

    expect(stub.accounts.withAddress('SAMPLE@example.test')).toBeUndefined()
    expect(stub.accounts.withAddress('sample@example.test')).toBeDefined()
  })

  it.each<readonly [string, Configuration]>([
    ['of texts', { assumptions: { longText: 'kept' } }],
    ['of addresses', { assumptions: { addressCase: 'compared' } }],
    ['of the version', { serverVersion: '8' }],
  ])('finds by an address the account that got it first, as before, under other rules %s', async (_, configuration) => {
    const stub = makeStub({ accounts: [other(1, 'a@x'), other(2, 'b@x'), other(3, 'b@x')] })
    await save(stub, { EMailAccountId: 1, EMailAddress: 'b@x' })
    stub.configure(configuration)

    expect(stub.accounts.withAddress('b@x')?.EMailAccountId).toBe(2)
  })

  it.each([
    [1, 'b@x', 'B@x'],
    [1, 'B@x', 'b@x'],
  ])('finds by two addresses that become one the account %i with the lower id: %s and %s', (id, first, second) => {
    const stub = makeStub({ accounts: [other(1, first), other(2, second)], assumptions: { addressCase: 'compared' } })
    stub.configure({ assumptions: { addressCase: 'ignored' } })

    expect(stub.accounts.withAddress('b@x')?.EMailAccountId).toBe(id)
  })

  it('uses no id twice', async () => {
    const stub = makeStub({ accounts: [] })
    await save(stub, { IncomingCredentials: { ServiceAuthId: 0, Password: 'a' } })
    await stub.fetch(
      new Request('http://stub/api/v1/Agents/EMail/DeleteEMailAccount?eMailAccountId=1', {
        method: 'POST',
        headers: { Authorization: `Basic ${btoa('tje0:Tje0')}` },
      }),
    )
    stub.configure({ serverVersion: '12.4' })

    expect([...stub.accounts.all()]).toEqual([])
    expect(await save(stub, { IncomingCredentials: { ServiceAuthId: 0, Password: 'a' } })).toMatchObject([
      200,
      { EMailAccountId: 2, IncomingCredentials: { ServiceAuthId: 2 } },
    ])
  })

  it('holds after a provider state is left, and until a reset', async () => {
    const stub = makeStub()
    const statuses = async () => (await save(stub, { EMailAccountId: 9 }))[0]
    stub.configure({ assumptions: { unknownId: 'refused' } })
    stub.states.enter('no account exists', {})
    const during = await statuses()
    stub.states.leave()
    const after = await statuses()
    stub.reset()

    expect([during, after, await statuses()]).toEqual([400, 400, 200])
  })

  it('keeps the accounts and the provider state', () => {
    const stub = makeStub()
    stub.states.enter('an account exists', { id: 12 })
    stub.configure({ serverVersion: '12.4' })

    expect([...stub.accounts.all()].map(({ EMailAccountId }) => EMailAccountId)).toEqual([12])
  })

  it.each([
    [
      { assumptions: { unknownId: 'maybe' } },
      'the assumption unknownId is "maybe", which is none of: null, refused, created',
    ],
    [{ assumptions: { nothing: 1 } }, 'there is no assumption nothing'],
    [{ assumptions: 'x' }, 'the assumptions are no object'],
    [{ serverVersion: '0' }, `0 is no version of a server: ${serverVersions.join(', ')}`],
    [{ mode: 'online' }, 'there is no configuration mode'],
    [null, 'the configuration is no object'],
  ])('refuses %j', (configuration, reason) => {
    const stub = makeStub()

    expect(() => stub.configure(configuration as Configuration)).toThrow(new TypeError(reason))
  })

  it('refuses rules that the accounts of a provider state break, and changes nothing of the start either', () => {
    const stub = makeStub()
    stub.states.enter('these accounts exist', { accounts: [other(1, 'a@example.test'), other(2, 'a@example.test')] })
    expect(() => stub.configure({ assumptions: { duplicateAddress: 'refused' } })).toThrow('the same EMailAddress')
    stub.states.leave()

    expect(stub.states.enterUnknown('these accounts exist', { accounts: [other(1, 'b@x'), other(2, 'b@x')] })).toEqual(
      E.right(undefined),
    )
  })

  it('refuses rules that the accounts break, and changes nothing', () => {
    const stub = makeStub({ accounts: [other(1, 'a@example.test'), other(2, 'A@example.test')] })
    const configuration = { assumptions: { duplicateAddress: 'refused', unknownId: 'refused' } } as const

    expect(() => stub.configure(configuration)).toThrow('accounts 1 and 2 have the same EMailAddress')
    expect(() =>
      stub.configure({ assumptions: { ...configuration.assumptions, addressCase: 'compared' } }),
    ).not.toThrow()
  })
})

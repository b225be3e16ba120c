/** The operations of an account's life besides Save, each as its page documents it; see docs/faithfulness. */
import { complete } from '@so-email/codecs'
import { describe, expect, it } from 'vitest'
import { makeStub, type Stub, sampleAccount } from '../../src/index.js'
import { basic, send } from '../support/requests.js'

const own = { ...sampleAccount, EMailAccountId: 270, EMailAddress: 'own@example.test', AssociateId: 244 }
const other = { ...sampleAccount, EMailAccountId: 271, EMailAddress: 'other@example.test', AssociateId: 7 }

const stubWith = (...accounts: ReadonlyArray<typeof own>) => makeStub({ accounts })

/** Calls an operation: the status, and the JSON value of the response or the empty text. */
const call = async (stub: Stub, target: string, body: unknown = undefined, method = 'POST') => {
  const { status, text } = await send(stub, {
    method,
    url: `/api/v1/Agents/EMail/${target}`,
    headers: [
      ['Authorization', basic],
      ['Content-Type', 'application/json'],
    ],
    body: new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body)),
  })
  return [status, text === '' ? text : JSON.parse(text)]
}

describe('GetEMailAccount', () => {
  it('answers the account with that id', async () => {
    expect(await call(stubWith(own, other), 'GetEMailAccount?eMailAccountId=271')).toEqual([200, other])
  })

  it('answers null for the id of no account', async () => {
    expect(await call(stubWith(own), 'GetEMailAccount?eMailAccountId=999')).toEqual([200, null])
  })

  it('accepts its parameter in any case, and ignores the body', async () => {
    expect(await call(stubWith(own), 'GetEMailAccount?EMAILACCOUNTID=270', null)).toEqual([200, own])
  })

  it.each(['GetEMailAccount', 'GetEMailAccount?eMailAccountId=', 'GetEMailAccount?eMailAccountId=two'])(
    'refuses %s with 400',
    async (target) => {
      expect((await call(stubWith(own), target))[0]).toBe(400)
    },
  )

  it('answers null for every property that $select does not name', async () => {
    const [status, account] = await call(
      stubWith(own),
      'GetEMailAccount?eMailAccountId=270&$select=emailaddress,SentFolder',
    )

    const nothing = Object.fromEntries(Object.keys(own).map((name) => [name, null]))
    expect([status, account]).toEqual([200, { ...nothing, EMailAddress: 'own@example.test', SentFolder: 'Sent' }])
  })
})

describe('GetEMailAccountFromEMailAddress', () => {
  const FromAddress = 'OWN@example.test'

  it('answers the account with that address, whatever its case', async () => {
    expect(await call(stubWith(own), 'GetEMailAccountFromEMailAddress', { FromAddress })).toEqual([200, own])
  })

  it('answers an empty account for the address of no account', async () => {
    const [status, account] = await call(stubWith(), 'GetEMailAccountFromEMailAddress', { FromAddress })

    expect([status, account]).toEqual([
      200,
      {
        ...complete({}),
        EMailAccountId: 0,
        EMailAddress: null,
        AssociateId: 0,
        IncomingCredentials: null,
        OutgoingCredentials: null,
        AccountStatus: 0,
        ErrorCount: 0,
        ErrorReason: null,
        InboxFolder: null,
        SentFolder: null,
        SimpleMode: 0,
        LastFetch: '0001-01-01T00:00:00',
      },
    ])
  })

  it('reads $select from the query, and not from the body', async () => {
    const name = 'GetEMailAccountFromEMailAddress'
    const nothing = Object.fromEntries(Object.keys(own).map((each) => [each, null]))
    const selected = [200, { ...nothing, EMailAddress: 'own@example.test' }]

    for (const $SELECT of ['EMailAccountId', 5]) {
      const body = { FromAddress, $SELECT, $select: $SELECT }
      expect(await call(stubWith(own), name, body)).toEqual([200, own])
      expect(await call(stubWith(own), `${name}?$select=EMailAddress`, body)).toEqual(selected)
    }
  })

  it('does not find the account of another associate', async () => {
    const input = { FromAddress: 'other@example.test' }

    expect(await call(stubWith(other), 'GetEMailAccountFromEMailAddress', input)).toMatchObject([
      200,
      { EMailAccountId: 0 },
    ])
  })

  it('finds the account of the caller if two associates, or two accounts of one, have the address', async () => {
    const same = { ...other, EMailAddress: 'own@example.test' }
    const second = { ...own, EMailAccountId: 272 }

    for (const accounts of [
      [own, same, second],
      [same, own, second],
    ]) {
      const stub = makeStub({ accounts, assumptions: { duplicateAddress: 'kept' } })
      expect(await call(stub, 'GetEMailAccountFromEMailAddress', { FromAddress })).toEqual([200, own])
    }
  })

  it('reads the address in camel case, and refuses a body without one', async () => {
    expect(await call(stubWith(own), 'GetEMailAccountFromEMailAddress', { fromAddress: FromAddress })).toEqual([
      200,
      own,
    ])
    expect((await call(stubWith(own), 'GetEMailAccountFromEMailAddress', {}))[0]).toBe(400)
  })
})

describe('GetCurrentAccount and GetCurrentAccountId', () => {
  it('answer the first account of the caller', async () => {
    expect(await call(stubWith(other, own), 'GetCurrentAccount')).toEqual([200, own])
    expect(await call(stubWith(other, own), 'GetCurrentAccountId')).toEqual([200, 270])
  })

  it('answer null and 0 if the caller has no account', async () => {
    expect(await call(stubWith(other), 'GetCurrentAccount', null)).toEqual([200, null])
    expect(await call(stubWith(other), 'GetCurrentAccountId')).toEqual([200, 0])
  })

  it('reads $select', async () => {
    const [, account] = await call(stubWith(own), 'GetCurrentAccount?$select=EMailAccountId')

    expect(account).toMatchObject({ EMailAccountId: 270, EMailAddress: null })
  })
})

describe('CreateDefaultEMailAccount', () => {
  it('answers an account of the caller, and stores nothing', async () => {
    const stub = stubWith()

    expect(await call(stub, 'CreateDefaultEMailAccount')).toMatchObject([
      200,
      { EMailAccountId: 0, AssociateId: 244, LastFetch: '0001-01-01T00:00:00', TableRight: null },
    ])
    expect([...stub.accounts.all()]).toEqual([])
  })
})

describe('DeleteEMailAccount', () => {
  it('leaves its address to the other account that has it, until that is deleted too', async () => {
    const same = { ...own, EMailAccountId: 271, EMailAddress: 'OWN@example.test' }
    for (const [gone, left] of [
      [own, same],
      [same, own],
    ] as const) {
      const stub = makeStub({ accounts: [own, same], assumptions: { duplicateAddress: 'kept' } })

      await call(stub, `DeleteEMailAccount?EMailAccountId=${gone.EMailAccountId}`)
      expect(stub.accounts.withAddress('own@example.test')).toEqual(left)
      await call(stub, `DeleteEMailAccount?EMailAccountId=${left.EMailAccountId}`)
      expect(stub.accounts.withAddress('own@example.test')).toBeUndefined()
    }
  })

  it('deletes the account and answers 204 without a body', async () => {
    const stub = stubWith(own, other)

    expect(await call(stub, 'DeleteEMailAccount?EMailAccountId=270')).toEqual([204, ''])
    expect([...stub.accounts.all()]).toEqual([other])
  })

  it('answers the same for the id of no account, unless a refusal is assumed', async () => {
    const stub = makeStub({ accounts: [own], assumptions: { unknownIdDeleted: 'refused' } })

    expect(await call(stubWith(), 'DeleteEMailAccount?EMailAccountId=270')).toEqual([204, ''])
    expect(await call(stub, 'DeleteEMailAccount?EMailAccountId=271')).toMatchObject([
      400,
      { ErrorType: 'ArgumentException', Message: 'there is no account 271' },
    ])
    expect(await call(stub, 'DeleteEMailAccount?EMailAccountId=270')).toEqual([204, ''])
  })

  it('refuses a text that is no id: the official client sends one for undefined', async () => {
    const stub = stubWith(own)

    expect((await call(stub, 'DeleteEMailAccount?EMailAccountId=undefined'))[0]).toBe(400)
    expect([...stub.accounts.all()]).toEqual([own])
  })

  it('lets another account have the address', async () => {
    const stub = stubWith(own)
    await call(stub, 'DeleteEMailAccount?EMailAccountId=270')

    expect((await call(stub, 'SaveEMailAccount', { EMailAddress: own.EMailAddress }))[0]).toBe(200)
  })
})

describe('GetReadySyncEmailAccounts', () => {
  it('answers every account with its owner', async () => {
    const rights = { TableRight: null, FieldProperties: null }

    expect(await call(stubWith(own, other), 'GetReadySyncEmailAccounts')).toEqual([
      200,
      [
        { AccountId: 270, AssociateName: 'tje0', AssociateId: 244, ...rights },
        { AccountId: 271, AssociateName: null, AssociateId: 7, ...rights },
      ],
    ])
  })
})

describe('every operation', () => {
  it.each([
    'Authenticate',
    'AuthenticateIncoming',
    'AuthenticateOutgoing',
    'CreateDefaultEMailAccount',
    'CreateDefaultEMailConnectionInfo',
    'CreateDefaultEMailConnectionInfoExtended',
    'DeleteEMailAccount',
    'GetCurrentAccount',
    'GetCurrentAccountId',
    'GetEMailAccount',
    'GetEMailAccountFromEMailAddress',
    'GetReadySyncEmailAccounts',
    'HasMXRecord',
    'HasSPFRecord',
    'SaveEMailAccount',
    'SyncEmailAccount',
    'SyncEmailAccounts',
    'TestAuthenticate',
  ])('%s is described by a GET, which changes nothing', async (name) => {
    const stub = stubWith(own)

    expect(await call(stub, `${name}?EMailAccountId=270`, undefined, 'GET')).toEqual([
      200,
      { POST: expect.stringMatching(/\w/) },
    ])
    expect([...stub.accounts.all()]).toEqual([own])
  })
})

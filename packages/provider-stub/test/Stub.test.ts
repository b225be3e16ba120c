import type { EMailAccount } from '@so-email/codecs'
import type { HttpRequest } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { makeStub, sampleAccount } from '../src/index.js'
import { limits, save, saving, send } from './support/requests.js'

const account = (EMailAccountId: number, EMailAddress: string): EMailAccount => ({
  ...sampleAccount,
  EMailAccountId,
  EMailAddress,
})

const last = { Server: null, Port: 0, AuthType: null, Username: null, Password: null, ServiceAuthId: 2_147_483_647 }

it.each([
  ['nothing', null],
  ['no headers', { method: 'POST', url: '/', body: new Uint8Array() }],
  ['headers that are no pairs', { method: 'POST', url: '/', headers: [5], body: new Uint8Array() }],
  ['a body that is a text', { method: 'POST', url: '/', headers: [], body: '{}' }],
])('what is no request is refused, and is not in the journal: %s', (_, request) => {
  const stub = makeStub()

  // A caller in JavaScript may pass anything.
  expect(() => stub.answer(request as HttpRequest, limits)).toThrow(
    new TypeError('a request has a method, a url, headers and a body of bytes'),
  )
  expect(stub.journal.entries()).toEqual([])
})

describe('the accounts that a stub starts with', () => {
  it.each([
    [
      [account(5, 'a@b'), account(6, 'A@B')],
      { duplicateAddress: 'refused' },
      'accounts 5 and 6 have the same EMailAddress',
    ],
    [[account(5, 'a@b'), account(5, 'c@d')], {}, 'two accounts have the EMailAccountId 5'],
    [[account(0, 'a@b')], {}, 'every account needs an EMailAccountId above 0'],
    [[account(5, 'a'.repeat(256))], {}, 'a text of account 5 is too long: EMailAddress (at most 255)'],
    [
      [{ ...account(5, 'a@b'), IncomingCredentials: last, OutgoingCredentials: { ...last, ServiceAuthId: 0 } }],
      {},
      'there are no more ids for credentials',
    ],
    [
      [account(5, 'a@b'), account(6, 'a@b')],
      { duplicateAddress: 'refused', addressCase: 'compared' },
      'accounts 5 and 6 have the same EMailAddress',
    ],
  ] as const)('obey the rules of a save, in the options and in a state: %#', (accounts, assumptions, problem) => {
    expect(() => makeStub({ accounts, assumptions })).toThrow(new TypeError(problem))
    expect(makeStub({ assumptions }).states.enterUnknown('these accounts exist', { accounts })).toEqual(E.left(problem))
  })

  it.each([
    [[account(5, 'a@b'), account(6, 'A@B')], { duplicateAddress: 'refused', addressCase: 'compared' }],
    [[account(5, 'a@b'), account(6, 'a@b')], {}],
    [[account(5, 'a'.repeat(256))], { longText: 'kept' }],
    [[account(5, ''), account(6, '')], { duplicateAddress: 'refused' }],
  ] as const)('may be accounts that the assumptions allow: %#', (accounts, assumptions) => {
    expect([...makeStub({ accounts, assumptions }).accounts.all()]).toEqual(accounts)
  })

  it('get ids for credentials without one, in the options and in a state, and keep the others', () => {
    const credentials = { Server: 's', Port: 1, AuthType: null, Username: 'u', Password: null, ServiceAuthId: 0 }
    const mine = { ...credentials, ServiceAuthId: 40 }
    const accounts = [
      { ...account(5, 'a@b'), IncomingCredentials: credentials, OutgoingCredentials: credentials },
      { ...account(6, 'c@d'), IncomingCredentials: mine, OutgoingCredentials: null },
      { ...account(7, 'e@f'), IncomingCredentials: null, OutgoingCredentials: credentials },
      { ...account(8, 'g@h'), IncomingCredentials: credentials, OutgoingCredentials: mine },
    ]
    const idsIn = ({ accounts: { all } }: typeof started) =>
      [...all()].map((each) => [each.IncomingCredentials?.ServiceAuthId, each.OutgoingCredentials?.ServiceAuthId])
    const ids = [
      [41, 42],
      [40, undefined],
      [undefined, 43],
      [44, 40],
    ]
    const started = makeStub({ accounts })
    const entered = makeStub()
    entered.states.enter('these accounts exist', { accounts })

    expect([idsIn(started), idsIn(entered)]).toEqual([ids, ids])
    started.reset()
    expect(idsIn(started)).toEqual(ids)
    expect(accounts[0]?.IncomingCredentials).toEqual(credentials)
  })

  it('may use the last ids for credentials, and no more', () => {
    const [beforeLast, fresh] = [2_147_483_645, 0].map((ServiceAuthId) => ({ ...last, ServiceAuthId }))
    const credentials = (id: number, IncomingCredentials = fresh, OutgoingCredentials = fresh) =>
      ({ ...account(id, `${id}@b`), IncomingCredentials, OutgoingCredentials }) as EMailAccount // all of them are there
    const two = [credentials(1), credentials(2, beforeLast, beforeLast)]

    expect(makeStub({ accounts: two }).accounts.get(1)).toMatchObject({
      IncomingCredentials: { ServiceAuthId: 2_147_483_646 },
      OutgoingCredentials: { ServiceAuthId: 2_147_483_647 },
    })
    expect(() => makeStub({ accounts: [...two, credentials(3, fresh, beforeLast)] })).toThrow(
      new TypeError('there are no more ids for credentials'),
    )
  })

  it('are not changed by an invalid state', () => {
    const stub = makeStub()
    stub.states.enterUnknown('these accounts exist', { accounts: [account(5, 'a@b'), account(5, 'a@b')] })

    expect([...stub.accounts.all()]).toEqual([sampleAccount])
  })

  it('belong to one stub, and are as they were after a reset', async () => {
    const [one, other] = [makeStub(), makeStub()]
    const address = ({ accounts }: typeof one) => accounts.get(270)?.EMailAddress
    await save(one, { EMailAccountId: 270, EMailAddress: 'changed@example.test' })

    expect([address(one), address(other)]).toEqual(['changed@example.test', 'sample@example.test'])
    one.reset()
    expect(address(one)).toBe('sample@example.test')
  })

  it('are returned as copies, so that only an operation changes them', () => {
    const { accounts } = makeStub()
    for (const copy of [accounts.get(270), accounts.withAddress('sample@example.test'), ...accounts.all()]) {
      Object.assign(copy ?? {}, { EMailAddress: 'changed@example.test' })
    }

    expect([...accounts.all()]).toEqual([sampleAccount])
  })
})

describe('the listener of a stub', () => {
  it('changes nothing, even if it throws', async () => {
    const stub = makeStub({
      accounts: [],
      onEntry: () => {
        throw new Error('the watcher broke')
      },
    })

    expect(await save(stub, {})).toMatchObject([200, { EMailAccountId: 1 }])
    expect(stub.journal.entries()).toHaveLength(1)
  })

  it('and its journal is empty after a reset', async () => {
    const stub = makeStub()
    await send(stub, saving({}))
    stub.reset()

    expect(stub.journal.entries()).toEqual([])
  })
})

describe('what a caller gives to a running stub', () => {
  it('is copied: what becomes of it afterwards does not matter', async () => {
    const stub = makeStub()
    const fault = { _tag: 'Status' as const, status: 500 }
    const params = { fault: { _tag: 'Status' as const, status: 502 }, times: 2 }
    const configuration: { assumptions: { unknownId: 'refused' | 'created' } } = {
      assumptions: { unknownId: 'refused' },
    }
    stub.fail(fault)
    stub.states.enter('the next operations fail', params)
    stub.configure(configuration)
    fault.status = 404
    params.fault.status = 404
    params.times = 0
    configuration.assumptions.unknownId = 'created'
    const statuses: Array<number> = []
    for (const EMailAccountId of [99, 99, 99, 99]) statuses.push((await send(stub, saving({ EMailAccountId }))).status)

    expect(statuses).toEqual([500, 502, 502, 400])
  })

  const throwing = (): never => {
    throw new Error('s3cret')
  }
  const hostile = {
    get assumptions() {
      return throwing()
    },
    get _tag() {
      return throwing()
    },
    get id() {
      return throwing()
    },
  } as never // as JavaScript may give it

  it('may throw where it is read, which is a wrong value as any other', () => {
    const stub = makeStub()

    expect(() => stub.fail(hostile)).toThrow(new TypeError('the fault cannot be copied'))
    expect(() => stub.configure(hostile)).toThrow(new TypeError('the configuration cannot be copied'))
    const map = new Map([['assumptions', {}]]) as never // as JavaScript may give it
    const reason = 'has an object that is more than its properties'
    expect(() => stub.configure(map)).toThrow(new TypeError(`the configuration ${reason}`))
    expect(stub.states.enterUnknown('an account exists', map)).toEqual(E.left(`the parameters ${reason}`))
    expect(stub.states.enterUnknown('an account exists', hostile)).toEqual(E.left('the parameters cannot be copied'))
  })
})

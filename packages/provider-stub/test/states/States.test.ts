import { either as E } from 'fp-ts'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { makeStub, type ProviderStates, type StateName, sampleAccount, stateNames } from '../../src/index.js'
import { path, save, saving, send } from '../support/requests.js'

const known: { readonly [K in StateName]: ProviderStates[K] } = {
  'an account exists': { id: 12 },
  'the caller is an associate': { associateId: 5 },
  'no account exists': {},
  'these accounts exist': { accounts: [sampleAccount] },
  'documented sample': {},
  'the installation is online': { granted: true },
  'a tenant is in a state': { contextId: 'Cust12345', state: 'Suspended' },
  'a tenant has moved': { contextId: 'Cust12345', path: '/online3' },
  'these mail servers exist': { servers: [{ host: 'imap.example.test', logins: [] }] },
  'these domains have mail records': { domains: [{ domain: 'example.test', mx: true }] },
  'the next operations fail': { fault: { _tag: 'Null' }, times: 1 },
}

describe('a provider state', () => {
  it('has a name, and every name has a state', () => {
    expect([...stateNames].sort()).toEqual(Object.keys(known).sort())
  })

  it.each(Object.entries(known))('%s can be entered with its parameters, and not with others', (name, params) => {
    const { states } = makeStub()

    expect(states.enterUnknown(name, params)).toEqual(E.right(undefined))
    if (Object.keys(params).length > 0) expect(E.isLeft(states.enterUnknown(name, { id: 'x' }))).toBe(true)
  })

  it.each(['', 'an account', '__proto__', 'toString'])('with an unknown name is refused: %s', (name) => {
    expect(makeStub().states.enterUnknown(name, {})).toEqual(E.left(`there is no provider state "${name}"`))
  })

  it('has parameters of its own type', () => {
    const { states } = makeStub()
    expectTypeOf<ProviderStates['an account exists']>().toExtend<{ readonly id: number }>()
    // @ts-expect-error an account has a number
    expect(() => states.enter('an account exists', { id: '12' })).toThrow('id: expected Int32, got "12"')
    // @ts-expect-error there is no such state
    expect(() => states.enter('an account', {})).toThrow('there is no provider state')
  })

  it('replaces only what it names, until it is left', async () => {
    const stub = makeStub()
    stub.states.enter('an account exists', { id: 12 })
    stub.states.enter('the installation is online', { granted: false })

    expect([...stub.accounts.all()].map(({ EMailAccountId }) => EMailAccountId)).toEqual([12])
    expect((await send(stub, saving({}))).status).toBe(401)
    stub.states.leave()
    expect((await send(stub, saving({}))).status).toBe(200)
    expect([...stub.accounts.all()].map(({ EMailAccountId }) => EMailAccountId)).toEqual([270, 271])
  })

  it('says who the caller is, and what of theirs exists', async () => {
    const stub = makeStub()
    stub.states.enter('an account exists', { id: 12, address: 'ops@example.test', associateId: 5 })
    const { text } = await send(stub, { ...saving({}), url: path.replace('SaveEMailAccount', 'GetCurrentAccount') })

    expect(JSON.parse(text)).toMatchObject({ EMailAccountId: 12, EMailAddress: 'ops@example.test', AssociateId: 5 })
  })

  it('with a list that is wrong in every item is refused with a bounded reason', () => {
    const accounts = Array.from({ length: 200_000 }, () => ({}))
    const refused = makeStub().states.enterUnknown('these accounts exist', { accounts })

    expect(E.isLeft(refused) && refused.left.length).toBeLessThan(20_000)
  })

  it('of settings may be entered on top of another', async () => {
    const stub = makeStub()
    stub.states.enter('documented sample', {})
    stub.states.enter('the installation is online', { granted: true })
    const request = saving(
      { EMailAccountId: 270, EMailAddress: 'non', AssociateId: 244 },
      { Authorization: 'Bearer 8A:sample-token' },
    )

    expect(JSON.parse((await send(stub, request)).text)).toMatchObject({
      EMailAccountId: 789,
      EMailAddress: 'veritatis',
    })
  })

  it('of faults has no fault left after it is left', async () => {
    const stub = makeStub()
    stub.states.enter('the next operations fail', { fault: { _tag: 'Status', status: 503 }, times: 2 })

    expect((await send(stub, saving({}))).status).toBe(503)
    stub.states.leave()
    expect((await send(stub, saving({}))).status).toBe(200)
  })

  it.each([{ _tag: 'Status', status: 99 }, { _tag: 'Status', status: '500' }, { _tag: 'Boom' }, null])(
    'refuses an invalid fault: %o',
    (fault) => {
      expect(E.isLeft(makeStub().states.enterUnknown('the next operations fail', { fault, times: 1 }))).toBe(true)
    },
  )
})

describe('the documented sample', () => {
  const documented = (headers = {}) => {
    const stub = makeStub()
    stub.states.enter('documented sample', {})
    return send(stub, saving({ EMailAccountId: 270, EMailAddress: 'non', AssociateId: 244 }, headers))
  }

  it('is answered with the text of the page, as JSON under each of its names', async () => {
    const { status, type, text } = await documented()

    expect([status, type]).toEqual([200, 'application/json; charset=utf-8'])
    expect(text.slice(0, 60)).toBe('{\n  "EMailAccountId": 789,\n  "EMailAddress": "veritatis",\n  ')
    expect(await documented({ Accept: 'text/json' })).toMatchObject({ type: 'text/json; charset=utf-8', text })
  })

  it('is the same account in XML', async () => {
    const { type, text } = await documented({ Accept: 'application/xml' })

    expect(type).toBe('application/xml; charset=utf-8')
    expect(text).toContain('<EMailAddress>veritatis</EMailAddress>')
  })

  it('needs valid credentials and a valid body, and holds for the documented id only', async () => {
    const stub = makeStub()
    stub.states.enter('documented sample', {})

    expect((await send(stub, saving({ EMailAccountId: 270 }, { Authorization: '' }))).status).toBe(401)
    expect((await save(stub, { EMailAccountId: 270, AssociateId: 'x' }))[0]).toBe(400)
    expect(await save(stub, { EMailAddress: 'x@example.test' })).toMatchObject([200, { EMailAccountId: 271 }])
    for (const EMailAddress of ['non', 'y@example.test'])
      expect(await save(stub, { EMailAccountId: 271, EMailAddress })).toMatchObject([
        200,
        { EMailAccountId: 271, EMailAddress },
      ])
  })
})

import { either as E, function as F, option as O } from 'fp-ts'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { makeStub, type ProviderStates, sampleAccount, stateNames } from '../../src/index.js'
import { parseOptions } from '../../src/options/StubOptions.js'
import { orThrow } from '../../src/Stub.js'
import { readStateSetup, readStateSetupFromTexts } from '../../src/states/States.js'
import { stateExamples } from '../../src/ui/stateExamples.js'
import { path, save, saving, send } from '../support/requests.js'

describe('a provider state', () => {
  it('has a name, and every name has a state', () => {
    expect([...stateNames].sort()).toEqual(Object.keys(stateExamples).sort())
  })

  it.each(Object.entries(stateExamples))(
    '%s can be entered with its parameters, and not with others',
    (name, params) => {
      const { states } = makeStub()

      expect(states.enterUnknown(name, params)).toEqual(E.right(undefined))
      if (Object.keys(params).length > 0) expect(E.isLeft(states.enterUnknown(name, { id: 'x' }))).toBe(true)
    },
  )

  it.each([
    ['', ''],
    ['an account', 'an account'],
    ['__proto__', '__proto__'],
    ['toString', 'toString'],
    ['x'.repeat(200), 'x'.repeat(100)],
  ])('with an unknown name is refused, with those that there are: %s', (name, shown) => {
    expect(makeStub().states.enterUnknown(name, {})).toEqual(
      E.left(`there is no provider state "${shown}", only: ${Object.keys(stateExamples).join('; ')}`),
    )
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

describe('the setup of a provider state', () => {
  const { EMailAddress: address } = sampleAccount
  const twelve = { ...sampleAccount, EMailAccountId: 12 }
  const fault = { _tag: 'Null' as const }
  const nothing = { accounts: O.none, faults: [], lasting: 0, values: {} }

  it.each([
    ['an account exists', { id: 12 }, { accounts: O.some([twelve]), values: { id: 12, address, associateId: 244 } }],
    [
      'an account exists',
      { id: 12, address: 'a@b', associateId: 5 },
      {
        accounts: O.some([{ ...twelve, EMailAddress: 'a@b', AssociateId: 5 }]),
        values: { id: 12, address: 'a@b', associateId: 5 },
      },
    ],
    ['the caller is an associate', { associateId: 5 }, { values: { associateId: 5 } }],
    ['no account exists', {}, { accounts: O.some([]) }],
    ['these accounts exist', { accounts: [twelve] }, { accounts: O.some([twelve]) }],
    ['documented sample', {}, { accounts: O.some([sampleAccount]) }],
    ['the installation is online', { granted: true }, {}],
    [
      'a tenant is in a state',
      { contextId: 'Cust1', state: 'Deleted' },
      { values: { contextId: 'Cust1', state: 'Deleted' } },
    ],
    [
      'a tenant has moved',
      { contextId: 'Cust1', path: '/x' },
      { lasting: 100, values: { contextId: 'Cust1', path: '/x' } },
    ],
    ['the next operations fail', { fault, times: 2 }, { faults: [{ fault, times: 2 }] }],
  ])('%s, with %j, has its accounts, its faults, and the values for a verifier', (name, params, expected) => {
    expect(readStateSetup(name, params)).toEqual(
      E.right({ ...nothing, ...expected, named: { name, params }, settings: expect.any(Function) }),
    )
  })

  it.each([
    ['an account exists', {}, 'id: expected Int32, got undefined'],
    ['an account exists', null, 'expected params, got null'],
    ['an account exists', { id: '12', address: 5 }, 'id: expected Int32, got "12"; address: expected string, got 5'],
    ['the caller is an associate', {}, 'associateId: expected Int32, got undefined'],
    ['the caller is an associate', 5, 'expected params, got 5'],
    ['these accounts exist', 5, 'expected params, got a number'],
    ['no account exists', 5, 'expected params, got 5'],
    ['these accounts exist', { accounts: {} }, 'accounts: expected ArrayOfEMailAccount, got an object'],
    ['documented sample', 5, 'expected params, got 5'],
    ['the installation is online', 5, 'expected params, got 5'],
    ['the installation is online', {}, 'granted: expected boolean, got undefined'],
    ['these mail servers exist', 5, 'expected params, got a number'],
    ['these domains have mail records', 5, 'expected params, got 5'],
    ['nothing', {}, expect.stringMatching(/^there is no provider state "nothing", only: an account exists; /)],
  ])('%s, with %j, is refused', (name, params, reason) => {
    expect(readStateSetup(name, params)).toEqual(E.left(reason))
  })

  it('of texts is that of the values which they stand for', () => {
    const texts = { id: '12', address: '12', associateId: '5' }
    const params = { id: 12, address: '12', associateId: 5 }

    expect(readStateSetupFromTexts('an account exists', texts)).toEqual({
      ...readStateSetup('an account exists', params),
      right: expect.objectContaining({ named: { name: 'an account exists', params } }),
    })
    expect(readStateSetupFromTexts('an account exists', { id: '12', address: 'ops@example.test' })).toMatchObject({
      right: { values: { id: 12, address: 'ops@example.test', associateId: 244 } },
    })
    expect(readStateSetupFromTexts('the caller is an associate', { associateId: '5' })).toMatchObject({
      right: { values: { associateId: 5 } },
    })
    expect(readStateSetupFromTexts('an account exists', { id: 'x' })).toEqual(E.left('id: expected Int32, got "x"'))
    expect(readStateSetupFromTexts('nothing', {})).toEqual(
      E.left(expect.stringMatching(/^there is no provider state "nothing", only: an account exists; /)),
    )
  })

  it('changes only the settings that it is about', () => {
    const { settings } = orThrow(parseOptions({})).state
    const after = (name: string, params: object) =>
      F.pipe(
        readStateSetup(name, params),
        E.map((setup) => setup.settings(settings)),
      )
    const { authentication, mail, tenant } = settings
    const servers = [{ host: 'h', logins: [] }]
    const users = authentication.users.map((user) => ({ ...user, associateId: 5 }))
    const moved = { contextId: 'Cust1', path: '/x' }

    expect(after('an account exists', { id: 12 })).toEqual(E.right({}))
    expect(after('the caller is an associate', { associateId: 5 })).toEqual(
      E.right({ authentication: { ...authentication, users } }),
    )
    expect(after('the installation is online', { granted: false })).toEqual(
      E.right({ authentication: { ...authentication, mode: 'online' }, granted: false }),
    )
    expect(after('these mail servers exist', { servers })).toEqual(E.right({ mail: { ...mail, servers } }))
    expect(after('these domains have mail records', { domains: [] })).toEqual(
      E.right({ mail: { ...mail, domains: [] } }),
    )
    expect(after('a tenant is in a state', { contextId: 'Cust1', state: 'Deleted' })).toEqual(
      E.right({ tenant: { ...tenant, contextId: 'Cust1', state: 'Deleted' } }),
    )
    expect(after('a tenant has moved', moved)).toEqual(
      E.right({
        route: expect.any(Function),
        site: expect.any(Object),
        tenant: { ...tenant, ...moved, former: [settings.route] },
      }),
    )
  })

  it('of a tenant that moves often has the last hundred places', () => {
    const { settings } = orThrow(parseOptions({})).state
    const moved = readStateSetup('a tenant has moved', { contextId: 'Cust1', path: '/x' })
    const often = Array.from({ length: 101 }).reduce<typeof settings>(
      (before) => (E.isRight(moved) ? { ...before, ...moved.right.settings(before) } : before),
      settings,
    )

    expect(often.tenant.former).toHaveLength(100)
    expect(often.tenant.former).not.toContain(settings.route)
  })
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

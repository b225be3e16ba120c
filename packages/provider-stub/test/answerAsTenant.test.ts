import { ETenantState, TenantState, type TenantStateName } from '@so-email/codecs'
import type { HttpRequest } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { answerAsTenant } from '../src/answerAsTenant.js'
import { makeStub, type Stub, type StubOptions, startStub } from '../src/index.js'
import { parseOptions } from '../src/options/StubOptions.js'
import { orThrow } from '../src/Stub.js'
import { moved } from '../src/states/tenantStates.js'
import { path, received, saving, send } from './support/requests.js'

const tenant = { contextId: 'Cust12345' }
const names = Object.keys(ETenantState) as ReadonlyArray<TenantStateName> // it has no other keys

const get = (url: string): HttpRequest => ({ method: 'GET', url, headers: [], body: new Uint8Array() })

const stateOf = async (stub: Pick<Stub, 'answer'>, url = 'https://crm.example.test/api/state/Cust12345') =>
  JSON.parse((await send(stub, get(url))).text)

const saveAt = async (stub: Pick<Stub, 'answer'>, base: string) =>
  (await send(stub, { ...saving({}), url: base + path })).status

describe('the state of a tenant', () => {
  it('is the documented one, at the place of the request', async () => {
    const before = Date.now()
    const state = await stateOf(makeStub({ tenant, basePath: '/Cust12345' }))

    expect(state).toEqual({
      ContextIdentifier: 'Cust12345',
      Endpoint: 'https://crm.example.test/Cust12345',
      State: 'Running',
      IsRunning: true,
      ValidUntil: expect.any(String),
      Api: 'https://crm.example.test/Cust12345/api',
      Version: 'Release_11.10_2026.02.24-02',
    })
    expect(TenantState.is(state)).toBe(true)
    expect(Date.parse(state.ValidUntil) - before).toBeGreaterThanOrEqual(3_600_000)
    expect(Date.parse(state.ValidUntil) - Date.now()).toBeLessThanOrEqual(3_600_000)
  })

  it('needs no credentials, and has no case in its path', async () => {
    expect(await stateOf(makeStub({ tenant }), '/API/State/cust12345/')).toMatchObject({
      ContextIdentifier: 'Cust12345',
      Endpoint: 'http://localhost',
    })
  })

  it.each([
    ['HTTP://crm.test:8080/api/state/Cust12345', 'HTTP://crm.test:8080'],
    ['https://crm.test/api/state/Cust12345?x#y', 'https://crm.test'],
    ['/api/state/Cust12345?at=https://other.test', 'http://localhost'],
  ])('is at the origin of its URL, if that has one: %s', async (url, Endpoint) => {
    expect(await stateOf(makeStub({ tenant }), url)).toMatchObject({ Endpoint, Api: `${Endpoint}/api` })
  })

  it.each(['/x/api/state/Cust12345', '/api/state/Cust12345/x', '/api/state/', '/api/state', '/api/state//'])(
    'is not at another path: %s',
    async (url) => {
      expect((await send(makeStub({ tenant }), get(url))).status).toBe(404)
    },
  )

  it('that is not running is the reason why an operation is refused', async () => {
    const stub = makeStub({ tenant: { ...tenant, state: 'Suspended' } })
    const { text } = await send(stub, saving({}))
    await send(stub, get('/api/state/Cust12345'))

    expect(JSON.parse(text)).toEqual({
      Error: true,
      ErrorType: 'HttpException',
      Message: 'the tenant is Suspended',
      ErrorSource: 'SuperOffice.Services.Implementation',
    })
    const nothing = { user: null, input: null, output: null, fault: null }
    expect(stub.journal.entries()).toMatchObject([
      { ...nothing, operation: 'SaveEMailAccount', status: 503, refused: 'the tenant is Suspended' },
      { ...nothing, operation: null, status: 200, refused: null },
    ])
  })

  it.each(names)('may be %s; only two of the states are running', async (state) => {
    const stub = makeStub({ tenant: { ...tenant, state } })
    const running = state === 'Running' || state === 'OnlineMaintenance'

    expect(await stateOf(stub)).toMatchObject({ State: state, IsRunning: running })
    expect(await saveAt(stub, '')).toBe(running ? 200 : 503)
    stub.states.enter('a tenant is in a state', { ...tenant, state: 'Running' })
    expect(await saveAt(stub, '')).toBe(200)
    stub.states.enter('a tenant is in a state', { ...tenant, state })
    expect(await stateOf(stub)).toMatchObject({ State: state, IsRunning: running })
  })

  it('is Unknown for another tenant, and there is none for an installation that is no tenant', async () => {
    expect(await stateOf(makeStub({ tenant }), '/api/state/Cust9')).toMatchObject({
      ContextIdentifier: 'Cust9',
      Endpoint: null,
      State: 'Unknown',
      IsRunning: false,
    })
    expect((await send(makeStub(), get('/api/state/Cust12345'))).status).toBe(404)
  })

  it.each(names)('has an endpoint in every state but Unknown and Deleted: %s', async (state) => {
    const isThere = state !== 'Unknown' && state !== 'Deleted'

    expect(await stateOf(makeStub({ tenant: { ...tenant, state } }))).toMatchObject({
      Endpoint: isThere ? 'https://crm.example.test' : null,
      Api: isThere ? 'https://crm.example.test/api' : null,
      Version: isThere ? expect.any(String) : null,
    })
  })

  it('has no end if that would be after the last year', () => {
    const { settings } = orThrow(parseOptions({ tenant })).state
    const answered = answerAsTenant(settings, 8.64e15)(get('/api/state/Cust12345'))
    const text = O.isSome(answered) && received(answered.value.response).text

    expect(JSON.parse(String(text))).toMatchObject({ State: 'Running', ValidUntil: '0001-01-01T00:00:00' })
  })

  it('is read by GET and HEAD alone', async () => {
    const { status, headers } = await send(makeStub({ tenant }), { ...saving({}), url: '/api/state/Cust12345' })
    expect([status, headers.find(([name]) => name === 'Allow')]).toEqual([405, ['Allow', 'GET, HEAD']])
  })

  it('holds as long as the option wants', async () => {
    const { ValidUntil } = await stateOf(makeStub({ tenant: { ...tenant, validFor: 0 } }))
    expect(Math.abs(Date.parse(ValidUntil) - Date.now())).toBeLessThan(10_000)
  })

  it('names the host that a request on a socket was sent to', async () => {
    const stub = await startStub({ tenant })
    const response = await fetch(`${stub.url}/api/state/Cust12345`)
    expect(await response.json()).toMatchObject({ Endpoint: stub.url, Api: `${stub.url}/api` })
    await stub.close()
  })
})

describe('a tenant that moves', () => {
  it('is answered 421 where it was, as often as it moves, and has the same accounts', async () => {
    const stub = makeStub({ tenant, basePath: '/online2' })
    expect(await saveAt(stub, '/online2')).toBe(200)
    stub.states.enter('a tenant has moved', { ...tenant, path: '/online3/Cust12345' })
    stub.states.enter('a tenant has moved', { ...tenant, path: '/online4' })

    expect(await saveAt(stub, '/online2')).toBe(421)
    expect(await saveAt(stub, '/online3/Cust12345')).toBe(421)
    expect(await saveAt(stub, '/online5')).toBe(404)
    expect([...stub.accounts.all()]).toHaveLength(2)
    expect(await stateOf(stub)).toMatchObject({ Endpoint: 'https://crm.example.test/online4' })
    expect(await saveAt(stub, '/online4')).toBe(200)
    expect([...stub.accounts.all()]).toHaveLength(3)

    stub.states.enter('a tenant has moved', { ...tenant, path: '/online2' })
    expect([await saveAt(stub, '/online2'), await saveAt(stub, '/online4')]).toEqual([200, 421])
  })

  it('is described in the response, and recorded in the journal with its operation', async () => {
    const stub = makeStub({ tenant })
    stub.states.enter('a tenant has moved', { ...tenant, path: '/online3' })
    const { status, text } = await send(stub, saving({}))

    expect([status, JSON.parse(text)]).toEqual([
      421,
      {
        Error: true,
        ErrorType: 'HttpException',
        Message: 'Wrong subdomain used to access tenant',
        ErrorSource: 'SuperOffice.Services.Implementation',
      },
    ])
    expect(stub.journal.entries()).toMatchObject([
      { operation: 'SaveEMailAccount', status: 421, refused: 'Wrong subdomain used to access tenant' },
    ])
  })

  it('is back where it was when the state is left', async () => {
    const stub = makeStub()
    stub.states.enter('a tenant has moved', { ...tenant, path: '/online3' })
    stub.states.leave()
    expect(await saveAt(stub, '')).toBe(200)
    expect(await saveAt(stub, '/online3')).toBe(404)
  })

  it('starts over when a verifier enters the next state after the state was read', async () => {
    const stub = await startStub({ states: true })
    const enter = (state: string, params: object) =>
      fetch(`${stub.url}/_stub/states`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ state, params }),
      })
    await enter('a tenant is in a state', { ...tenant, state: 'Suspended' })
    await (await fetch(`${stub.url}/api/state/Cust12345`)).text()
    await enter('an account exists', { id: 12 })
    expect((await fetch(`${stub.url}/api/state/Cust12345`)).status).toBe(404)
    await stub.close()
  })
})

const identifier = 'contextId: expected a context identifier, as Cust12345, got '
const seconds = 'validFor: expected a number of seconds, at most a year, got '

it.each([
  [{ contextId: '' }, identifier],
  [{ contextId: 'a/b' }, identifier],
  [{ contextId: 'a'.repeat(65) }, identifier],
  [{ contextId: '/Cust1' }, identifier],
  [{ contextId: 'Cust1/' }, identifier],
  [{ contextId: 5 }, identifier],
  [{ contextId: 'Cust1', state: 'Moved' }, 'state: expected'],
  [{ contextId: 'Cust1', validFor: -1 }, seconds],
  [{ contextId: 'Cust1', validFor: 31_536_001 }, seconds],
  [{ contextId: 'Cust1', validFor: Number.NaN }, seconds],
  [{}, identifier],
  [null, 'expected { contextId: a context identifier, as Cust12345 }, got null; expected tenant, got null'],
])('refuses an invalid option: %o', (option, reason) => {
  const options = { tenant: option } as unknown as StubOptions // as JavaScript may call it
  expect(() => makeStub(options)).toThrow(TypeError)
  expect(() => makeStub(options)).toThrow(`the option tenant: ${reason}`)
})

it.each([
  { contextId: 'a'.repeat(64), validFor: 31_536_000 },
  { contextId: '-', state: 'Running' },
] as const)('accepts an option at its bounds: %o', (option) => {
  expect(() => makeStub({ tenant: option })).not.toThrow()
})

it.each([{ path: '/api' }, { path: '/a?b' }, { path: 5 }, {}, { contextId: '/', path: '/a' }])(
  'refuses invalid parameters of a move: %o',
  (params) => {
    expect(E.isLeft(makeStub().states.enterUnknown('a tenant has moved', { ...tenant, ...params }))).toBe(true)
    expect(makeStub().states.enterUnknown('a tenant has moved', { contextId: 'Cust1', path: '/api' })).toEqual(
      E.left('path: expected a path before /api, as /online3, got a string'),
    )
  },
)

it('a tenant that has moved leaves the description of the stub where it was, with its new place as the server', async () => {
  const stub = makeStub({ tenant, basePath: '/Cust12345' })
  stub.states.enter('a tenant has moved', { ...tenant, path: '/online3' })
  const described = await Promise.all(
    ['/Cust12345', '/online3', ''].map(async (base) => {
      const { status, text } = await send(stub, get(`${base}/_stub/openapi.json`))
      return [status, JSON.parse(text).servers]
    }),
  )

  expect(described).toEqual([
    [200, [{ url: '/online3' }]],
    [404, undefined],
    [200, [{ url: '/online3' }]],
  ])
})

describe('a HEAD', () => {
  it.each([
    ['the state of a tenant', 200, 'Running', '/api/state/Cust12345'],
    ['an operation of a tenant that is not running', 503, 'Suspended', `/online2${path}`],
    ['an operation where a tenant was', 421, 'Running', `/before${path}`],
  ] as const)('has the response to GET without its body, whose length it gives: %s', (_, status, state, url) => {
    const { settings } = orThrow(parseOptions({ tenant: { ...tenant, state }, basePath: '/before' })).state
    const after = { ...settings, ...moved({ ...tenant, path: '/online2' })(settings) }
    const answered = (method: string) =>
      F.pipe(
        answerAsTenant(after, 0)({ ...get(url), method }),
        O.map(({ response }) => response),
      )

    expect(O.isSome(answered('HEAD'))).toBe(true)
    expect(answered('HEAD')).toEqual(
      F.pipe(
        answered('GET'),
        O.map(({ headers, body }) => ({
          status,
          headers: [...headers, ['Content-Length', String(body.length)]],
          body: new Uint8Array(),
        })),
      ),
    )
  })
})

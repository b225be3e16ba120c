/** What a request makes of the state of a stub. */
import type { HttpRequest } from '@so-email/wire'
import { describe, expect, it } from 'vitest'
import { settingsAfter } from '../../src/data/SavedState.js'
import { makeStub, type StubOptions, sampleAccount } from '../../src/index.js'
import { parseOptions } from '../../src/options/StubOptions.js'
import type { Route } from '../../src/routing/router.js'
import { makeStubRuntime } from '../../src/runtime/StubRuntime.js'
import { after, exchange, type StubState } from '../../src/runtime/StubState.js'
import type { Settings } from '../../src/Settings.js'
import { orThrow } from '../../src/Stub.js'
import { readStateSetup } from '../../src/states/States.js'
import { save, saving, send } from '../support/requests.js'

const agent = '/api/v1/Agents/EMail'
const tenant = { contextId: 'Cust12345' }
const state = (options: StubOptions = {}): StubState => orThrow(parseOptions(options)).state
const next = (before: StubState, request: Partial<HttpRequest>): StubState =>
  after(exchange(before, 0)({ ...saving({}), ...request }))(before)

describe('a stub counts as used', () => {
  const faulty = { ...state(), faults: [{ fault: { _tag: 'Null' as const }, times: 1 }] }

  it.each<readonly [boolean, string, StubState, Partial<HttpRequest>]>([
    [true, 'an operation', state(), {}],
    [true, 'an operation that was refused', state(), { headers: [] }],
    [true, 'an operation that met a fault', faulty, {}],
    [true, 'the state of its tenant', state({ tenant }), { method: 'GET', url: '/api/state/Cust12345' }],
    [true, 'the state of a tenant, which it is not', state(), { method: 'GET', url: '/api/state/Cust12345' }],
    [false, 'a wrong method of that', state({ tenant }), { url: '/api/state/Cust12345' }],
    [false, 'the description of an operation', state(), { method: 'GET' }],
    [false, 'another method', state(), { method: 'PUT' }],
    [false, 'another path', state(), { url: '/' }],
    [false, 'a GET at another path', state(), { method: 'GET', url: '/api' }],
  ])('is %s after %s', (hasOperated, _, before, request) => {
    expect(next(before, request).hasOperated).toBe(hasOperated)
    expect(next({ ...before, hasOperated: true }, request).hasOperated).toBe(true)
  })

  it('and changes nothing else but its accounts and its faults', () => {
    const { accounts, ...rest } = next(faulty, {})

    expect(rest).toEqual({ ...rest, settings: faulty.settings, entered: [], faults: [], hasOperated: true })
    expect(accounts).toBe(faulty.accounts)
    expect([...next(state(), {}).accounts.all()]).toHaveLength(2)
  })
})

it('a stub has the provider states that replaced settings, in their order', () => {
  const runtime = makeStubRuntime(orThrow(parseOptions({})))
  const states = [
    { name: 'the installation is online', params: { granted: true } },
    { name: 'no account exists', params: {} },
    { name: 'the caller is an associate', params: { associateId: 5 } },
  ]
  for (const { name, params } of states) runtime.enterState(orThrow(readStateSetup(name, params)))

  expect(runtime.state().entered).toEqual([states[0], states[2]])
})

describe('a stub that enters a state again', () => {
  const online = { name: 'the installation is online', params: { granted: true } }
  const associate = (associateId: number) => ({ name: 'the caller is an associate', params: { associateId } })
  const owned = (id: number) => ({ name: 'an account exists', params: { id, associateId: 5 } })
  const inState = (contextId: string) => ({ name: 'a tenant is in a state', params: { contextId, state: 'Running' } })
  const sample = { name: 'documented sample', params: {} }
  const mail = [
    { name: 'these mail servers exist', params: { servers: [] } },
    { name: 'these domains have mail records', params: { domains: [] } },
  ]
  const moved = (i: number) => ({ name: 'a tenant has moved', params: { contextId: 'Cust1', path: `/Cust${i}` } })
  const isAt = (route: Route) => (i: number) => route(`/Cust${i}${agent}/SaveEMailAccount`) !== undefined
  /** The settings with the numbers of the paths in place of functions; -1 is the path of the start. */
  const seen = ({ tenant: { former, ...rest }, route, ...others }: Settings) => ({
    ...JSON.parse(JSON.stringify(others)),
    tenant: { ...rest, paths: [route, ...former].map((each) => moves.findIndex((_, i) => isAt(each)(i))) },
  })
  const moves = Array.from({ length: 150 }, (_, i) => moved(i))
  const once = [online, inState('Cust2'), sample, ...mail]

  it.each([
    ['those that it overrides', [associate(5), associate(6)], [associate(6)]],
    ['those before others', [associate(5), online, owned(1), associate(6)], [online, owned(1), associate(6)]],
    ['each that replaces one member', [...once, ...once], once],
    ['moves of a tenant further back than anybody looks', moves, moves.slice(-101)],
    ['no others', [moved(1), inState('Cust2'), moved(2)], [moved(1), inState('Cust2'), moved(2)]],
  ])('keeps no more of %s, and has the settings that all of them give', (_, states, kept) => {
    const begun = orThrow(parseOptions({ tenant }))
    const runtime = makeStubRuntime(begun)
    for (const { name, params } of states) orThrow(runtime.enterState(orThrow(readStateSetup(name, params))))
    const { entered, settings } = runtime.state()
    const all = settingsAfter(begun.state.settings)

    expect(entered).toEqual(kept)
    expect(seen(orThrow(all(entered)))).toEqual(seen(settings))
    expect(seen(settings)).toEqual(seen(orThrow(all(states))))
  })
})

it('the journal has what the edge answered by itself', () => {
  const runtime = makeStubRuntime(orThrow(parseOptions({})))
  runtime.record({ ...saving({}), method: 'PUT', url: '/x?y' }, 400, 'the request is none')

  expect(runtime.journal.entries()).toMatchObject([
    { method: 'PUT', path: '/x', status: 400, refused: 'the request is none', operation: null, input: null },
  ])
})

describe('an exchange in the journal', () => {
  const entriesOf = async (request: HttpRequest, options: StubOptions = {}) => {
    const stub = makeStub(options)
    await send(stub, request)
    return stub.journal.entries()
  }

  const longest = 16 * 1024

  it('has the content of a request up to 16 KiB', async () => {
    const body = JSON.stringify({ FromAddress: 'a@b' }).padEnd(longest)
    const find = (text: string) => entriesOf({ ...saving(text), url: `${agent}/GetEMailAccountFromEMailAddress` })

    expect(await find(body)).toMatchObject([{ input: { FromAddress: 'a@b' }, output: { EMailAccountId: 0 } }])
    expect(await find(`${body} `)).toMatchObject([{ status: 200, input: null, output: null }])
  })

  it('has the content of a response up to 16 KiB', async () => {
    const get = { ...saving(''), url: `${agent}/GetEMailAccount?eMailAccountId=270` }
    const { length } = (await send(makeStub(), get)).text
    const entryOf = (InboxFolder: string) =>
      entriesOf(get, { accounts: [{ ...sampleAccount, InboxFolder }], assumptions: { longText: 'kept' } })
    const InboxFolder = 'x'.repeat(longest - length + 'INBOX'.length)

    expect(await entryOf(InboxFolder)).toMatchObject([{ input: { eMailAccountId: 270 }, output: { InboxFolder } }])
    expect(await entryOf(`${InboxFolder}x`)).toMatchObject([{ status: 200, input: null, output: null }])
  })

  it('has the value of a response in another media type, and of one without a body', async () => {
    const xml = await entriesOf(saving({ EMailAddress: 'a@b' }, { Accept: 'application/xml' }))
    const none = await entriesOf({ ...saving(''), url: `${agent}/DeleteEMailAccount?eMailAccountId=270` })

    expect(xml).toMatchObject([{ status: 200, output: { EMailAddress: 'a@b' } }])
    expect(none).toMatchObject([{ status: 204, input: { eMailAccountId: 270 }, output: undefined }])
  })

  it('has no value of a fault that replaces the response', async () => {
    const stub = makeStub()
    stub.fail({ _tag: 'Null' })
    await save(stub, {})

    expect(stub.journal.entries()).toMatchObject([
      { status: 200, operation: null, user: null, input: null, output: null, refused: null, fault: 'Null' },
    ])
  })
})

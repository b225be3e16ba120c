/** Provider states as verifiers of several kinds send them. */

import { measuresTimes, superlinear } from '@so-email/testing/growth'
import { afterEach, describe, expect, it } from 'vitest'
import { type RunningStub, type ServerOptions, startStub } from '../../src/index.js'
import { basic, path } from '../support/requests.js'
import { exchange } from '../support/socket.js'

const running: Array<RunningStub> = []
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ close }) => close()))
})

const start = async (options: ServerOptions = {}): Promise<RunningStub> => {
  const stub = await startStub({ states: true, ...options })
  running.push(stub)
  return stub
}

const enter = async (stub: RunningStub, body: unknown, query = '') => {
  const response = await fetch(`${stub.url}/_stub/states${query}`, {
    method: 'POST',
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return [response.status, response.headers.get('content-type'), await response.text()] as const
}

const call = async (stub: RunningStub, operation = 'GetCurrentAccountId', authorization = basic): Promise<number> =>
  (
    await fetch(`${stub.url}${path.replace('SaveEMailAccount', operation)}`, {
      method: 'POST',
      headers: { Authorization: authorization },
    })
  ).status

const ids = (stub: RunningStub) => [...stub.accounts.all()].map(({ EMailAccountId }) => EMailAccountId)

const json = 'application/json; charset=utf-8'
const online = { state: 'the installation is online', params: { granted: true } }
const account = { state: 'an account exists', params: { id: 5 } }
const bearer = 'Bearer 8A:sample-token'

describe('states without a teardown', () => {
  it('do not pile up: the first one after an operation begins from the start', async () => {
    const stub = await start()
    await enter(stub, online)
    expect(await call(stub, undefined, bearer)).toBe(200)
    await enter(stub, account)

    expect([await call(stub), ids(stub)]).toEqual([200, [5]])
    await enter(stub, online)
    expect([await call(stub, undefined, bearer), ids(stub)]).toEqual([200, [270]])
  })

  it('of one interaction add up: no operation comes between them', async () => {
    const stub = await start()
    await enter(stub, online)
    await enter(stub, account)

    expect([await call(stub, undefined, bearer), await call(stub), ids(stub)]).toEqual([200, 401, [5]])
  })

  it.each([
    ['a request that is refused', (stub: RunningStub) => call(stub, undefined, 'Basic eA==')],
    [
      'an operation that meets a fault',
      async (stub: RunningStub) => {
        stub.fail({ _tag: 'Status', status: 503 })
        return call(stub)
      },
    ],
  ])('begin from the start after %s too', async (_, operate) => {
    const stub = await start()
    await enter(stub, account)
    await operate(stub)
    await enter(stub, online)

    expect(ids(stub)).toEqual([270])
  })

  it.each([
    ['a description of an operation', (stub: RunningStub) => fetch(`${stub.url}${path}`)],
    ['a tool that waits for the site', (stub: RunningStub) => fetch(stub.url)],
    ['another URL', (stub: RunningStub) => fetch(`${stub.url}/x`, { method: 'POST' })],
  ])('go on after %s, which is no operation', async (_, request) => {
    const stub = await start()
    await enter(stub, account)
    await request(stub)
    await enter(stub, online)

    expect(ids(stub)).toEqual([5])
  })

  it('are as they were after a state that cannot be entered', async () => {
    const stub = await start()
    await enter(stub, account)
    await call(stub)

    expect((await enter(stub, { state: 'an account exists', params: {} }))[0]).toBe(400)
    expect(ids(stub)).toEqual([5])
  })

  it('have no waiting fault of the interaction before', async () => {
    const stub = await start()
    await enter(stub, { state: 'the next operations fail', params: { fault: { _tag: 'Null' }, times: 5 } })
    await call(stub)
    await enter(stub, { state: '' })

    expect(await call(stub)).toBe(200)
    expect(stub.journal.entries().at(-1)).toMatchObject({ fault: null })
  })
})

describe('a change of the state', () => {
  it.each([
    ['params are null', { state: 'no account exists', params: null, action: 'setup' }, []],
    ['action is null', { ...account, action: null }, [5]],
    ['both are absent', { state: 'no account exists' }, []],
    ['the state is null', { state: null, params: null, action: null }, [270]],
    ['there is more in it', { ...account, consumer: 'x', states: ['an account exists'] }, [5]],
  ])('is right where %s', async (_, body, expected) => {
    const stub = await start()

    expect([(await enter(stub, body))[0], ids(stub)]).toEqual([200, expected])
  })

  it.each([
    [{ ...account, action: 'SETUP' }, 'expected { state, params, action }'],
    [{ ...account, params: [] }, 'expected { state, params, action }'],
    [{ state: 5 }, 'expected { state, params, action }'],
    [{ state: 'an account exists', params: null }, 'id: expected Int32, got undefined'],
    [[], 'expected { state, params, action }'],
  ])('is refused with a reason where it is wrong: %j', async (body, reason) => {
    expect((await enter(await start(), body)).slice(0, 3)).toEqual([400, 'text/plain; charset=utf-8', reason])
  })

  it.each([
    ['?state=an+account+exists&id=5&action=setup', [5]],
    ['?state=an%20account%20exists&id=5&address=ops%40example.test&associateId=7', [5]],
    ['?state=an+account+exists&id=5&address=789', [5]],
    ['?state=no+account+exists', []],
    ['?state=an+account+exists&id=5&action=teardown', [270]],
    ['?state=', [270]],
    [`?state=these+accounts+exist&accounts=${encodeURIComponent('[]')}`, []],
  ])('may be in the query: %s', async (query, expected) => {
    const stub = await start()

    expect([(await enter(stub, undefined, query))[0], ids(stub)]).toEqual([200, expected])
  })

  it('in the query has texts where the state has texts, even if they are numbers', async () => {
    const stub = await start()
    await enter(stub, undefined, '?state=an+account+exists&id=5&address=789&associateId=7')

    expect(stub.accounts.get(5)).toMatchObject({ EMailAddress: '789', AssociateId: 7 })
  })

  it('in the query may be a fault, as JSON', async () => {
    const stub = await start()
    const fault = encodeURIComponent('{"_tag":"Status","status":503}')
    await enter(stub, undefined, `?state=the+next+operations+fail&fault=${fault}&times=1`)

    expect([await call(stub), await call(stub)]).toEqual([503, 200])
  })

  it.each([
    ['?state=an+account+exists&id=x', 'id: expected Int32, got "x"'],
    ['?state=an+account', 'there is no provider state "an account", only'],
    ['?state=an+account+exists&id=5&action=x', 'expected { state, params, action }'],
  ])('in the query is refused with a reason where it is wrong: %s', async (query, reason) => {
    const [status, , text] = await enter(await start(), undefined, query)

    expect([status, text.slice(0, reason.length)]).toEqual([400, reason])
  })

  it.runIf(measuresTimes)(
    'in a query of thousands of parameters takes a time that grows no faster than the query',
    async () => {
      const stub = await start({ bounds: { maxHeaderBytes: 0 } })
      const found = await superlinear(
        (query: string) => enter(stub, undefined, query),
        (size) => `?state=an+account+exists&${'1&'.repeat(size / 2)}`,
      )

      expect(found).toBe(null)
    },
  )

  it('is answered with the values of the state, for fromProviderState', async () => {
    const stub = await start()

    expect(await enter(stub, account)).toEqual([
      200,
      json,
      JSON.stringify({ id: 5, address: 'sample@example.test', associateId: 244 }),
    ])
    expect((await enter(stub, { ...account, params: { id: 5, address: 'a@b', associateId: 7 } }))[2]).toBe(
      '{"id":5,"address":"a@b","associateId":7}',
    )
    expect(await enter(stub, { state: 'no account exists' })).toEqual([200, json, '{}'])
    expect(await enter(stub, { ...account, action: 'teardown' })).toEqual([200, json, '{}'])
  })

  it.each(['127.0.0.1', '0.0.0.0'])('may come under an allowed name to a stub at %s', async (host) => {
    const stub = await start({ host, allowHosts: ['stub.test'] })
    const { port } = new URL(stub.url)
    const body = '{"state":"no account exists"}'
    const from = (name: string) =>
      exchange(`http://127.0.0.1:${port}`, (socket) =>
        socket.end(
          `POST /_stub/states HTTP/1.1\r\nHost: ${name}:${port}\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
        ),
      )

    expect([(await from('stub.test')).statuses, (await from('other.test')).statuses]).toEqual([[200], [403]])
  })
})

it('an associate of a state is the caller, and owns the account', async () => {
  const stub = await start()
  await enter(stub, { ...account, params: { id: 5, associateId: 7 } })
  const response = await fetch(`${stub.url}${path.replace('SaveEMailAccount', 'GetCurrentAccount')}`, {
    method: 'POST',
    headers: { Authorization: basic },
  })

  expect(await response.json()).toMatchObject({ EMailAccountId: 5, AssociateId: 7 })
})

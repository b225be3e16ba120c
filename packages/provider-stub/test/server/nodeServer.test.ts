import { Server } from 'node:net'
import { networkInterfaces } from 'node:os'
import { runInNewContext } from 'node:vm'
import { either as E } from 'fp-ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type RunningStub, type ServerOptions, startStub, stateNames } from '../../src/index.js'
import { basic, path, saving } from '../support/requests.js'
import { type Connection, exchange, open } from '../support/socket.js'

const running: Array<RunningStub> = []
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ close }) => close()))
})

const start = async (options: ServerOptions = {}): Promise<RunningStub> => {
  const stub = await startStub(options)
  running.push(stub)
  return stub
}

/** An address of this machine that others can reach it by; a machine without a network has none. */
const outside = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address

const post = (stub: RunningStub, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${stub.url}${path}`, {
    method: 'POST',
    headers: Object.fromEntries(saving(body, headers).headers),
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

/** What has arrived at once is in time even if the machine is busy. In milliseconds. */
const inTime = 1_500

const head = (...lines: ReadonlyArray<string>): string => `${lines.join('\r\n')}\r\n\r\n`
const request = (body: string, ...more: ReadonlyArray<string>): string =>
  head(
    `POST ${path} HTTP/1.1`,
    'Host: localhost',
    `Authorization: ${basic}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    ...more,
  ) + body

describe('the stub on a socket', () => {
  it('saves, and sends the length of its response', async () => {
    const stub = await start()
    const response = await post(stub, { EMailAddress: 'ops@example.test' })

    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(await response.json()).toMatchObject({ EMailAccountId: 271, EMailAddress: 'ops@example.test' })
    expect(stub.accounts.get(271)?.EMailAddress).toBe('ops@example.test')
  })

  it('listens on loopback only by default', async () => {
    const stub = await start()
    const { port, hostname } = new URL(stub.url)
    expect(hostname).toBe('127.0.0.1')
    if (outside !== undefined) {
      expect((await exchange(`http://${outside}:${port}`, () => {})).error).toBe('ECONNREFUSED')
    }
  })

  it('rejects if its port is in use', async () => {
    const { url } = await start()

    await expect(startStub({ port: Number(new URL(url).port) })).rejects.toThrow('EADDRINUSE')
  })

  it('rejects with the error of the platform, with its code, in whichever realm it was made, as in Jest', async () => {
    const error: unknown = runInNewContext(`Object.assign(new Error('in use'), { code: 'EADDRINUSE' })`)
    vi.spyOn(Server.prototype, 'listen').mockImplementationOnce(function (this: Server) {
      queueMicrotask(() => this.emit('error', error))
      return this
    })

    await expect(startStub()).rejects.toBe(error)
  })

  it.each<[string, ServerOptions, string]>([
    ['zone', { zones: { X: 'Nowhere/Land' } }, 'the time zone Nowhere/Land of X is not known to this platform'],
    ['base path', { basePath: '/x?y' }, 'the base path /x?y does not stand in a URL before /api, as /Cust1'],
    ['origin', { cors: 'ø→' }, 'ø→ is not an origin, as http://localhost:5173, or *'],
    ['port', { port: 65_536 }, '65536 is not a port'],
    ['bound', { bounds: { maxBodyBytes: -1 } }, 'the bound maxBodyBytes is -1, which is not a whole number from 0'],
    ['journal size', { journalSize: 1.5 }, 'the journal size 1.5 is not a whole number from 0'],
  ])('rejects, and never throws, for an invalid option: %s', async (_, options, reason) => {
    const started = startStub(options)

    await expect(started).rejects.toThrow(reason)
  })

  it.each([
    ['/Cust1', '/Cust1'],
    ['Cust1/', '/Cust1'],
    ['', ''],
    ['/', ''],
    ['/My Site', '/My%20Site'],
    ['/My%20Site', '/My%20Site'],
    ['/Kundé/a//b', '/Kund%C3%A9/a/b'],
    ['/a/../b', '/b'],
    ['/100%', '/100%25'],
    ['/a ', '/a%20'],
  ])('is reached at its own URL below the base path %j', async (basePath, shown) => {
    const stub = await start({ basePath, states: true })
    const { origin } = new URL(stub.url)

    expect(stub.url).toBe(`${origin}${shown}`)
    expect((await post(stub, {})).status).toBe(200)
    expect((await fetch(`${stub.url}/_stub/states`, { method: 'POST', body: '{"state":""}' })).status).toBe(200)
  })

  it('compares paths decoded, and without case', async () => {
    const stub = await start({ basePath: '/Kundé' })
    const { origin } = new URL(stub.url)
    const statuses = ['/Kundé', '/kund%c3%a9', '/%4BUND%C3%89', '/Kund', '/%zz'].map(async (base) => {
      const { status } = await fetch(`${origin}${base}${path.replace('EMail', '%45mail')}`)
      return status
    })

    expect(await Promise.all(statuses)).toEqual([200, 200, 200, 404, 404])
  })

  it('answers earlier requests before it refuses a message that is not HTTP', async () => {
    const stub = await start()
    const heard = await exchange(stub.url, (socket) => socket.write(`${request('{}')}${request('{}')}garbage\r\n\r\n`))

    expect(heard.statuses).toEqual([200, 200, 400])
    expect(stub.journal.entries().map(({ status }) => status)).toEqual([200, 200, 400])
  })

  it('holds one buffered response for a client that pipelines requests without reading', async () => {
    const stub = await start()
    await post(stub, { EMailAccountId: 270, Note: 'x'.repeat(900_000) })
    const get = head(
      `POST ${path.replace('Save', 'Get')}?eMailAccountId=270 HTTP/1.1`,
      'Host: localhost',
      `Authorization: ${basic}`,
    )
    await exchange(stub.url, (socket) => socket.pause().write(get.repeat(30)), 500)

    // Some fit between the two machines; before, all were answered into memory.
    expect(stub.journal.entries().length).toBeLessThan(30)
    expect((await post(stub, {})).status).toBe(200)
  })

  it.each([
    ['is not HTTP', 'garbage\r\n\r\n', 400, {}],
    ['never ends', request('{}').slice(0, -1), 408, { requestTimeout: inTime }],
    [
      'has a wrong chunk',
      `${request('', 'Transfer-Encoding: chunked').replace('Content-Length: 0\r\n', '')}x`,
      400,
      {},
    ],
  ])('sends a delayed response before it refuses the next message, which %s', async (_, text, status, bounds) => {
    const stub = await start({ bounds })
    stub.fail({ _tag: 'Latency', milliseconds: status === 408 ? inTime + 200 : 100 })
    const heard = await exchange(stub.url, (socket) => socket.write(request('{}') + text))

    expect(heard.statuses).toEqual([200, status])
  })

  it('answers all requests of a client that has ended its side of the connection, even after a delay', async () => {
    const stub = await start()
    stub.fail({ _tag: 'Latency', milliseconds: 60 })
    const heard = await exchange(stub.url, (socket) => socket.end(request('{}').repeat(3)))

    expect(heard.statuses).toEqual([200, 200, 200])
  })

  it('refuses a waiting request only once if it is wrong in two ways', async () => {
    const stub = await start()
    const wrong = request('{}', 'Host: y').slice(0, -1)

    expect((await exchange(stub.url, (socket) => socket.end(request('{}').repeat(2) + wrong))).statuses).toEqual([
      200, 200, 400,
    ])
  })

  it('carries out no request that follows one with which it ends the connection', async () => {
    const stub = await start()
    const unhosted = request('{}').replace('Host: localhost\r\n', '')
    const heard = await exchange(stub.url, (socket) => socket.write(request('{}') + unhosted + request('{}').repeat(2)))

    expect(heard.statuses).toEqual([200, 400])
    expect(stub.journal.entries().map(({ status }) => status)).toEqual([200, 400])
  })

  it('resets a connection only after the response that still waits on it', async () => {
    const stub = await start()
    stub.fail({ _tag: 'Latency', milliseconds: 30 })
    stub.fail({ _tag: 'Reset' })
    const heard = await exchange(stub.url, (socket) => socket.write(request('{}').repeat(3)))

    expect(heard.statuses).toEqual([200])
  })

  it('answers requests that arrive in one piece in their order', async () => {
    const stub = await start({ accounts: [] })
    const heard = await exchange(stub.url, (socket) =>
      socket.write(request('{}') + request('{') + request('{"EMailAccountId":1}', 'Connection: close')),
    )

    expect(heard.statuses).toEqual([200, 400, 200])
  })

  it('closes every connection when it is closed', async () => {
    const stub = await start()
    const { heard, connected } = open(stub.url, (socket) => socket.write(request('{}').slice(0, -1)))
    await connected
    await stub.close()

    expect((await heard).statuses).toEqual([])
    await expect(fetch(stub.url)).rejects.toThrow()
  })

  it('closes a connection too on which a CONNECT waits behind a late response', async () => {
    const stub = await start()
    stub.fail({ _tag: 'Latency', milliseconds: 600_000 })
    const { heard } = open(stub.url, (socket) =>
      socket.write(request('{}') + head('CONNECT x:1 HTTP/1.1', 'Host: x:1')),
    )
    await vi.waitUntil(() => stub.journal.entries().length > 0)
    await stub.close()

    expect((await heard).statuses).toEqual([])
  })
})

describe('bounds', () => {
  it('refuses a body that is too long with 413, and records the reason', async () => {
    const stub = await start({ bounds: { maxBodyBytes: 100 } })

    expect((await exchange(stub.url, (socket) => socket.write(request('x'.repeat(200))))).statuses).toEqual([413])
    expect(await exchange(stub.url, (socket) => socket.end(request('{}'.padEnd(100))))).toMatchObject({
      statuses: [200],
    })
    expect(stub.journal.entries()[0]).toMatchObject({ status: 413, refused: 'the body is longer than 100 bytes' })
  })

  it.each([5_000_000, 0])('accepts a longer body with a bound of %d bytes; 0 is no bound', async (maxBodyBytes) => {
    const stub = await start({ bounds: { maxBodyBytes } })

    expect((await post(stub, { EMailAccountId: 270, Note: 'x'.repeat(2_000_000) })).status).toBe(200)
  })

  it('accepts longer headers without a bound', async () => {
    const stub = await start({ bounds: { maxHeaderBytes: 0, maxConnections: 0 } })

    expect((await post(stub, {}, { 'X-Long': 'x'.repeat(30_000) })).status).toBe(200)
  })

  it('refuses headers that are too long with 431', async () => {
    const stub = await start()

    expect(
      (await exchange(stub.url, (socket) => socket.write(request('{}', `X: ${'x'.repeat(20_000)}`)))).statuses,
    ).toEqual([431])
  })

  it.each([{ requestTimeout: 5_000 }, { headersTimeout: 60_000 }, { requestTimeout: 0 }, { headersTimeout: 0 }])(
    'can be set one by one: %o',
    async (bounds) => {
      expect((await post(await start({ bounds }), {})).status).toBe(200)
    },
  )

  it('allows the headers no more time than the whole request', async () => {
    const stub = await start({ bounds: { requestTimeout: 100 } })

    expect((await exchange(stub.url, (socket) => socket.write('POST / HTTP/1.1\r\n'))).statuses).toEqual([408])
  })

  it('refuses a body that is nested deeper than 64 levels with 400', async () => {
    const stub = await start()
    const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`

    expect((await post(stub, deep(64))).status).toBe(200)
    expect((await post(stub, deep(65))).status).toBe(400)
    expect((await post(stub, deep(100_000))).status).toBe(400)
  })

  it('stops waiting for headers and for a body after their timeouts', async () => {
    const stub = await start({ bounds: { headersTimeout: 50, requestTimeout: 100 } })
    const [slowHead, slowBody] = await Promise.all([
      exchange(stub.url, (socket) => socket.write('POST / HTTP/1.1\r\nHost: x\r\n')),
      exchange(stub.url, (socket) => socket.write(request('{}').slice(0, -1))),
    ])

    expect([slowHead.statuses, slowBody.statuses]).toEqual([[408], [408]])
  })

  it('refuses a body with 503 while too much of others is arriving, and accepts the next one', async () => {
    const stub = await start({ bounds: { maxArrivingBytes: 1_000 } })
    const waiting = open(stub.url, (socket) => socket.write(request('x'.repeat(900)).slice(0, -1)))
    // Until the stub has read what waits, the other body is only wrong.
    await vi.waitFor(async () => {
      const { statuses } = await exchange(stub.url, (socket) => socket.end(request('x'.repeat(900))))
      expect(statuses).toEqual([503])
    }, 30_000)
    waiting.end()
    await vi.waitFor(async () => {
      const { statuses } = await exchange(stub.url, (socket) => socket.end(request('{}'.padEnd(900))))
      expect(statuses).toEqual([200])
    }, 30_000)
    expect(stub.journal.entries().find(({ status }) => status === 503)).toMatchObject({
      refused: 'more than 1000 bytes of bodies are arriving at the same time',
    })
  })

  it.each<[string, (connection: Connection) => unknown]>([
    ['ended their side of the connection', ({ half }) => half()],
    ['reset it', ({ reset }) => reset()],
    ['wait until their time is up', ({ heard }) => heard],
  ])('counts no bodies of clients that %s before their body has arrived', async (_, end) => {
    const stub = await start({ bounds: { maxArrivingBytes: 1_000, requestTimeout: inTime } })
    const cut = open(stub.url, (socket) => socket.write(request('x'.repeat(900)).slice(0, -1)))
    await cut.connected
    await end(cut)
    await cut.heard

    await vi.waitFor(async () => {
      const { statuses } = await exchange(stub.url, (socket) => socket.end(request('{}'.padEnd(900))))
      expect(statuses).toEqual([200])
    }, 30_000)
  })

  it('closes connections beyond the allowed number', async () => {
    const stub = await start({ bounds: { maxConnections: 2 } })
    const waiting = [open(stub.url, () => {}), open(stub.url, () => {})]
    await Promise.all(waiting.map(({ connected }) => connected))

    const refused = await exchange(stub.url, (socket) => socket.write(request('{}')))
    expect(refused.statuses).toEqual([])
    for (const { end } of waiting) end()
    await vi.waitFor(async () => {
      const { statuses } = await exchange(stub.url, (socket) => socket.write(request('{}', 'Connection: close')))
      expect(statuses).toEqual([200])
    }, 30_000)
  })
})

describe('the journal', () => {
  const recorded = (stub: RunningStub) =>
    stub.journal.entries().map(({ method, path, status, refused }) => ({ method, path, status, refused }))
  const unknown = { method: '-', path: '-' }

  it.each([
    ['longer than allowed', request('{}', `X: ${'x'.repeat(20_000)}`), 431, 'the headers are longer than 16384 bytes'],
    ['another protocol', '\x16\x03\x01 sw0rdf1sh', 400, 'the request is not HTTP (HPE_INVALID_METHOD)'],
    [
      'of two lengths',
      request('{}', 'Transfer-Encoding: chunked'),
      400,
      'the request is not HTTP (HPE_INVALID_TRANSFER_ENCODING)',
    ],
    ['late', 'POST / HTTP/1.1\r\n', 408, 'the request did not arrive in time'],
  ])('has an entry for a message that is no request, because it is %s', async (_, text, status, refused) => {
    const stub = await start({ bounds: { headersTimeout: inTime } })
    const heard = await exchange(stub.url, (socket) => socket.write(text))

    expect(heard).toMatchObject({ statuses: [status], error: null })
    expect(heard.text).toMatch(/^HTTP\/1\.1 \d+ [A-Z][\w ]+\r\nConnection: close\r\n\r\n$/i)
    expect(recorded(stub)).toEqual([{ ...unknown, status, refused }])
  })

  it('has an entry for a request whose body is late', async () => {
    const stub = await start({ bounds: { requestTimeout: inTime } })
    await exchange(stub.url, (socket) => socket.write(request('{}').slice(0, -1)))

    expect(recorded(stub)).toEqual([
      { method: 'POST', path, status: 408, refused: 'the request did not arrive in time' },
    ])
  })

  it.each([
    ['no host', head(`POST ${path} HTTP/1.1`), 400, 'the request has no Host'],
    ['two hosts', request('', 'host: y'), 400, 'the request has more than one Host'],
    ['an expectation', request('', 'Expect: tea'), 417, 'nothing but 100-continue may be expected'],
  ])('has an entry for a request that HTTP forbids, with %s', async (_, text, status, refused) => {
    const stub = await start()

    expect((await exchange(stub.url, (socket) => socket.write(text))).statuses).toEqual([status])
    expect(recorded(stub)).toEqual([{ method: 'POST', path, status, refused }])
  })

  it('has an entry for a request that only a proxy could answer', async () => {
    const stub = await start()
    const heard = await exchange(stub.url, (socket) =>
      socket.write(request('{}') + head('CONNECT x:1 HTTP/1.1', 'Host: x:1')),
    )

    expect(heard.statuses).toEqual([200, 405])
    expect(recorded(stub)).toMatchObject([{ status: 200 }, { method: 'CONNECT', path: 'x:1', status: 405 }])
  })

  it('has no entry for a connection without a request', async () => {
    const stub = await start()
    await exchange(stub.url, (socket) => socket.resetAndDestroy())
    await exchange(stub.url, (socket) => socket.end())

    expect(recorded(stub)).toEqual([])
  })

  it('has entries for preflight requests and for changes of the provider state', async () => {
    const stub = await start({ states: true, cors: '*' })
    const headers = { Origin: 'http://localhost:5173', 'Access-Control-Request-Method': 'POST' }
    await fetch(`${stub.url}${path}`, { method: 'OPTIONS', headers })
    for (const state of ['no account exists', 'an account exists'])
      await fetch(`${stub.url}/_stub/states`, { method: 'POST', body: JSON.stringify({ state }) })

    const states = { method: 'POST', path: '/_stub/states' }
    expect(recorded(stub)).toEqual([
      { method: 'OPTIONS', path, status: 204, refused: null },
      { ...states, status: 200, refused: null },
      { ...states, status: 400, refused: 'id: expected Int32, got undefined' },
    ])
  })
})

describe('faults of the connection', () => {
  it('cuts the body off', async () => {
    const stub = await start()
    stub.fail({ _tag: 'Truncated' })
    const { text } = await exchange(stub.url, (socket) => socket.write(request('{}')))
    const [, length = ''] = /Content-Length: (\d+)/.exec(text) ?? []

    expect(text.slice(text.indexOf('\r\n\r\n') + 4)).toHaveLength(Math.floor(Number(length) / 2))
    expect([...stub.accounts.all()]).toHaveLength(2)
  })

  it('does not cut a response without a body, and cuts the next one', async () => {
    const stub = await start()
    stub.fail({ _tag: 'Truncated' })
    const deleting = request('', 'Connection: close').replace('SaveEMailAccount', 'DeleteEMailAccount?eMailAccountId=1')

    expect((await exchange(stub.url, (socket) => socket.write(deleting))).statuses).toEqual([204])
    await expect(post(stub, {}).then((response) => response.text())).rejects.toThrow()
  })

  it('resets the connection', async () => {
    const stub = await start()
    stub.fail({ _tag: 'Reset' })

    expect(await exchange(stub.url, (socket) => socket.write(request('{}')))).toEqual({
      text: '',
      statuses: [],
      error: 'ECONNRESET',
    })
  })

  it('answers late', async () => {
    const stub = await start()
    stub.fail({ _tag: 'Latency', milliseconds: 60 })
    const started = performance.now()

    expect((await post(stub, {})).status).toBe(200)
    expect(performance.now() - started).toBeGreaterThan(55)
  })
})

describe('provider states over HTTP', () => {
  const unknownState = `there is no provider state "x", only: ${stateNames.join('; ')}`
  const change = (stub: RunningStub, body: unknown, headers: Readonly<Record<string, string>> = {}, method = 'POST') =>
    fetch(`${stub.url}/_stub/states`, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(method === 'POST' && { body: JSON.stringify(body) }),
    })

  it('are entered and left in the form that Pact verifiers send', async () => {
    const stub = await start({ states: true })

    expect((await change(stub, { action: 'setup', state: 'an account exists', params: { id: 5 } })).status).toBe(200)
    expect([...stub.accounts.all()].map(({ EMailAccountId }) => EMailAccountId)).toEqual([5])
    expect((await change(stub, { action: 'teardown', state: 'an account exists', params: { id: 5 } })).status).toBe(200)
    expect([...stub.accounts.all()].map(({ EMailAccountId }) => EMailAccountId)).toEqual([270])
    expect((await change(stub, { state: '' })).status).toBe(200)
  })

  it.each([
    ['an unknown state', { state: 'x' }, unknownState],
    ['an unknown state that is left', { state: 'x', action: 'teardown' }, unknownState],
    ['wrong parameters', { state: 'an account exists', params: { id: 'x' } }, 'id: expected Int32, got "x"'],
    ['no parameters', { state: 'an account exists' }, 'id: expected Int32, got undefined'],
    ['another form', { name: 'x' }, 'expected { state, params, action }'],
  ])('are refused with a reason for %s', async (_, body, reason) => {
    const response = await change(await start({ states: true }), body)

    expect([response.status, await response.text()]).toEqual([400, reason])
  })

  it('stay as they are if an unknown state is left', async () => {
    const stub = await start({ states: true })
    await change(stub, { state: 'an account exists', params: { id: 5 } })
    await change(stub, { state: 'an acount exists', action: 'teardown' })

    expect([...stub.accounts.all()].map(({ EMailAccountId }) => EMailAccountId)).toEqual([5])
  })

  it('are refused in one short line, even if the mistake is long', async () => {
    const stub = await start({ states: true })
    const accounts = Array.from({ length: 1_000 }, () => 'x\u2028')
    const wrong = [{ state: 'x\n'.repeat(10_000) }, { state: 'these accounts exist', params: { accounts } }]
    const texts = await Promise.all(wrong.map(async (each) => (await change(stub, each)).text()))

    expect(texts.map((text) => text.length > 1_003 || /[\n\r\u2028]/.test(text))).toEqual([false, false])
  })

  it('have no endpoint by default, and none for another method', async () => {
    expect((await change(await start(), { state: '' })).status).toBe(404)
    expect((await change(await start({ states: true }), {}, {}, 'GET')).status).toBe(404)
  })

  const calling = (host: string, ...more: ReadonlyArray<string>): string => {
    const body = '{"state":"no account exists"}'
    return (
      head(
        'POST /_stub/states HTTP/1.1',
        `Host: ${host}`,
        ...more,
        `Content-Length: ${body.length}`,
        'Connection: close',
      ) + body
    )
  }

  it.each(['localhost', 'LOCALHOST:80', '127.0.0.1:4010', '[::1]:80'])(
    'are changed by this machine under each of its names: %s',
    async (host) => {
      const stub = await start({ states: true })

      expect((await exchange(stub.url, (socket) => socket.write(calling(host)))).statuses).toEqual([200])
      expect([...stub.accounts.all()]).toEqual([])
    },
  )

  const otherName = (host: string) =>
    `the stub answers to the names of this machine and to allowed hosts, and ${host} is neither`
  it.each([
    ['a page in a browser', calling('localhost', 'Origin: http://evil.example'), 'states are not changed by pages'],
    ['another name', calling('evil.example'), otherName('evil.example')],
    ['another address', calling('10.0.0.1:80'), otherName('10.0.0.1')],
  ])('are not changed by %s; the response and the journal have the reason', async (_, text, reason) => {
    const stub = await start({ states: true, cors: '*' })
    const heard = await exchange(stub.url, (socket) => socket.write(text))

    expect([heard.statuses, heard.text.split('\r\n\r\n')[1]]).toEqual([[403], reason])
    expect(stub.journal.entries()).toMatchObject([{ status: 403, refused: reason }])
    expect([...stub.accounts.all()]).toHaveLength(1)
  })

  // A machine without a network has no address that is not its own.
  it.skipIf(outside === undefined)('are not changed by a request over the network', async () => {
    const stub = await start({ states: true, host: '0.0.0.0' })
    const url = stub.url.replace('0.0.0.0', outside ?? '')
    const heard = await exchange(url, (socket) => socket.write(calling('localhost')))

    expect(heard.statuses).toEqual([403])
    expect(stub.journal.entries()).toMatchObject([
      { refused: `states are changed from this machine only, and ${outside} is another` },
    ])
    expect([...stub.accounts.all()]).toHaveLength(1)
  })
})

describe('CORS', () => {
  const preflight = { Origin: 'http://localhost:5173', 'Access-Control-Request-Method': 'POST' }

  it('lets pages of an origin send requests with credentials', async () => {
    const stub = await start({ cors: 'http://localhost:5173' })
    const allowed = await fetch(`${stub.url}${path}`, {
      method: 'OPTIONS',
      headers: { ...preflight, 'Access-Control-Request-Headers': 'authorization, so-browser-tz-offset' },
    })

    expect(allowed.status).toBe(204)
    expect(Object.fromEntries(allowed.headers)).toMatchObject({
      'access-control-allow-origin': 'http://localhost:5173',
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, POST',
      // The second is what the official client sends.
      'access-control-allow-headers': 'authorization, so-browser-tz-offset',
      vary: 'Origin',
    })
    const refused = await post(stub, {}, { Authorization: '' })
    expect(refused.headers.get('access-control-allow-origin')).toBe('http://localhost:5173')
    expect(refused.headers.get('access-control-expose-headers')).toContain('WWW-Authenticate')
  })

  it('allows no credentials if every origin is allowed', async () => {
    const { headers } = await post(await start({ cors: '*' }), {})

    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
  })

  it('is off by default', async () => {
    const stub = await start()

    expect((await fetch(`${stub.url}${path}`, { method: 'OPTIONS', headers: preflight })).status).toBe(405)
    expect((await post(stub, {})).headers.get('access-control-allow-origin')).toBeNull()
  })
})

it('is a transport beside its socket', async () => {
  const stub = await start()
  const limits = { signal: new AbortController().signal, maxResponseBytes: 10_000 }

  expect(E.isRight(await stub.answer(saving({}), limits)())).toBe(true)
})

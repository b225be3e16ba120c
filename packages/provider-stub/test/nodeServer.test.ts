import { networkInterfaces } from 'node:os'
import { either as E } from 'fp-ts'
import { afterEach, describe, expect, it } from 'vitest'
import { type RunningStub, type ServerOptions, startStub } from '../src/index.js'
import { basic, path, saving } from './support/asking.js'
import { exchange } from './support/socket.js'

const running: Array<RunningStub> = []
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ close }) => close()))
})

const start = async (options: ServerOptions = {}): Promise<RunningStub> => {
  const stub = await startStub(options)
  running.push(stub)
  return stub
}

const post = (stub: RunningStub, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${stub.url}${path}`, {
    method: 'POST',
    headers: Object.fromEntries(saving(body, headers).headers),
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const head = (...lines: ReadonlyArray<string>): string => `${lines.join('\r\n')}\r\n\r\n`
const request = (body: string, ...more: ReadonlyArray<string>): string =>
  head(
    `POST ${path} HTTP/1.1`,
    'Host: x',
    `Authorization: ${basic}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    ...more,
  ) + body

describe('the stub on a socket', () => {
  it('saves, and answers the length of what it answers', async () => {
    const stub = await start()
    const response = await post(stub, { EMailAddress: 'ops@example.test' })

    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(await response.json()).toMatchObject({ EMailAccountId: 271, EMailAddress: 'ops@example.test' })
    expect(stub.accounts.get(271)?.EMailAddress).toBe('ops@example.test')
  })

  it('listens on loopback only, unless told otherwise', async () => {
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find(({ family, internal }) => family === 'IPv4' && !internal)
    const stub = await start()
    const { port, hostname } = new URL(stub.url)
    expect(hostname).toBe('127.0.0.1')
    // A machine without a network has no other address to try.
    if (outside !== undefined) {
      expect((await exchange(`http://${outside.address}:${port}`, () => {})).error).toBe('ECONNREFUSED')
    }
  })

  it('rejects when its port is taken', async () => {
    const { url } = await start()

    await expect(startStub({ port: Number(new URL(url).port) })).rejects.toThrow('EADDRINUSE')
  })

  it('answers requests that come in one piece in their order', async () => {
    const stub = await start({ accounts: [] })
    const heard = await exchange(stub.url, (socket) =>
      socket.write(request('{}') + request('{') + request('{"EMailAccountId":1}', 'Connection: close')),
    )

    expect(heard.statuses).toEqual([200, 400, 200])
  })

  it('closes every connection when it is closed', async () => {
    const stub = await start()
    const heard = exchange(stub.url, (socket) => socket.write(request('{}').slice(0, -1)))
    await new Promise((resolve) => setTimeout(resolve, 20))
    await stub.close()

    expect((await heard).statuses).toEqual([])
    await expect(fetch(stub.url)).rejects.toThrow()
  })
})

describe('bounds', () => {
  it('refuses a body that is too long with 413, and says so in the journal', async () => {
    const stub = await start({ bounds: { maxBodyBytes: 100 } })

    expect((await exchange(stub.url, (socket) => socket.write(request('x'.repeat(200))))).statuses).toEqual([413])
    expect(await exchange(stub.url, (socket) => socket.write(request('{}'.padEnd(100))))).toMatchObject({
      statuses: [200],
    })
    expect(stub.journal.entries()[0]).toMatchObject({ status: 413, refused: 'the body is longer than 100 bytes' })
  })

  it('refuses headers that are too long with 431', async () => {
    const stub = await start()

    expect(
      (await exchange(stub.url, (socket) => socket.write(request('{}', `X: ${'x'.repeat(20_000)}`)))).statuses,
    ).toEqual([431])
  })

  it('refuses what is nested too deep with 400', async () => {
    const stub = await start()
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`

    expect((await post(stub, deep)).status).toBe(400)
  })

  it('waits for headers and for a body only so long', async () => {
    const stub = await start({ bounds: { headersTimeout: 50, requestTimeout: 100 } })
    const [slowHead, slowBody] = await Promise.all([
      exchange(stub.url, (socket) => socket.write('POST / HTTP/1.1\r\nHost: x\r\n'), 5_000),
      exchange(stub.url, (socket) => socket.write(request('{}').slice(0, -1)), 5_000),
    ])

    expect([slowHead.statuses, slowBody.statuses]).toEqual([[408], [408]])
  })

  it('closes connections beyond the allowed number', async () => {
    const stub = await start({ bounds: { maxConnections: 2 } })
    const waiting = [exchange(stub.url, () => {}, 300), exchange(stub.url, () => {}, 300)]
    await new Promise((resolve) => setTimeout(resolve, 50))

    const refused = await exchange(stub.url, (socket) => socket.write(request('{}')), 200)
    expect(refused.statuses).toEqual([])
    await Promise.all(waiting)
    expect((await exchange(stub.url, (socket) => socket.write(request('{}', 'Connection: close')))).statuses).toEqual([
      200,
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
    ['an unknown state', { state: 'x' }, 'there is no provider state "x"'],
    ['wrong parameters', { state: 'an account exists', params: { id: 'x' } }, 'id: expected Int32, got "x"'],
    ['no parameters', { state: 'an account exists' }, 'id: expected Int32, got undefined'],
    ['another form', { name: 'x' }, 'expected { state, params, action }'],
  ])('are refused with a reason for %s', async (_, body, reason) => {
    const response = await change(await start({ states: true }), body)

    expect([response.status, await response.text()]).toEqual([400, reason])
  })

  it('are not there unless asked for, nor for another method', async () => {
    expect((await change(await start(), { state: '' })).status).toBe(404)
    expect((await change(await start({ states: true }), {}, {}, 'GET')).status).toBe(404)
  })

  it.each([{ Origin: 'http://evil.example' }, { Host: 'evil.example' }, { Host: '10.0.0.1:80' }])(
    'are changed by this machine only, and by no page in a browser: %o',
    async (headers) => {
      const stub = await start({ states: true, cors: '*' })
      const [[name, value] = ['', '']] = Object.entries(headers)
      const body = '{"state":"no account exists"}'
      const host = name === 'Host' ? [] : ['Host: localhost']
      const text = head(
        'POST /_stub/states HTTP/1.1',
        ...host,
        `${name}: ${value}`,
        `Content-Length: ${body.length}`,
        'Connection: close',
      )

      expect((await exchange(stub.url, (socket) => socket.write(text + body))).statuses).toEqual([403])
      expect([...stub.accounts.all()]).toHaveLength(1)
    },
  )
})

describe('CORS', () => {
  const asking = { Origin: 'http://localhost:5173', 'Access-Control-Request-Method': 'POST' }

  it('lets pages of an origin ask, with credentials', async () => {
    const stub = await start({ cors: 'http://localhost:5173' })
    const allowed = await fetch(`${stub.url}${path}`, { method: 'OPTIONS', headers: asking })

    expect(allowed.status).toBe(204)
    expect(Object.fromEntries(allowed.headers)).toMatchObject({
      'access-control-allow-origin': 'http://localhost:5173',
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': expect.stringContaining('SO-AppToken'),
      vary: 'Origin',
    })
    const refused = await post(stub, {}, { Authorization: '' })
    expect(refused.headers.get('access-control-allow-origin')).toBe('http://localhost:5173')
    expect(refused.headers.get('access-control-expose-headers')).toContain('WWW-Authenticate')
  })

  it('allows no credentials where every origin may ask', async () => {
    const { headers } = await post(await start({ cors: '*' }), {})

    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
  })

  it('is off unless asked for', async () => {
    const stub = await start()

    expect((await fetch(`${stub.url}${path}`, { method: 'OPTIONS', headers: asking })).status).toBe(405)
    expect((await post(stub, {})).headers.get('access-control-allow-origin')).toBeNull()
  })
})

it('is a transport beside its socket', async () => {
  const stub = await start()
  const limits = { signal: new AbortController().signal, maxResponseBytes: 10_000 }

  expect(E.isRight(await stub.answer(saving({}), limits)())).toBe(true)
})

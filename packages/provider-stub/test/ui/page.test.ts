/** The page over HTTP: who gets it, and what it gets. */

import { mkdtempSync, rmSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serverVersions } from '@so-email/codecs'
import { afterEach, describe, expect, it } from 'vitest'
import { type RunningStub, type ServerOptions, sampleAccount, startStub, stateNames } from '../../src/index.js'
import {
  AccountsPage,
  type Command,
  CommandResult,
  ExchangeDetail,
  Exchanges,
  Overview,
} from '../../src/ui/protocol.js'
import { basic, path } from '../support/requests.js'

const running: Array<RunningStub> = []
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ close }) => close()))
})

const start = async (options: ServerOptions = {}): Promise<RunningStub> => {
  const stub = await startStub({ ui: true, ...options })
  running.push(stub)
  return stub
}

const page = (stub: RunningStub, below: string, init: RequestInit = {}) =>
  fetch(`${stub.url}/_stub/${below}`, { redirect: 'manual', ...init })

const json = async (stub: RunningStub, below: string): Promise<unknown> => (await page(stub, below)).json()

const overview = async (stub: RunningStub): Promise<Overview> => {
  const value = await json(stub, 'overview')
  return Overview.is(value) ? value : expect.fail(JSON.stringify(value))
}
const exchanges = async (stub: RunningStub, after = 0): Promise<Exchanges> => {
  const value = await json(stub, `exchanges?after=${after}`)
  return Exchanges.is(value) ? value : expect.fail(JSON.stringify(value))
}
const detail = async (stub: RunningStub, number: number): Promise<ExchangeDetail> => {
  const value = await json(stub, `exchanges/${number}`)
  return ExchangeDetail.is(value) ? value : expect.fail(JSON.stringify(value))
}
const accounts = async (stub: RunningStub, after = 0, search = ''): Promise<AccountsPage> => {
  const value = await json(stub, `accounts?after=${after}&search=${encodeURIComponent(search)}`)
  return AccountsPage.is(value) ? value : expect.fail(JSON.stringify(value))
}

const command = async (stub: RunningStub, sent: Command): Promise<readonly [number, CommandResult]> => {
  const response = await page(stub, 'commands', { method: 'POST', body: JSON.stringify(sent) })
  const value: unknown = await response.json()
  return CommandResult.is(value) ? [response.status, value] : expect.fail(JSON.stringify(value))
}

const save = (stub: RunningStub, body: unknown, type = 'application/json') =>
  fetch(`${stub.url}${path}`, {
    method: 'POST',
    headers: { Authorization: basic, 'Content-Type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

describe('the page', () => {
  it.each([
    ['', 'text/html', /<title>so-email-stub/],
    ['page.js', 'text/javascript', /EventSource/],
    ['page.css', 'text/css', /prefers-color-scheme/],
    ['icon.svg', 'image/svg+xml', /<svg/],
  ])('has the file "%s" as %s', async (file, type, content) => {
    const response = await page(await start(), file)

    expect([response.status, response.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`])
    expect(await response.text()).toMatch(content)
  })

  it('loads nothing from another host, stands in no frame, and is kept nowhere', async () => {
    const { headers } = await page(await start(), '')

    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
  })

  it.each(['/_stub', '/_stub/ui', '/_STUB/UI/'])('is found from %s, below a base path too', async (place) => {
    const stub = await start({ basePath: '/Cust 1' })
    const response = await fetch(`${stub.url}${place}`, { redirect: 'manual' })

    expect([response.status, response.headers.get('location')]).toEqual([308, '/Cust%201/_stub/'])
    expect((await page(stub, '')).status).toBe(200)
    expect(Object(await json(stub, 'openapi.json')).openapi).toMatch(/^3/)
  })

  it('is not there unless it is wanted', async () => {
    const stub = await start({ ui: false })

    expect(await Promise.all(['', 'overview', 'events'].map(async (file) => (await page(stub, file)).status))).toEqual([
      404, 404, 404,
    ])
  })

  it.each(['', 'page.js', 'overview', 'exchanges/1', 'events'])(
    'answers HEAD of "%s" as GET, and ends',
    async (file) => {
      const stub = await start()
      const head = await page(stub, file, { method: 'HEAD' })
      const controller = new AbortController()
      const read = await page(stub, file, { signal: controller.signal })
      const fieldsOf = ({ headers }: Response) =>
        [...headers].filter(([name]) => /^(?:content-|cache-|cross-|x-|location|referrer)/.test(name))
      controller.abort()

      expect([head.status, fieldsOf(head), await head.text()]).toEqual([read.status, fieldsOf(read), ''])
    },
  )

  it('leaves other paths and methods to the stub', async () => {
    const stub = await start()

    expect((await page(stub, 'nothing')).status).toBe(404)
    expect((await page(stub, 'states', { method: 'POST', body: '{}' })).status).toBe(404)
    expect((await page(stub, 'commands')).status).toBe(404)
    expect((await page(stub, 'overview', { method: 'POST' })).status).toBe(404)
  })
})

describe('another page', () => {
  const leaving: Command = { _tag: 'LeaveStates' }
  const post = (stub: RunningStub, headers: Readonly<Record<string, string>>) =>
    page(stub, 'commands', { method: 'POST', headers, body: JSON.stringify(leaving) })

  it.each([
    ['of another site', { Origin: 'https://evil.example.test' }],
    ['at another port of this machine', { Origin: 'http://127.0.0.1:1' }],
    ['in a sandbox', { Origin: 'null' }],
    ['whose site the browser names', { 'Sec-Fetch-Site': 'cross-site' }],
    ['of the same site', { 'Sec-Fetch-Site': 'same-site' }],
  ])('%s commands nothing and reads nothing', async (_, headers) => {
    const stub = await start()
    stub.states.enter('no account exists', {})
    const response = await post(stub, headers)

    expect([response.status, await response.text()]).toEqual([403, 'the page is not for other pages'])
    expect([...stub.accounts.all()]).toEqual([])
    expect((await page(stub, 'accounts', { headers })).status).toBe(403)
    expect((await page(stub, 'events', { headers })).status).toBe(403)
    expect(stub.journal.entries()[0]).toMatchObject({ status: 403, refused: 'the page is not for other pages' })
  })

  it('may have a link to the page, and no form', async () => {
    const headers = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'document' }

    const stub = await start()

    expect((await page(stub, '', { headers })).status).toBe(200)
    expect((await post(stub, headers)).status).toBe(403)
  })

  it('gets no permission to read it from cors', async () => {
    const response = await page(await start({ cors: '*' }), 'accounts')

    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, null])
  })

  it.each(['127.0.0.1', '0.0.0.0'])('whose name leads to this machine gets nothing from a stub at %s', async (host) => {
    const stub = await start({ host, allowHosts: ['stub.test'] })
    const statusFor = (host: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        get(`${stub.url.replace('0.0.0.0', '127.0.0.1')}/_stub/accounts`, { headers: { Host: host } }, (response) => {
          response.resume()
          resolve(response.statusCode)
        }).on('error', reject)
      })

    expect(await Promise.all(['evil.example.test', 'localhost', 'stub.test'].map(statusFor))).toEqual([403, 200, 200])
  })

  it('is not the page itself', async () => {
    const stub = await start()

    expect((await post(stub, { Origin: new URL(stub.url).origin, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200)
  })
})

describe('the exchanges', () => {
  it('have their number, operation, path, status, duration and refusal, and none of the page', async () => {
    const stub = await start()
    await save(stub, {})
    await save(stub, { AssociateId: '244' })
    await fetch(`${stub.url}/x`)
    await overview(stub)

    expect(await exchanges(stub)).toMatchObject({
      first: 1,
      exchanges: [
        { number: 1, operation: 'SaveEMailAccount', path, status: 200, user: 'tje0', duration: expect.any(Number) },
        { number: 2, status: 400, refused: 'AssociateId: expected Int32, got "244"' },
        { number: 3, operation: null, path: '/x', status: 404, refused: 'there is no /x' },
      ],
    })
    expect((await exchanges(stub, 2)).exchanges.map(({ number }) => number)).toEqual([3])
  })

  it('are bounded, and their numbers go on', async () => {
    const stub = await start()
    for (let count = 0; count < 203; count++) await (await fetch(`${stub.url}/x`)).arrayBuffer()
    const { first, exchanges: all } = await exchanges(stub)

    expect([first, all.length, all.at(-1)?.number]).toEqual([4, 200, 203])
    expect((await page(stub, 'exchanges/3')).status).toBe(404)
    expect((await page(stub, 'exchanges/4')).status).toBe(200)
  })

  it.each([0, 2])('are as many as the journal has, if that is shorter: %i', async (journalSize) => {
    const stub = await start({ journalSize })
    for (let count = 0; count < 4; count++) await (await fetch(`${stub.url}/x`)).arrayBuffer()

    expect((await exchanges(stub)).exchanges.length).toBe(journalSize)
  })

  it('have a duration with the delay of a fault', async () => {
    const stub = await start()
    stub.fail({ _tag: 'Latency', milliseconds: 30 })
    await save(stub, {})

    expect((await exchanges(stub)).exchanges[0]?.duration).toBeGreaterThan(30)
  })

  it('reach the listener of the user as before', async () => {
    const paths: Array<string> = []
    const stub = await start({
      onEntry: (entry) => paths.push(Object.assign(entry, { path: `seen ${entry.path}` }).path),
    })
    await fetch(`${stub.url}/x`)

    expect([paths, (await exchanges(stub)).exchanges[0]?.path]).toEqual([['seen /x'], '/x'])
  })
})

describe('a body', () => {
  it('that was decoded stands beside its decoded value', async () => {
    const stub = await start()
    await save(stub, '<EMailAccount><EMailAddress>a@example.test</EMailAddress></EMailAccount>', 'application/xml')
    const { request, response } = await detail(stub, 1)

    expect([request.type, request.bytes, JSON.parse(request.text ?? '')]).toEqual([
      'application/xml',
      72,
      { EMailAddress: 'a@example.test' },
    ])
    expect([request.verdict._tag, response.verdict._tag]).toEqual(['Decoded', 'Decoded'])
    expect(request.verdict).toHaveProperty('text', expect.stringContaining('a@example.test'))
  })

  it('that was refused stands beside its problems and their places', async () => {
    const stub = await start()
    await save(stub, { AssociateId: '244', incomingCredentials: { ServiceAuthId: 0, Port: 'x' } })
    const { request } = await detail(stub, 1)

    expect(request.verdict).toEqual({
      _tag: 'Wrong',
      problems: [
        { place: 'AssociateId', problem: 'expected Int32, got "244"' },
        { place: 'IncomingCredentials.Port', problem: 'expected Int32, got a string' },
      ],
    })
    expect(JSON.parse(request.text ?? '')).toMatchObject({ AssociateId: '244' })
  })

  it.each([
    ['was not decoded because the caller is unknown', '{}', 'application/json', 'Basic eA==', 'no valid credentials'],
    ['is not JSON', '{', 'application/json', basic, 'the body ends too early (line 1, column 2)'],
    ['has another type', '{}', 'text/plain', basic, 'a body of type text/plain is not supported'],
  ])('that %s has no verdict but its reason', async (_, body, type, Authorization, reason) => {
    const stub = await start()
    await fetch(`${stub.url}${path}`, { method: 'POST', headers: { Authorization, 'Content-Type': type }, body })

    expect((await detail(stub, 1)).request.verdict).toEqual({ _tag: 'NotDecoded', reason })
  })

  it('of a response that a fault has changed stands beside what is wrong with it', async () => {
    const stub = await start()
    stub.fail({ _tag: 'WrongType', property: 'EMailAddress' })
    await save(stub, {})

    expect((await detail(stub, 1)).response.verdict).toEqual({
      _tag: 'Wrong',
      problems: [{ place: 'EMailAddress', problem: 'expected string or null, got 803' }],
    })
  })

  it('that is long is not kept', async () => {
    const stub = await start()
    await save(stub, { ErrorReason: 'x'.repeat(20_000) })

    expect((await detail(stub, 1)).request).toEqual({
      bytes: 20_018,
      type: 'application/json',
      text: null,
      verdict: expect.objectContaining({ _tag: 'NotDecoded' }),
    })
  })
})

describe('a body that no codec describes', () => {
  it('is not shown, in a request and in a response', async () => {
    const stub = await start()
    await fetch(`${stub.url}/x`, { method: 'POST', body: '"text"', headers: { 'Content-Type': 'application/json' } })
    await fetch(`${stub.url}/_stub/openapi.json`)

    expect((await detail(stub, 1)).request).toEqual({
      bytes: 6,
      type: 'application/json',
      text: null,
      verdict: { _tag: 'NotDecoded', reason: 'there is no /x' },
    })
    expect((await detail(stub, 2)).response.verdict).toEqual({
      _tag: 'NotDecoded',
      reason: 'there is no operation at this path, so no codec describes the body',
    })
  })
})

describe('a secret', () => {
  const secret = 'sw0rdf1sh'

  it('is nowhere on the page, whatever the body, its type and its place', async () => {
    const stub = await start({
      users: [{ name: 'ops', password: secret, tickets: [`7T:${secret}`] }],
      mailServers: [{ host: 'imap.example.test', logins: [{ userName: 'ops', password: secret }] }],
    })
    const Authorization = `Basic ${btoa(`ops:${secret}`)}`
    const send = (body: string, type: string, to = path) =>
      fetch(`${stub.url}${to}?password=${secret}`, {
        method: 'POST',
        headers: { Authorization, 'Content-Type': type, Cookie: secret, 'X-Anything': secret },
        body,
      })
    const credentials = { ServiceAuthId: 0, Password: secret, OAuthToken: secret }
    const account = { IncomingCredentials: credentials, OutgoingCredentials: { ...credentials, Port: 'x' } }
    await send(JSON.stringify({ IncomingCredentials: credentials }), 'application/json')
    for (const body of [account, { x: account }, { password: secret }, { PASSWORD: [secret] }, [credentials], secret]) {
      await send(JSON.stringify(body), 'application/json')
      await send(JSON.stringify(body), 'application/json', '/api/v1/Agents/EMail/AuthenticateIncoming')
      await send(JSON.stringify(body), 'application/json', '/elsewhere')
      await send(JSON.stringify(body), 'text/plain')
    }
    await send(`<A><IncomingCredentials><Password>${secret}</Password></IncomingCredentials></A>`, 'application/xml')
    await send(`IncomingCredentials.Password=${secret}`, 'application/x-www-form-urlencoded')
    await send(`{"Password":"${secret}"`, 'application/json')
    await command(stub, {
      _tag: 'EnterState',
      state: 'these mail servers exist',
      params: { servers: [{ host: 'x', logins: [{ userName: 'x', password: secret, port: [] }] }], more: secret },
    })
    const { exchanges: lines } = await exchanges(stub)
    const files = ['overview', 'accounts', 'exchanges', ...lines.map(({ number }) => `exchanges/${number}`)]
    const texts = await Promise.all(files.map(async (file) => (await page(stub, file)).text()))

    expect(lines.length).toBeGreaterThan(25)
    expect(stub.accounts.get(271)?.IncomingCredentials?.Password).toBe(secret)
    expect(texts.filter((text) => text.includes(secret) || text.includes(btoa(`ops:${secret}`)))).toEqual([])
    expect(texts.join('')).toContain('<redacted>')
  })
})

describe('the accounts', () => {
  const sixty = Array.from({ length: 60 }, (_, i) => ({
    ...sampleAccount,
    EMailAccountId: i + 1,
    EMailAddress: i === 0 ? null : `${i + 1}@example.test`,
  }))

  it('come some at a time, in the order of their ids', async () => {
    const stub = await start({ accounts: sixty })
    const first = await accounts(stub)
    const second = await accounts(stub, first.next ?? 0)

    expect([first.total, first.accounts.length, first.next]).toEqual([60, 50, 50])
    expect([second.accounts.map(({ id }) => id), second.next]).toEqual([[51, 52, 53, 54, 55, 56, 57, 58, 59, 60], null])
    expect(first.accounts.slice(0, 2).map(({ id, address }) => [id, address])).toEqual([
      [1, null],
      [2, '2@example.test'],
    ])
    expect(JSON.parse(first.accounts[1]?.text ?? '')).toMatchObject({ EMailAccountId: 2, InboxFolder: 'INBOX' })
  })

  it.each([
    ['1', [1, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 41, 51]],
    [' 59@EXAMPLE', [59]],
    ['60', [60]],
    ['1@example.test', [11, 21, 31, 41, 51]],
    ['nobody', []],
  ])('are found by their id or a part of their address: %j', async (search, ids) => {
    const { found, total, accounts: lines } = await accounts(await start({ accounts: sixty }), 0, search)

    expect([total, found, lines.map(({ id }) => id)]).toEqual([60, ids.length, ids])
  })
})

describe('a command', () => {
  it('enters a provider state, and leaves it', async () => {
    const stub = await start()
    const entered = await command(stub, { _tag: 'EnterState', state: 'no account exists', params: {} })
    const during = [...stub.accounts.all()].length
    const left = await command(stub, { _tag: 'LeaveStates' })

    expect([entered, during, left, [...stub.accounts.all()].length]).toEqual([
      [200, { _tag: 'Done' }],
      0,
      [200, { _tag: 'Done' }],
      1,
    ])
  })

  it.each(stateNames)('enters "%s" with the example of its parameters', async (name) => {
    const stub = await start()
    const { states } = await overview(stub)
    const example = states.find((each) => each.name === name)?.example ?? ''

    expect(await command(stub, { _tag: 'EnterState', state: name, params: JSON.parse(example) })).toEqual([
      200,
      { _tag: 'Done' },
    ])
  })

  it('plays a fault, which waits until an operation meets it', async () => {
    const stub = await start()
    await command(stub, { _tag: 'PlayFault', fault: { _tag: 'Status', status: 503, retryAfter: 2 }, times: 1 })
    const waiting = (await overview(stub)).faults
    const { status } = await save(stub, {})

    expect([waiting, status, (await overview(stub)).faults]).toEqual([
      [{ fault: { _tag: 'Status', status: 503, retryAfter: 2 }, times: 1 }],
      503,
      [],
    ])
    expect((await exchanges(stub)).exchanges.at(-1)).toMatchObject({
      status: 503,
      fault: 'Status',
      operation: 'SaveEMailAccount',
    })
  })

  it('switches an assumption and the version', async () => {
    const stub = await start()
    await command(stub, { _tag: 'Assume', name: 'emptyAnswer', value: 204 })
    await command(stub, { _tag: 'ChangeVersion', version: '9' })
    const { assumptions, version } = await overview(stub)

    expect([assumptions.find(({ name }) => name === 'emptyAnswer')?.value, version]).toEqual([204, '9'])
    expect((await save(stub, { EMailAccountId: 9 })).status).toBe(204)
    expect(stub.accounts.get(270)).not.toHaveProperty('SimpleMode')
  })

  it('clears the journal', async () => {
    const stub = await start()
    await save(stub, {})
    await command(stub, { _tag: 'ClearJournal' })

    expect((await exchanges(stub)).exchanges).toMatchObject([{ number: 2, path: '/_stub/commands' }])
  })

  it.each<[Command | string, unknown]>([
    [
      { _tag: 'EnterState', state: 'x', params: {} },
      expect.stringMatching(/^there is no provider state "x", only: an account exists; /),
    ],
    [{ _tag: 'EnterState', state: 'an account exists', params: { id: 'x' } }, 'id: expected Int32, got "x"'],
    [{ _tag: 'Assume', name: 'x', value: 1 }, 'there is no assumption x'],
    [{ _tag: 'ChangeVersion', version: '0' }, `0 is no version of a server: ${serverVersions.join(', ')}`],
    [
      { _tag: 'PlayFault', fault: { _tag: 'Null' }, times: -1 },
      'times: expected a number of times from 0 to 1000000, got a number',
    ],
  ])('that is wrong is refused with its reason: %j', async (sent, reason) => {
    const stub = await start()
    const response = await page(stub, 'commands', { method: 'POST', body: JSON.stringify(sent) })

    expect([response.status, await response.json()]).toEqual([400, { _tag: 'Refused', reason }])
    expect(stub.journal.entries().at(-1)).toMatchObject({ status: 400, refused: reason })
  })

  it.each(['{', '[]', '{"_tag":"Stop"}', ''])('that is none is refused: %s', async (body) => {
    const response = await page(await start(), 'commands', { method: 'POST', body })

    expect([response.status, Object(await response.json())._tag]).toEqual([400, 'Refused'])
  })
})

it('a command is answered when its change is kept in the data of the stub', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'so-email-page-'))
  try {
    const data = join(folder, 'stub.db')
    const stub = await start({ data })
    expect(await command(stub, { _tag: 'EnterState', state: 'an account exists', params: { id: 12 } })).toEqual([
      200,
      { _tag: 'Done' },
    ])
    await stub.close()
    const again = await start({ data })

    expect((await accounts(again)).accounts.map(({ id }) => id)).toEqual([12])
    await again.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

describe('the events', () => {
  const follow = (stub: RunningStub) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      get(`${stub.url}/_stub/events`, resolve).on('error', reject)
    })

  /** The text up to the first event after now. */
  const nextEvent = (response: IncomingMessage) =>
    new Promise<void>((resolve) => {
      const look = (chunk: Buffer) => {
        if (!chunk.toString().includes('data:')) return
        response.off('data', look)
        resolve()
      }
      response.on('data', look)
    })

  it('come after an exchange, after a change by a program, and as one for many', async () => {
    const stub = await start()
    const response = await follow(stub)
    expect(response.headers['content-type']).toBe('text/event-stream')
    const exchanged = nextEvent(response)
    await Promise.all([save(stub, {}), save(stub, {})])
    await exchanged
    const changed = nextEvent(response)
    stub.configure({ serverVersion: '9' })
    await changed
    response.destroy()
  })

  it('end when the stub is closed, and hold it open no longer', async () => {
    const stub = await start()
    const responses = [await follow(stub), await follow(stub)]
    const ended = responses.map(
      (response) =>
        new Promise((resolve) =>
          response
            .on('error', () => {})
            .on('close', resolve)
            .resume(),
        ),
    )
    await stub.close()

    expect(await Promise.all(ended)).toHaveLength(2)
  })

  it('are for four pages at a time: another one is served when one has gone', async () => {
    const stub = await start()
    const responses = await Promise.all([1, 2, 3, 4].map(() => follow(stub)))
    const fifth = await follow(stub)
    fifth.resume()
    expect([responses.map(({ statusCode }) => statusCode), fifth.statusCode]).toEqual([[200, 200, 200, 200], 503])
    responses[0]?.destroy()
    const next = async (): Promise<number | undefined> => {
      const response = await follow(stub)
      if (response.statusCode === 503) return response.resume() && next() // the server sees the end of a connection later
      return response.statusCode
    }

    expect(await next()).toBe(200)
  })
})

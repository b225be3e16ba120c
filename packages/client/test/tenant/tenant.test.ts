import type { HttpResponse, Transport, TransportError } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import { describe, expect, it, test } from 'vitest'
import { errorMessage } from '../../src/errors/errorMessage.js'
import { basic, type CallOptions, type ClientConfig, type ClientEvent } from '../../src/index.js'
import { makeClient as makePromiseClient, SettingsException } from '../../src/promise/index.js'
import { type TenantOptions, tenant } from '../../src/tenant/index.js'
import { clientWith, response } from '../support.js'
import { host, online, place, running, saved, stateUrl } from './online.js'

const options = { environment: 'online', contextId: 'Cust12345' } as const

const configOf = (transport: Transport, more: Partial<ClientConfig> = {}): ClientConfig => ({
  baseUrl: tenant(options),
  auth: basic({ user: 'tje0', password: 's3cret' }),
  appToken: 'an-app-token',
  headers: { Cookie: 'session=s3cret' },
  retry: false,
  transport,
  ...more,
})

type Save = (input: object, options?: CallOptions) => Promise<E.Either<unknown, unknown>>

/** Both faces, with the same outcome. */
const faces: ReadonlyArray<readonly [string, (config: ClientConfig) => Save]> = [
  [
    'a TaskEither',
    (config) => {
      const client = clientWith(config)
      return (input, options) => client.saveEMailAccount(input, options)()
    },
  ],
  [
    'a Promise',
    (config) => {
      const client = makePromiseClient(config)
      return (input, options) =>
        client.saveEMailAccount(input, options).then(E.right, (thrown: unknown) => E.left(Object(thrown).error))
    },
  ],
]

/** The error of a call where the state is not known. */
const unknown = (reason: string) => ({
  _tag: 'TenantUnavailable',
  state: null,
  validUntil: null,
  reason: `its state is not known: ${reason}`,
})

const notReceived = 'the state of the tenant was not received: '
const noUrl = 'its endpoint is not a URL'
const untrusted = 'its endpoint is not one that credentials may be sent to'
const noState = 'the response is not the state of a tenant'

const tagOf = (outcome: E.Either<unknown, unknown>) => (E.isLeft(outcome) ? Object(outcome.left)._tag : 'saved')

describe.each(faces)('a client of a tenant, with %s', (_, saving) => {
  it('requests the state once, without any credentials, and then calls the tenant where it is', async () => {
    const { transport, requests, urls } = online()
    const save = saving(configOf(transport))
    expect([tagOf(await save({})), tagOf(await save({}))]).toEqual(['saved', 'saved'])
    const call = `POST ${place(2)}/SaveEMailAccount`
    expect(urls()).toEqual([`GET ${stateUrl}`, call, call])
    expect(requests[0]).toEqual({
      method: 'GET',
      url: stateUrl,
      headers: [['Accept', 'application/json']],
      body: new Uint8Array(),
    })
    expect(requests[1]?.headers.map(([name]) => name)).toEqual(expect.arrayContaining(['Authorization', 'SO-AppToken']))
  })

  it('shares one request of the state among calls at the same time', async () => {
    const { transport, urls } = online()
    const save = saving(configOf(transport))
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => save({})))
    expect(outcomes.map(tagOf)).toEqual(['saved', 'saved', 'saved', 'saved'])
    expect(urls().filter((url) => url.startsWith('GET'))).toHaveLength(1)
  })

  it('follows a tenant that moved, even with a save that creates an account', async () => {
    const { transport, urls, move } = online()
    const save = saving(configOf(transport))
    await save({})
    move(3)
    expect(tagOf(await save({ EMailAddress: 'new@example.test' }))).toBe('saved')
    expect(urls().slice(2)).toEqual([
      `POST ${place(2)}/SaveEMailAccount`,
      `GET ${stateUrl}`,
      `POST ${place(3)}/SaveEMailAccount`,
    ])
  })

  it('requests the state once more after a 421, and not twice', async () => {
    const { transport, urls, move, answerState } = online()
    const save = saving(configOf(transport))
    move(3)
    answerState(running) // the state is behind the move
    const outcome = await save({})
    expect(outcome).toMatchObject(
      E.left({ _tag: 'Rejected', status: 421, request: { url: `${place(2)}/api/v1/Agents/EMail/SaveEMailAccount` } }),
    )
    expect(urls()).toEqual([
      `GET ${stateUrl}`,
      `POST ${place(2)}/SaveEMailAccount`,
      `GET ${stateUrl}`,
      `POST ${place(2)}/SaveEMailAccount`,
    ])
  })

  it.each([
    'Unknown',
    'Provisioning',
    'Deleted',
    'Suspended',
    'OfflineMaintenance',
    'ProvisioningFailed',
    'Deleting',
    'DeleteFailed',
    'MigrationPending',
  ])('sends nothing to a tenant that is %s, and reads no credentials for it', async (State) => {
    const { transport, urls } = online({ State, IsRunning: false, Endpoint: null })
    const auth = F.pipe(basic({ user: 'tje0', password: 's3cret' }), (auth) => ({
      ...auth,
      credentials: () => expect.fail('the credentials were read'),
    }))
    const save = saving(configOf(transport, { auth }))
    const outcome = E.left({
      _tag: 'TenantUnavailable',
      duration: expect.any(Number),
      contextId: 'Cust12345',
      state: State,
      validUntil: running.ValidUntil,
      reason: `its state is ${State}`,
      request: expect.objectContaining({ operation: 'SaveEMailAccount' }),
    })
    expect([await save({}), await save({})]).toEqual([outcome, outcome])
    expect(urls()).toEqual([`GET ${stateUrl}`])
  })

  it('shows no name of a state that is not documented', async () => {
    const { transport } = online({ State: 's3cret', IsRunning: false })
    expect(await saving(configOf(transport))({})).toMatchObject(
      E.left({ state: null, validUntil: running.ValidUntil, reason: 'its state has no documented name' }),
    )
  })

  it('calls a tenant whose state has the context identifier in another case', async () => {
    expect(tagOf(await saving(configOf(online({ ContextIdentifier: 'CUST12345' }).transport))({}))).toBe('saved')
  })

  it('calls a tenant during OnlineMaintenance', async () => {
    expect(tagOf(await saving(configOf(online({ State: 'OnlineMaintenance' }).transport))({}))).toBe('saved')
  })

  it.each([
    ['another domain', 'https://online2.superoffice.com.evil.test/Cust12345', untrusted],
    ['a name that only ends like it', 'https://evilsuperoffice.com/Cust12345', untrusted],
    ['no TLS', 'http://online2.superoffice.com/Cust12345', untrusted],
    ['a user in its URL', 'https://online2.superoffice.com:x@evil.test/Cust12345', noUrl],
    ['the domain as a user', 'https://superoffice.com@evil.test/', noUrl],
    ['a backslash', 'https://evil.test\\@online2.superoffice.com/', untrusted],
    ['a dot at its end', 'https://online2.superoffice.com./Cust12345', untrusted],
    ['another scheme', 'ftp://online2.superoffice.com/Cust12345', noUrl],
    ['no URL', 'online2.superoffice.com', noUrl],
    ['nothing', null, noUrl],
  ])('sends nothing to an endpoint with %s', async (_, Endpoint, reason) => {
    const { transport, urls } = online({ Endpoint })
    const outcome = await saving(configOf(transport))({})
    expect(outcome).toMatchObject(E.left(unknown(reason)))
    expect(urls()).toEqual([`GET ${stateUrl}`])
  })

  it.each<readonly [string, HttpResponse, string]>([
    ['is not found', response(404, 'no'), 'the response has the status 404'],
    ['comes with another status', response(203, running), 'the response has the status 203'],
    ['redirects', response(302, '', [['Location', 'https://evil.test']]), 'the response has the status 302'],
    [
      'is a web page',
      response(200, '<html>', [['Content-Type', 'text/html']]),
      'the body is not JSON: expected a value',
    ],
    ['is null', response(200, null), noState],
    ['lacks ValidUntil', response(200, { ...running, ValidUntil: null }), noState],
    [
      'is that of another tenant',
      response(200, { ...running, ContextIdentifier: 'Cust9' }),
      'the response is the state of another tenant',
    ],
    ['is a list', response(200, [running]), noState],
  ])('fails where the state %s, and looks again at the next call', async (_, answered, reason) => {
    let looks = 0
    const transport: Transport =
      ({ url }) =>
      async () => {
        if (url !== stateUrl) return E.right(response(200, saved))
        looks += 1
        return E.right(looks === 1 ? answered : response(200, running))
      }
    const save = saving(configOf(transport))
    expect(await save({})).toMatchObject(E.left(unknown(reason)))
    expect(tagOf(await save({}))).toBe('saved')
  })

  it.each<readonly [TransportError, object]>([
    [
      { _tag: 'Disconnected', cause: 'reset', message: 'read ECONNRESET' },
      { _tag: 'ConnectionFailed', cause: 'reset', sent: false, message: `${notReceived}read ECONNRESET` },
    ],
    [
      { _tag: 'NotConnected', cause: 'dns', message: '' },
      { _tag: 'ConnectionFailed', cause: 'dns', sent: false, message: notReceived },
    ],
    [{ _tag: 'TooLarge', maxResponseBytes: 1 }, unknown('the response is longer than 16384 bytes')],
    [{ _tag: 'Unreadable', message: 's3cret' }, unknown('the response cannot be read')],
    [{ _tag: 'OpaqueRedirect' }, unknown('the response is a redirect, which is not followed')],
    [{ _tag: 'Aborted' }, { _tag: 'Aborted' }],
  ])('fails where there is no response of the state: %o', async (failure, expected) => {
    expect(await saving(configOf(() => async () => E.left(failure)))({})).toMatchObject(E.left(expected))
  })

  it('retries the request of the state as any read, also for a save that creates an account', async () => {
    const statuses = [503, 200]
    const { transport } = online()
    const failing: Transport = (request, limits) => async () =>
      request.url === stateUrl && statuses.shift() === 503 ? E.right(response(503)) : transport(request, limits)()
    expect(tagOf(await saving(configOf(failing, { retry: { baseDelay: 0 } }))({}))).toBe('saved')
  })

  it('ends with the time of the call, and with its signal, while the state is requested', async () => {
    const save = saving(configOf(() => () => new Promise(() => {})))
    expect(await save({}, { timeout: 5 })).toMatchObject(E.left({ _tag: 'TimedOut', timeout: 5 }))
    expect(await save({}, { signal: AbortSignal.timeout(5) })).toMatchObject(E.left({ _tag: 'Aborted' }))
    expect(await save({}, { signal: AbortSignal.abort() })).toMatchObject(E.left({ _tag: 'Aborted' }))
  })

  it('reports a transport that throws as a connection that failed', async () => {
    const transport: Transport = () => {
      throw new Error('s3cret')
    }
    expect(await saving(configOf(transport))({})).toMatchObject(E.left({ _tag: 'ConnectionFailed', sent: false }))
  })
})

it('bounds the response of the state, whatever the call allows', async () => {
  const bounds: Array<number> = []
  const { transport } = online()
  const noting: Transport = (request, limits) => {
    bounds.push(limits.maxResponseBytes)
    return transport(request, limits)
  }
  await clientWith(configOf(noting, { maxResponseBytes: 1_000_000 })).getCurrentAccountId()()
  expect(bounds).toEqual([16_384, 1_000_000])
})

it('reports an operation to onEvent, and not the request of the state', async () => {
  const events: Array<ClientEvent> = []
  const { transport, move } = online()
  const client = clientWith(configOf(transport, { onEvent: (event) => events.push(event) }))
  move(3)
  await client.saveEMailAccount({})()
  move(4)
  await client.saveEMailAccount({})()
  expect(events.map((event) => [event._tag, event.call, event.attempt, new URL(event.request.url).host])).toEqual([
    ['Request', 1, 1, 'online3.superoffice.com'],
    ['Response', 1, 1, 'online3.superoffice.com'],
    ['Request', 2, 1, 'online3.superoffice.com'],
    ['Response', 2, 1, 'online3.superoffice.com'],
    ['Request', 2, 2, 'online4.superoffice.com'],
    ['Response', 2, 2, 'online4.superoffice.com'],
  ])
})

it('is shared by the clients that have the same value, and by no others', async () => {
  const { transport, urls } = online()
  const shared = configOf(transport)
  await clientWith(shared).getCurrentAccountId()()
  await clientWith(shared).getCurrentAccountId()()
  expect(urls().filter((url) => url.startsWith('GET'))).toHaveLength(1)
  await clientWith(configOf(transport)).getCurrentAccountId()()
  expect(urls().filter((url) => url.startsWith('GET'))).toHaveLength(2)
})

describe('a tenant that two clients share', () => {
  const refused: Transport = () => async () => E.left({ _tag: 'NotConnected', cause: 'refused', message: 'refused' })
  const sharing = async (first: Partial<ClientConfig>, isClosed: boolean) => {
    const { transport, urls } = online()
    let lookups = 0
    const failingOnce: Transport = (request, limits) =>
      !isClosed && request.url === stateUrl && ++lookups === 1 ? refused(request, limits) : transport(request, limits)
    const baseUrl = tenant(options)
    const [one, other] = [
      clientWith(configOf(failingOnce, { baseUrl, ...first })),
      clientWith(configOf(failingOnce, { baseUrl, retry: { baseDelay: 0 } })),
    ]
    if (isClosed) await one.close()
    const outcomes = await Promise.all([one.saveEMailAccount({})(), other.saveEMailAccount({})()])
    return { outcomes, urls: urls() }
  }
  const lookedUp = [`GET ${stateUrl}`, `POST ${place(2)}/SaveEMailAccount`]

  it.each<readonly [string, Partial<ClientConfig>, boolean, string]>([
    ['is closed', {}, true, 'closed'],
    ['does not retry', { retry: false }, false, 'refused'],
  ])('is found by one of them where the other one %s', async (_, first, isClosed, cause) => {
    const { outcomes, urls } = await sharing(first, isClosed)

    expect(outcomes).toMatchObject([E.left({ _tag: 'ConnectionFailed', cause }), E.right(saved)])
    expect(urls).toEqual(lookedUp)
  })
})

it('is looked up once for calls whose options are made anew with the same content, also where that fails', async () => {
  let lookups = 0
  const refused: Transport = () => async () => {
    lookups += 1
    await new Promise((resolve) => setTimeout(resolve, 10))
    return E.left({ _tag: 'NotConnected', cause: 'refused', message: 'refused' })
  }
  const client = clientWith(configOf(refused))
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, () =>
      client.saveEMailAccount({}, { retry: { attempts: 1 }, timeout: 5000, transport: refused })(),
    ),
  )

  expect(outcomes).toMatchObject(outcomes.map(() => E.left({ _tag: 'ConnectionFailed', cause: 'refused' })))
  expect(lookups).toBe(1)
})

describe('the options of a tenant', () => {
  const called = async (more: Partial<TenantOptions>, Endpoint: string) => {
    const urls: Array<string> = []
    const transport: Transport =
      ({ url }) =>
      async () => {
        urls.push(new URL(url).origin)
        return E.right(url.includes('/api/state/') ? response(200, { ...running, Endpoint }) : response(200, saved))
      }
    await clientWith(configOf(transport, { baseUrl: tenant({ ...options, ...more }) })).saveEMailAccount({})()
    return urls
  }

  test.each(['sod', 'qaonline', 'online'] as const)('%s is an environment', async (environment) => {
    const Endpoint = `https://${environment}2.superoffice.com/Cust12345`
    expect(await called({ environment }, Endpoint)).toEqual([
      `https://${environment}.superoffice.com`,
      new URL(Endpoint).origin,
    ])
  })

  test.each<readonly [string, Partial<TenantOptions>, string]>([
    ['a host that is the domain itself', { host: 'https://proxy.test/' }, 'https://proxy.test/Cust1'],
    ['a host below it', { host: 'https://proxy.test:8443/api' }, 'https://a.b.proxy.test:99/Cust1'],
    ['another domain than that of the host', { host: 'https://a.test', domain: 'B.test' }, 'https://c.b.test'],
    ['no TLS where the host has none', { host: 'http://127.0.0.1:80' }, 'http://127.0.0.1:8080/Cust1'],
    ['an address', { host: 'http://[::1]:80' }, 'http://[::1]:8080/Cust1'],
    ['TLS behind a host that has none', { host: 'http://localhost', domain: 'a.test' }, 'https://a.test'],
  ])('may trust %s', async (_, more, Endpoint) => {
    expect(await called(more, Endpoint)).toEqual([new URL(more.host ?? host).origin, new URL(Endpoint).origin])
  })

  test.each<readonly [string, Partial<TenantOptions>, string]>([
    ['the documented domain behind another host', { host: 'https://proxy.test' }, place(2)],
    ['the host itself where the domain is another', { host: 'https://a.test', domain: 'b.test' }, 'https://a.test'],
    ['no TLS on another host than that without', { host: 'http://a.test' }, 'http://b.a.test'],
    ['no TLS on the host that has it', { host: 'https://a.test' }, 'http://a.test'],
    ['no TLS in the domain', { host: 'http://127.0.0.1', domain: 'a.test' }, 'http://a.test'],
    ['what is above the domain', { domain: 'a.superoffice.com' }, 'https://superoffice.com'],
  ])('trust not %s', async (_, more, Endpoint) => {
    expect(await called(more, Endpoint)).toEqual([new URL(more.host ?? host).origin])
  })

  test.each([
    [{ contextId: '' }, 'baseUrl.contextId: expected a context identifier, as Cust12345'],
    [{ contextId: 'Cust1/../..' }, 'baseUrl.contextId: expected a context identifier, as Cust12345'],
    [{ contextId: '../Cust1' }, 'baseUrl.contextId: expected a context identifier, as Cust12345'],
    [{ contextId: 'C'.repeat(65) }, 'baseUrl.contextId: expected a context identifier, as Cust12345'],
    [{ contextId: 12345 }, 'baseUrl.contextId: expected a context identifier, as Cust12345'],
    [{ environment: 'prod' }, 'baseUrl.environment: expected sod, qaonline or online'],
    [{ host: 'proxy.test' }, 'baseUrl.host: expected an http(s) URL without user, password, query, fragment'],
    [{ host: new URL('https://a.test') }, 'baseUrl.host: expected an http(s) URL without user, password, query'],
    [{ domain: 'a.test/' }, 'baseUrl.domain: expected the name of a host'],
    [{ domain: 'a@b.test' }, 'baseUrl.domain: expected the name of a host'],
    [{ domain: 'https://a.test' }, 'baseUrl.domain: expected the name of a host'],
    [{ domain: 'a.test:8443' }, 'baseUrl.domain: expected the name of a host'],
    [{ domain: '' }, 'baseUrl.domain: expected the name of a host'],
    [{ domain: 5 }, 'baseUrl.domain: expected the name of a host'],
  ])('are refused by makeClient: %o', (more, problem) => {
    const config = configOf(online().transport, { baseUrl: tenant({ ...options, ...more } as TenantOptions) })
    expect(() => clientWith(config)).toThrow(problem)
    expect(() => makePromiseClient(config)).toThrow(SettingsException)
    expect(() => makePromiseClient(config)).toThrow(problem)
  })

  it('may be those of one call', async () => {
    const { transport, urls } = online()
    const client = clientWith(configOf(transport, { baseUrl: 'https://other.test' }))
    expect(tagOf(await client.saveEMailAccount({}, { baseUrl: tenant(options) })())).toBe('saved')
    expect(urls()).toHaveLength(2)
    const wrong = await client.saveEMailAccount({}, { baseUrl: tenant({ ...options, contextId: '' }) })()
    expect(tagOf(wrong)).toBe('InvalidInput')
  })
})

it('has a message for a person', async () => {
  const config = configOf(online({ State: 'Suspended', IsRunning: false }).transport)
  const outcome = await clientWith(config).saveEMailAccount({})()
  expect(F.pipe(outcome, E.match(errorMessage, String))).toBe(
    'SaveEMailAccount (POST /api/v1/Agents/EMail/SaveEMailAccount) was not carried out: the tenant Cust12345 is not available, as its state is Suspended. Try again after 2099-01-01T00:00:00Z.',
  )
})

import { either as E, function as F, taskEither as TE } from 'fp-ts'
import * as t from 'io-ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Broker, brokerFrom, decodeResource, linkTo } from '../../src/broker/Broker.js'
import { listen, type RunningServer } from '../../src/http/httpServer.js'

interface Received {
  readonly method: string
  readonly url: string
  readonly authorization: string | undefined
  readonly body: string
}

const received: Array<Received> = []
let response: { status: number; body: string; location?: string } = { status: 200, body: '{}' }
let server: RunningServer

beforeAll(async () => {
  server = await listen(({ method, url, headers, body }) => {
    const authorization = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1]
    received.push({ method, url, authorization, body: new TextDecoder().decode(body) })
    return TE.right({
      status: response.status,
      headers: [
        ['Content-Type', 'application/hal+json'],
        ...(response.location === undefined ? [] : [['Location', response.location] as const]),
      ],
      body: new TextEncoder().encode(response.body),
    })
  })
})
afterAll(() => server.close())
beforeEach(() => {
  received.length = 0
  response = { status: 200, body: '{}' }
})

const use = <A>(env: Record<string, string>, run: (broker: Broker) => TE.TaskEither<string, A>) =>
  F.pipe(brokerFrom({ PACT_BROKER_BASE_URL: server.url, ...env }), TE.fromEither, TE.chain(run))()

describe('a broker', () => {
  it('is sent a token, or a user and a password, or nothing', async () => {
    const get = ({ get, url }: Broker) => get(url)
    await use({ PACT_BROKER_TOKEN: 'planted', PACT_BROKER_USERNAME: 'user' }, get)
    await use({ PACT_BROKER_USERNAME: 'user', PACT_BROKER_PASSWORD: 'word' }, get)
    await use({}, get)

    expect(received.map(({ authorization }) => authorization)).toEqual([
      'Bearer planted',
      `Basic ${Buffer.from('user:word').toString('base64')}`,
      undefined,
    ])
  })

  it.each([301, 302, 303, 307, 308])('is sent nothing again where it redirects: %d', async (status) => {
    response = { status, body: '{}', location: `${server.url}/other` }
    const sent = await use({}, ({ send, url }) => send('POST', `${url}results`, { success: true }))

    expect(sent).toEqual(E.left(`the broker responded to POST /results with status ${status}`))
    expect(received.map(({ url }) => url)).toEqual(['/results'])
  })

  it('is sent JSON, and its JSON is returned', async () => {
    response = { status: 201, body: '{"a":1}' }
    const sent = await use({}, ({ send, url }) => send('POST', `${url}results`, { success: true }))

    expect(sent).toEqual(E.right({ a: 1 }))
    expect(received).toMatchObject([{ method: 'POST', url: '/results', body: '{"success":true}' }])
  })

  it.each([
    [
      'a status of an error',
      { status: 401, body: '{"error":"planted"}' },
      'the broker responded to GET / with status 401',
    ],
    [
      'something else than JSON',
      { status: 200, body: '<planted>' },
      'the broker responded with something else than JSON',
    ],
  ])('that responds with %s fails without a quotation', async (_, wrong, reason) => {
    response = wrong

    expect(await use({ PACT_BROKER_TOKEN: 'planted' }, ({ get, url }) => get(url))).toEqual(E.left(reason))
  })

  it('that does not listen fails', async () => {
    const failed = await use({ PACT_BROKER_BASE_URL: 'http://127.0.0.1:9/' }, ({ get, url }) => get(url))

    expect(failed).toEqual(E.left('the broker at http://127.0.0.1:9 did not respond to GET /'))
  })

  it('that responds with more than 16 MiB fails', async () => {
    response = { status: 200, body: JSON.stringify('a'.repeat(16 * 1024 * 1024)) }

    expect(await use({}, ({ get, url }) => get(url))).toEqual(
      E.left('the response of the broker broke off, or has more than 16777216 bytes'),
    )
  })

  it('that links to another host gets no request and no credentials', async () => {
    const failed = await use({ PACT_BROKER_TOKEN: 'planted' }, ({ get }) => get('http://other.example.test/pacts'))

    expect(failed).toEqual(E.left('the broker links to another host, http://other.example.test'))
    expect(received).toEqual([])
  })

  it('is not made of something that is no URL', () => {
    expect(brokerFrom({ PACT_BROKER_BASE_URL: 'planted' })).toEqual(E.left('PACT_BROKER_BASE_URL is not a URL'))
  })
})

describe('a link', () => {
  const resource = { _links: { 'pb:branch': { href: '/pacticipants/{name}/branches/{branch}' }, broken: {} } }

  it('has its placeholders replaced, and encoded', () => {
    expect(linkTo('pb:branch', { name: 'A B', branch: 'feature/a' })(resource)).toEqual(
      E.right('/pacticipants/A%20B/branches/feature%2Fa'),
    )
  })

  it.each(['absent', 'broken', 'constructor'])('that is %s is a failure', (relation) => {
    expect(linkTo(relation)(resource)).toEqual(E.left(`the broker has no link ${relation}`))
    expect(E.isLeft(linkTo(relation)(null))).toBe(true)
  })
})

describe('a resource', () => {
  it('that cannot be decoded is a failure that names the place', () => {
    const decode = decodeResource(t.type({ a: t.string }), 'list of pacts')

    expect(decode({ a: 1 })).toEqual(E.left("the broker's list of pacts cannot be read: a: expected string, got 1"))
    expect(decode({ a: 'b' })).toEqual(E.right({ a: 'b' }))
  })
})

/** What came with an answer, in errors, in events and beside a value: a table over both transports and both faces. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getCurrentAccountId } from '@so-email/codecs'
import { either as E, function as F, option as O } from 'fp-ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answered,
  basic,
  type ClientConfig,
  type ClientError,
  type ClientEvent,
  fetchTransport,
  makeClientOf,
  withResponse,
} from '../src/index.js'
import * as promise from '../src/promise/index.js'
import { undiciTransport } from '../src/transport/undiciTransport.js'
import { clientWith, response } from './support.js'

const password = 's3cret-p4ss'

/** The status is in the path. */
const server = createServer((request, reply) => {
  const [, status = '200'] = /^\/(\d+)\//.exec(request.url ?? '') ?? []
  reply.writeHead(Number(status), {
    'Content-Type': 'application/json',
    'X-Request-Id': `id of ${password}`,
    'Request-Id': '|abc.1.',
    'Set-Cookie': 'session=s3ssion',
  })
  reply.end(status === '200' ? '554' : '{}')
})
const undici = undiciTransport()
const url = (status: number) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${status}`

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(async () => {
  await undici.close()
  server.closeAllConnections()
  server.close()
})

const config = (status: number, transport: NonNullable<ClientConfig['transport']>): ClientConfig => ({
  baseUrl: url(status),
  auth: basic({ user: 'tje0', password }),
  retry: false,
  transport,
})

type Outcome = Promise<E.Either<ClientError, Answered<O.Option<number>>>>

const faces: Readonly<Record<string, (config: ClientConfig) => Outcome>> = {
  'a TaskEither': (config) => {
    const client = E.getOrElseW(() => expect.fail())(makeClientOf({ getCurrentAccountId })(config))
    return withResponse(client.getCurrentAccountId)()()
  },
  'a Promise': (config) =>
    promise
      .withResponse(promise.makeClientOf({ getCurrentAccountId })(config).getCurrentAccountId)()
      .then(
        ({ value, response }) => E.right({ value: O.fromNullable(value), response }),
        ({ error }) => E.left(error),
      ),
}

const cases = Object.entries({ undici: undici.send, fetch: fetchTransport }).flatMap(([name, transport]) =>
  Object.entries(faces).map(([face, call]) => [name, face, transport, call] as const),
)

const harmless = (headers: ReadonlyArray<readonly [string, string]>) =>
  Object.fromEntries(headers.filter(([name]) => !/^(?:date|connection|keep-alive|transfer-encoding)$/i.test(name)))

const shown = { 'content-type': 'application/json', 'request-id': '|abc.1.', 'x-request-id': 'id of <redacted>' }

describe.each(cases)('over %s, with %s', (_name, _face, transport, call) => {
  it('a value comes with its response: the status, all headers and the duration', async () => {
    const { value, response } = E.getOrElseW(() => expect.fail())(await call(config(200, transport)))

    expect([value, response.status]).toEqual([O.some(554), 200])
    expect(response.headers).toEqual(expect.arrayContaining([['set-cookie', 'session=s3ssion']]))
    expect(response.duration).toBeGreaterThanOrEqual(0)
  })

  it.each([400, 401, 403, 429, 500, 302])(
    'an error after a %d has the harmless headers, redacted, and the duration',
    async (status) => {
      const error = F.pipe(
        await call(config(status, transport)),
        E.match(F.identity, () => expect.fail()),
      )

      expect('headers' in error && harmless(error.headers)).toEqual(shown)
      expect(error.duration).toBeGreaterThanOrEqual(0)
      expect(JSON.stringify(error)).not.toMatch(/s3cret|s3ssion/)
    },
  )

  it.each([200, 429])('an event of a %d has the harmless headers, redacted, and the duration', async (status) => {
    const events: Array<ClientEvent> = []
    await call({ ...config(status, transport), onEvent: (event) => events.push(event) })
    const [event] = events.flatMap((event) => (event._tag === 'Response' ? [event] : []))

    expect([event?.status, harmless(event?.headers ?? [])]).toEqual([status, shown])
    expect(event?.duration).toBeGreaterThanOrEqual(0)
    expect(JSON.stringify(events)).not.toMatch(/s3cret|s3ssion/)
  })
})

describe('an error without a response', () => {
  it('has the duration of the call, and no headers', async () => {
    const transport: NonNullable<ClientConfig['transport']> = () => async () =>
      E.left({ _tag: 'NotConnected', cause: 'refused', message: '' })
    const client = clientWith(config(200, transport))

    expect(await client.getCurrentAccountId()()).toEqual(
      E.left({
        _tag: 'ConnectionFailed',
        cause: 'refused',
        sent: false,
        message: '',
        request: expect.anything(),
        duration: expect.any(Number),
      }),
    )
  })

  it('has the duration 0 where nothing was begun', async () => {
    const client = clientWith(config(200, undici.send))

    expect(await client.getEMailAccount({ eMailAccountId: 0.5 })()).toEqual(
      E.left(expect.objectContaining({ _tag: 'InvalidInput', duration: 0 })),
    )
  })
})

describe('withResponse', () => {
  it('takes options that are inherited', async () => {
    const client = clientWith({ ...config(503, fetchTransport), retry: { attempts: 5, baseDelay: 0 } })
    const attempts: Array<number> = []
    const onEvent = ({ attempt }: ClientEvent) => attempts.push(attempt)
    await withResponse(client.getCurrentAccountId)(undefined, Object.create({ retry: false, onEvent }))()

    expect(Math.max(...attempts)).toBe(1)
  })

  it.each([null, 1, 'options', { onResponse: 1 }, { timeout: Number.NaN }])(
    'rejects the options that the call itself rejects: %j',
    async (options) => {
      const { getCurrentAccountId } = clientWith(config(200, () => async () => E.right(response(200, 5))))
      const given = options as never // as JavaScript may give them
      const invalid = E.left(expect.objectContaining({ _tag: 'InvalidInput' }))

      expect(await getCurrentAccountId(undefined, given)()).toEqual(invalid)
      expect(await withResponse(getCurrentAccountId)(undefined, given)()).toEqual(invalid)
    },
  )

  it('rejects options that throw when they are read', async () => {
    const { getCurrentAccountId } = clientWith(config(200, () => async () => E.right(response(200, 5))))
    const options = {
      get onResponse(): never {
        throw new Error('s3cret')
      },
    }

    expect(await withResponse(getCurrentAccountId)(undefined, options)()).toEqual(
      E.left(expect.objectContaining({ _tag: 'InvalidInput' })),
    )
  })
})

describe('onResponse', () => {
  it('is called beside withResponse, and what it throws is ignored', async () => {
    const heads: Array<unknown> = []
    const client = clientWith(config(200, () => async () => E.right(response(200, 5))))
    const onResponse = (head: unknown) => {
      heads.push(head)
      throw new Error('ignored')
    }
    const outcome = await withResponse(client.getCurrentAccountId)(undefined, { onResponse })()

    expect(E.isRight(outcome) && outcome.right.value).toEqual(O.some(5))
    expect(heads).toEqual([E.isRight(outcome) && outcome.right.response])
  })
})

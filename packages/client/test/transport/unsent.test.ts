// Where nothing left the process, a failure says so, with the message of the platform, and only there; and a client can be closed.
import { gzipSync } from 'node:zlib'
import type { SaveEMailAccountRequest } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import type { Dispatcher } from 'undici'
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import { basic } from '../../src/auth/Auth.js'
import type { ClientError } from '../../src/errors/ClientError.js'
import { makeClient } from '../../src/promise/Client.js'
import type { ClientConfig } from '../../src/settings/ClientConfig.js'
import { type Fetch, fetchTransport, fetchTransportOf } from '../../src/transport/fetchTransport.js'
import { hostileServer, sayAndEnd } from '../hostile/server.js'
import { clientWith } from '../support.js'

interface Face {
  readonly save: (account: SaveEMailAccountRequest) => Promise<E.Either<ClientError, unknown>>
  readonly close: () => Promise<void>
}

const faces: Readonly<Record<string, (config: ClientConfig) => Face>> = {
  'a TaskEither': (config) => {
    const { saveEMailAccount, close } = clientWith(config)
    return { save: (account) => saveEMailAccount(account)(), close }
  },
  'a Promise': (config) => {
    const { saveEMailAccount, close } = makeClient(config)
    return { save: (account) => saveEMailAccount(account).then(E.right, ({ error }) => E.left(error)), close }
  },
}

afterEach(() => {
  vi.doUnmock('undici')
  vi.doUnmock('node:zlib')
  vi.unstubAllGlobals()
  vi.resetModules() // what was loaded with another undici or zlib is not for the files after this one
})
beforeEach(() => vi.resetModules())

const auth = basic({ user: 'tje0', password: 'Tje0' })
const retry = { attempts: 2, baseDelay: 0 }

const unsent = (message: unknown) => E.left({ _tag: 'ConnectionFailed', sent: false, cause: 'other', message })

describe.each(Object.entries(faces))('with %s an undici', (_, face) => {
  test.each<readonly [string, () => object, unknown]>([
    [
      'that is missing',
      () => {
        throw new Error("Cannot find package 'undici'")
      },
      expect.any(String),
    ],
    ['that is another module', () => ({ Pool: undefined, Agent: undefined }), expect.stringContaining('Agent')],
    [
      'whose agent cannot be made',
      () => ({
        Agent: class {
          constructor() {
            throw new Error('Dynamic require of "node:assert" is not supported')
          }
        },
      }),
      'Dynamic require of "node:assert" is not supported',
    ],
    ['whose agent cannot dispatch', () => ({ Agent: class {} }), expect.stringContaining('dispatch')],
  ])('%s sends nothing, and the client can be closed', async (_, module, message) => {
    vi.doMock('undici', module)
    const { undiciTransport } = await import('../../src/transport/undiciTransport.js')
    const { send, close } = undiciTransport()
    const client = face({ baseUrl: 'http://127.0.0.1:9', auth, transport: send, retry })
    expect(await client.save({})).toMatchObject(unsent(message))
    expect(await client.save({ EMailAccountId: 270 })).toMatchObject(unsent(message))
    expect(await close()).toBe(undefined)
    expect(await client.close()).toBe(undefined)
  })
})

describe.each(Object.entries(faces))('with %s fetch', (_, face) => {
  const save = (baseUrl: string) => face({ baseUrl, auth, transport: fetchTransport, retry }).save({})

  it('sends nothing to a port that it blocks', async () => {
    expect(await save('http://127.0.0.1:6667')).toMatchObject(unsent('the platform blocks this port'))
  })

  it('sends nothing where it refuses an option, as workers of an old date', async () => {
    const message = "The 'credentials' field on 'RequestInitializerDict' is not implemented."
    const refusing = (_: string, { credentials }: RequestInit) => {
      if (credentials !== undefined) throw new Error(message)
    }
    vi.stubGlobal('fetch', refusing)
    vi.stubGlobal('Request', function Request(url: string, options: RequestInit) {
      refusing(url, options)
    })
    expect(await save('http://127.0.0.1:9')).toMatchObject(unsent(message))
  })
})

describe.each(Object.entries(faces))('with %s a new account is sent once', (_, face) => {
  const sent = { _tag: 'ConnectionFailed', sent: true }
  const failing = (fail: () => unknown) => {
    let requests = 0
    const fetch: Fetch = async () => {
      requests += 1
      throw fail()
    }
    const save = face({ baseUrl: 'http://127.0.0.1:9', auth, transport: fetchTransportOf(fetch), retry }).save
    return { save, requests: () => requests }
  }

  it.each<readonly [string, unknown]>([
    ['has no Request', undefined],
    [
      'has a Request that takes no signal of another realm',
      () => {
        throw new TypeError('Expected signal to be an instance of AbortSignal')
      },
    ],
  ])('by a fetch that fails where the platform %s', async (_, Request) => {
    vi.stubGlobal('Request', Request)
    const { save, requests } = failing(() => new Error('socket hang up'))
    expect(await save({})).toMatchObject(E.left(sent))
    expect(requests()).toBe(1)
  })

  it('by a fetch whose attempts failed together, of which one may have been sent', async () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' })
    const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' })
    const { save, requests } = failing(() => new AggregateError([refused, new Error('', { cause: reset })]))
    expect(await save({})).toMatchObject(E.left({ ...sent, cause: 'reset', message: 'read ECONNRESET' }))
    expect(requests()).toBe(1)
  })

  it('by an undici that throws once it has started', async () => {
    let requests = 0
    class Agent {
      dispatch(_: unknown, { onRequestStart }: Dispatcher.DispatchHandler) {
        requests += 1
        onRequestStart?.({ abort: () => {} } as unknown as Dispatcher.DispatchController, null) // as much as is used
        throw new Error('broken')
      }
    }
    vi.doMock('undici', () => ({ Agent }))
    const { undiciTransport } = await import('../../src/transport/undiciTransport.js')
    const client = face({ baseUrl: 'http://127.0.0.1:9', auth, transport: undiciTransport().send, retry })
    expect(await client.save({})).toMatchObject(E.left(sent))
    expect(requests).toBe(1)
  })

  it('over undici where the response cannot be decoded for want of memory', async () => {
    vi.doMock('node:zlib', () => ({
      createGunzip: () => {
        throw new Error('Initialization failed')
      },
    }))
    const { undiciTransport } = await import('../../src/transport/undiciTransport.js')
    const server = await hostileServer(
      sayAndEnd(['HTTP/1.1 200 OK', 'Connection: close', 'Content-Encoding: gzip'], gzipSync('{}')),
    )
    const { send, close } = undiciTransport()
    const client = face({ baseUrl: server.url, auth, transport: send, retry })
    expect(await client.save({})).toMatchObject(E.left({ _tag: 'NotUnderstood', status: 200, what: 'unreadable' }))
    expect(server.requests()).toBe(1)
    await close()
    await server.close()
  })
})

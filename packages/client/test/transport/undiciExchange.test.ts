// What has left is known, whatever code the failure has.
import { createConnection } from 'node:net'
import { either as E } from 'fp-ts'
import { Pool } from 'undici'
import { afterEach, expect, it } from 'vitest'
import { undiciExchange } from '../../src/transport/undiciExchange.js'
import { hostileServer } from '../hostile/server.js'
import { limits, request } from '../support.js'

const closing: Array<() => Promise<unknown>> = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const failure = (syscall: string, code: string) => Object.assign(new Error(`${syscall} ${code}`), { code, syscall })

it.each(['EHOSTUNREACH', 'ENETUNREACH', 'ECONNREFUSED'])(
  'a connection that ends with %s after the request went out may have carried it',
  async (code) => {
    let end = () => {}
    const server = await hostileServer(() => end())
    const pool = new Pool(server.url, {
      connect: ({ hostname, port }, callback) => {
        const socket = createConnection({ host: hostname, port: Number(port) })
        socket.once('connect', () => callback(null, socket))
        end = () => socket.destroy(failure('read', code))
      },
    })
    closing.push(() => pool.destroy(), server.close)
    expect(await undiciExchange(pool, { ...request, url: server.url }, limits())).toMatchObject(
      E.left({ _tag: 'Disconnected', message: `read ${code}` }),
    )
    expect(server.requests()).toBe(1)
  },
)

it('a connection that could not be made carried nothing, whatever the reason', async () => {
  const pool = new Pool('http://host.test', {
    connect: (_, callback) => callback(failure('anything', 'EWHATEVER'), null),
  })
  closing.push(() => pool.destroy())
  expect(await undiciExchange(pool, request, limits())).toEqual(
    E.left({ _tag: 'NotConnected', cause: 'other', message: 'anything EWHATEVER' }),
  )
})

it('a response whose header announces too many bytes is not waited for', async () => {
  const server = await hostileServer((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n'))
  const pool = new Pool(server.url)
  closing.push(() => pool.destroy(), server.close)
  expect(await undiciExchange(pool, { ...request, url: server.url }, limits())).toMatchObject(
    E.right({ status: 200, unread: { _tag: 'TooLarge', maxResponseBytes: 1000 } }),
  )
})

it('a request that ended while it waited for a connection is not sent', async () => {
  let answer = () => {}
  const server = await hostileServer((socket) => {
    answer = () => socket.write('HTTP/1.1 204 No Content\r\n\r\n')
  })
  const pool = new Pool(server.url, { connections: 1, pipelining: 1 })
  closing.push(() => pool.destroy(), server.close)
  const ask = (signal?: AbortSignal) => undiciExchange(pool, { ...request, url: server.url }, limits(signal))

  const first = ask()
  const waiting = new AbortController()
  const second = ask(waiting.signal)
  waiting.abort()
  expect(await second).toEqual(E.left({ _tag: 'Aborted' }))
  answer()
  while (server.requests() === 0) await new Promise((resolve) => setTimeout(resolve, 1))
  answer()
  expect(await first).toMatchObject(E.right({ status: 204 }))
  const third = ask()
  while (server.requests() === 1) await new Promise((resolve) => setTimeout(resolve, 1))
  answer()
  expect(await third).toMatchObject(E.right({ status: 204 }))
  expect(server.requests()).toBe(2)
})

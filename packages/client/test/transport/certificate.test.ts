// A server whose certificate nobody vouches for, over real sockets.
import { createServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { either as E } from 'fp-ts'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { basic } from '../../src/auth/Auth.js'
import { fetchTransport } from '../../src/transport/fetchTransport.js'
import { clientWith } from '../support.js'

const untrusted = async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec' })
  const sockets = new Set<Socket>()
  let requests = 0
  const server = createServer({ key, cert }, (_, answer) => {
    requests += 1
    answer.end()
  })
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a TCP server's address is never a string
  return {
    baseUrl: `https://localhost:${port}`,
    requests: () => requests,
    open: () => sockets.size,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

let server: Awaited<ReturnType<typeof untrusted>>
beforeAll(async () => {
  server = await untrusted()
})
afterAll(() => server.close())

test.each([
  ['undici', {}],
  ['fetch', { transport: fetchTransport }],
])('a server with a certificate of its own making is sent nothing over %s', async (_, given) => {
  const auth = basic({ user: 'tje0', password: 'Tje0' })
  const client = clientWith({ baseUrl: server.baseUrl, auth, ...given })
  const answer = await client.saveEMailAccount({ EMailAccountId: 271 })()
  expect(answer).toMatchObject(E.left({ _tag: 'ConnectionFailed', cause: 'tls', sent: false }))
  expect(server.requests()).toBe(0)
  await client.close()
  await vi.waitUntil(() => server.open() === 0, 30_000)
})

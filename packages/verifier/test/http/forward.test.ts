import { type AddressInfo, createServer } from 'node:net'
import { either as E } from 'fp-ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { forward } from '../../src/http/forward.js'
import { startFieldServer } from '../field/FieldServer.js'

let site: Awaited<ReturnType<typeof startFieldServer>>
beforeAll(async () => {
  site = await startFieldServer()
})
afterAll(() => site.close())

it.each(['.example.test/', '@example.test/', ':1/', '', '?a', '0/', '\\example.test/'])(
  'a path that changes the server behind it is not sent: %j',
  async (url) => {
    const before = site.requests.length
    const result = await forward(site.url)({ method: 'GET', url, headers: [], body: new Uint8Array() })()

    expect(result).toEqual(
      E.left(expect.stringMatching(/^the path of a request (?:cannot be read|leads to another server)$/)),
    )
    expect(site.requests.length).toBe(before)
  },
)

it('a path that looks like another server is sent as a path', async () => {
  await forward(site.url)({ method: 'GET', url: '//example.test/', headers: [], body: new Uint8Array() })()

  expect(site.requests.at(-1)?.url).toBe('//example.test/')
})

it.each(['101 Switching Protocols', '099 Early', '000 Nothing'])(
  'a response with the status %s, which is that of none, is not passed on',
  async (status) => {
    const server = createServer((socket) => socket.once('data', () => socket.end(`HTTP/1.1 ${status}\r\n\r\n`)))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const result = await forward(url)({ method: 'GET', url: '/', headers: [], body: new Uint8Array() })()
    server.close()

    expect(result).toEqual(
      E.left(`the server responded with status ${Number(status.slice(0, 3))}, which is that of no response`),
    )
  },
)

it('a server without TLS is named as one', async () => {
  const url = site.url.replace('http:', 'https:')
  const { host } = new URL(url)

  expect(await forward(url)({ method: 'GET', url: '/', headers: [], body: new Uint8Array() })()).toEqual(
    E.left(
      `${host} did not respond: TLS failed; see whether the URL has to begin with http://, and which versions of TLS the server has`,
    ),
  )
})

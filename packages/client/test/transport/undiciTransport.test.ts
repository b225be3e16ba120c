import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { either as E } from 'fp-ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { decodeContent } from '../../src/transport/decodeContent.js'
import { undiciTransport } from '../../src/transport/undiciTransport.js'
import { hostileServer, say, sayAndEnd } from '../hostile/server.js'
import { limits, request } from '../support.js'

const text = JSON.stringify({ Message: 'Hello' })

const closing: Array<() => Promise<unknown>> = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const received = async (encoding: string, body: Uint8Array) => {
  const server = await hostileServer(
    sayAndEnd(
      ['HTTP/1.1 200 OK', 'Connection: close', `Content-Encoding: ${encoding}`, `Content-Length: ${body.length}`],
      body,
    ),
  )
  const { send, close } = undiciTransport()
  closing.push(close, server.close)
  return send({ ...request, url: server.url }, limits())()
}

const ask = async (encoding: string, body: Uint8Array) =>
  E.map(({ body }: { body: Uint8Array }) => new TextDecoder().decode(body))(await received(encoding, body))

describe('a compressed answer is decoded', () => {
  it.each([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['GZIP', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['identity', Buffer.from(text)],
    ['deflate, gzip', gzipSync(deflateSync(text))],
  ])('from %s', async (encoding, body) => {
    expect(await ask(encoding, body)).toEqual(E.right(text))
  })

  it.each([
    ['gzip', gzipSync(text).subarray(0, 12)],
    ['br', Buffer.from('no brotli at all')],
  ])('unless it is no %s, and then its status is known', async (encoding, body) => {
    expect(await received(encoding, body)).toMatchObject(E.right({ status: 200, unread: { _tag: 'Broken' } }))
  })

  it('unless its encoding is none, as with fetch', async () => {
    expect(await ask('zstd', Buffer.from(text))).toEqual(E.right(text))
  })

  it('where any number of bytes is allowed', async () => {
    const head = { status: 200, headers: [['content-encoding', 'gzip']] as const }
    const unlimited = { ...limits(), maxResponseBytes: Number.POSITIVE_INFINITY }
    const { body, ...rest } = await decodeContent({ ...head, body: gzipSync(text) }, unlimited)
    expect([rest, new TextDecoder().decode(body)]).toEqual([head, text])
  })

  it('up to as many bytes as are allowed', async () => {
    expect(await ask('gzip', gzipSync('x'.repeat(1000)))).toEqual(E.right('x'.repeat(1000)))
    expect(await received('gzip', gzipSync('x'.repeat(1001)))).toMatchObject(
      E.right({ unread: { _tag: 'TooLarge', maxResponseBytes: 1000 } }),
    )
  })
})

it('an address that is none is a failure, not an exception', async () => {
  const { send, close } = undiciTransport()
  closing.push(close)
  expect(await send({ ...request, url: 'nowhere' }, limits())()).toMatchObject(E.left({ _tag: 'NotConnected' }))
})

it('what has been aborted before is not sent', async () => {
  const server = await hostileServer(() => {})
  const { send, close } = undiciTransport()
  closing.push(close, server.close)
  expect(await send({ ...request, url: server.url }, limits(AbortSignal.abort()))()).toEqual(
    E.left({ _tag: 'Aborted' }),
  )
  expect(server.requests()).toBe(0)
})

it('a TLS handshake that never ends is given up by close', async () => {
  const server = await hostileServer(() => {})
  const { send, close } = undiciTransport()
  closing.push(server.close)
  const url = server.url.replace('http:', 'https:')
  expect(await send({ ...request, url }, limits(AbortSignal.timeout(100)))()).toEqual(E.left({ _tag: 'Aborted' }))
  await close()
  await server.quiet()
})

it('many exchanges may share a signal without a warning', async () => {
  const warnings: Array<Error> = []
  const onWarning = (warning: Error) => warnings.push(warning)
  process.on('warning', onWarning)
  const server = await hostileServer(sayAndEnd(['HTTP/1.1 204 No Content', 'Connection: close']))
  const { send, close } = undiciTransport()
  closing.push(close, server.close)
  const shared = limits()
  await Promise.all(Array.from({ length: 30 }, () => send({ ...request, url: server.url }, shared)()))
  await new Promise((resolve) => setTimeout(resolve, 5))
  process.off('warning', onWarning)
  expect(warnings).toEqual([])
})

describe('what ends while it waits for a connection', () => {
  it('is never sent', async () => {
    const answering: Array<() => void> = []
    const answer = say(['HTTP/1.1 204 No Content', 'Content-Length: 0'])
    const server = await hostileServer((socket) => answering.push(() => answer(socket)))
    const { send, close } = undiciTransport({ connections: 1 })
    closing.push(close, server.close)
    const ended = new AbortController()
    const ask = (signal?: AbortSignal) => send({ ...request, url: server.url }, limits(signal))()

    const first = ask()
    await vi.waitUntil(() => answering.length === 1, 30_000)
    const queued = ask(ended.signal)
    await new Promise((resolve) => setTimeout(resolve, 10))
    ended.abort()
    expect(await queued).toEqual(E.left({ _tag: 'Aborted' }))
    answering[0]?.()
    expect(await first).toMatchObject(E.right({ status: 204 }))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(server.requests()).toBe(1)

    const next = ask()
    await vi.waitUntil(() => answering.length === 2, 30_000)
    answering[1]?.()
    expect(await next).toMatchObject(E.right({ status: 204 }))
  })
})

describe('close', () => {
  it('waits for what is under way, and sends nothing more', async () => {
    const server = await hostileServer((socket) => {
      setTimeout(() => sayAndEnd(['HTTP/1.1 204 No Content', 'Content-Length: 0'])(socket), 50)
    })
    const { send, close } = undiciTransport()
    closing.push(server.close)
    const ask = () => send({ ...request, url: server.url }, limits())()
    const ended: Array<string> = []
    const underWay = ask().finally(() => ended.push('answered'))
    await vi.waitUntil(() => server.requests() === 1, 30_000)

    const closed = close().finally(() => ended.push('closed'))
    expect(await ask()).toMatchObject(E.left({ _tag: 'NotConnected', cause: 'closed' }))
    await closed

    expect(ended).toEqual(['answered', 'closed'])
    expect(await underWay).toMatchObject(E.right({ status: 204 }))
    expect(server.requests()).toBe(1)
    await server.quiet()
  })
})

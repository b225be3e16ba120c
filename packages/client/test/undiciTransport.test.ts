import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { either as E } from 'fp-ts'
import { afterEach, describe, expect, it } from 'vitest'
import { undiciTransport } from '../src/undiciTransport.js'
import { hostileServer, sayAndEnd } from './hostile/server.js'
import { limits, request } from './support.js'

const text = JSON.stringify({ Message: 'Hello' })

const closing: Array<() => Promise<unknown>> = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const ask = async (encoding: string, body: Uint8Array) => {
  const server = await hostileServer(
    sayAndEnd(
      ['HTTP/1.1 200 OK', 'Connection: close', `Content-Encoding: ${encoding}`, `Content-Length: ${body.length}`],
      body,
    ),
  )
  const { send, close } = undiciTransport()
  closing.push(close, server.close)
  const outcome = await send({ ...request, url: server.url }, limits())()
  return E.map(({ body }: { body: Uint8Array }) => new TextDecoder().decode(body))(outcome)
}

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
    ['zstd', Buffer.from(text)],
    ['gzip', gzipSync(text).subarray(0, 12)],
    ['br', Buffer.from('no brotli at all')],
  ])('unless it is no %s that we know', async (encoding, body) => {
    expect(await ask(encoding, body)).toMatchObject(E.left({ _tag: 'Disconnected', cause: 'protocol' }))
  })

  it('up to as many bytes as are allowed', async () => {
    expect(await ask('gzip', gzipSync('x'.repeat(1000)))).toEqual(E.right('x'.repeat(1000)))
    expect(await ask('gzip', gzipSync('x'.repeat(1001)))).toEqual(E.left({ _tag: 'TooLarge', maxResponseBytes: 1000 }))
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

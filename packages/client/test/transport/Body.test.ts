import { heldBytes } from '@so-email/testing/memory'
import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { makeBody } from '../../src/transport/Body.js'
import { fetchTransport } from '../../src/transport/fetchTransport.js'
import { undiciTransport } from '../../src/transport/undiciTransport.js'
import { hostileServer } from '../hostile/server.js'
import { limits, request } from '../support.js'

/** What a value holds, in bytes, outside of the heap included. */
const heldBy = (make: () => unknown): number => {
  const before = heldBytes()
  const held = [make()]
  const after = heldBytes()
  return held.length > 0 ? after - before : 0
}

describe('a body', () => {
  it('is its chunks in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), (chunks) => {
        const body = makeBody(Number.POSITIVE_INFINITY)
        expect(chunks.map(body.add)).toEqual(chunks.map(() => true))
        expect([...body.bytes()]).toEqual(chunks.flatMap((chunk) => [...chunk]))
      }),
    )
  })

  it('takes as many bytes as are allowed, and drops a chunk that is too long', () => {
    const body = makeBody(4)
    expect([3, 2, 1, 1].map((length) => body.add(new Uint8Array(length)))).toEqual([true, false, true, false])
    expect(body.bytes().length).toBe(4)
  })

  it('of 1 MiB in chunks of one byte holds no more than twice its bytes', () => {
    const mebibyte = 1024 * 1024
    // The rest of the process may hold more at the same time, but not each time.
    const held = Array.from({ length: 3 }, () =>
      heldBy(() => {
        const body = makeBody(2 * mebibyte)
        for (let i = 0; i < mebibyte; i++) body.add(Buffer.of(i & 255))
        return body
      }),
    )
    expect(Math.min(...held)).toBeLessThan(3 * mebibyte)
  })
})

const transports = [
  ['undici', () => undiciTransport()],
  ['fetch', () => ({ send: fetchTransport, close: async () => {} })],
] as const

test.each(transports)('over %s, a body in many small chunks is received whole', async (_, open) => {
  const text = 'abcdefghij'.repeat(2000)
  const server = await hostileServer((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n')
    socket.end(`${[...text].map((char) => `1\r\n${char}\r\n`).join('')}0\r\n\r\n`)
  })
  const transport = open()
  const allowed = { ...limits(), maxResponseBytes: text.length }
  const received = await transport.send({ ...request, url: server.url }, allowed)()
  const refused = await transport.send({ ...request, url: server.url }, { ...allowed, maxResponseBytes: 1000 })()
  await transport.close()
  await server.close()
  expect(received).toMatchObject({ _tag: 'Right', right: { status: 200, body: { length: text.length } } })
  expect(received._tag === 'Right' && new TextDecoder().decode(received.right.body)).toBe(text)
  expect(refused).toMatchObject({ _tag: 'Right', right: { unread: { _tag: 'TooLarge', maxResponseBytes: 1000 } } })
})

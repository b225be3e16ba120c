import { EventEmitter } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { option as O } from 'fp-ts'
import { expect, it } from 'vitest'
import { readRequest } from '../../src/server/readRequest.js'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** Without the bytes themselves, which are given back later than they are let go. */
const inUse = (): number => {
  collect()
  return process.memoryUsage().heapUsed
}

it('holds a body that arrives byte by byte in little more memory than its length', () => {
  const message = new EventEmitter()
  const lengths: Array<O.Option<number>> = []
  // All that is read of a message are its head, which may be absent, and these events.
  readRequest(Object.assign(message, { rawHeaders: [] }) as unknown as IncomingMessage, 1_000_000, (request) =>
    lengths.push(O.map(({ body }: { readonly body: Uint8Array }) => body.length)(request)),
  )
  const before = inUse()
  for (let i = 0; i < 300_000; i++) message.emit('data', Buffer.from('x'))
  const held = inUse() - before
  message.emit('end')

  expect(held).toBeLessThan(3_000_000)
  expect(lengths).toEqual([O.some(300_000)])
})

import { EventEmitter } from 'node:events'
import { heldHeapBytes } from '@so-email/testing/memory'
import { either as E, function as F } from 'fp-ts'
import { expect, it } from 'vitest'
import type { SocketExchange } from '../../src/server/RequestQueue.js'
import { type Arriving, readRequest, type Unread } from '../../src/server/readRequest.js'

const bounds = { maxBodyBytes: 1_000_000, maxArrivingBytes: 2_000_000 }

/** A message whose events a test emits, and what was read of it. */
const reading = (arriving: Arriving) => {
  const read: Array<E.Either<Unread, number>> = []
  // All that is read of a message are its head, which may be absent, and these events; of a response, its end.
  const message = Object.assign(new EventEmitter(), { rawHeaders: [], pause: () => {} })
  const response = new EventEmitter()
  readRequest({ message, response } as unknown as SocketExchange, bounds, arriving, (request) =>
    read.push(
      F.pipe(
        request,
        E.map(({ body }) => body.length),
      ),
    ),
  )
  return { message, response, read }
}

it('holds a body that arrives byte by byte in little more memory than its length', () => {
  // The rest of the process may hold more at the same time, but not each time.
  const held = Array.from({ length: 5 }, () => {
    const { message, read } = reading({ bytes: 0 })
    const before = heldHeapBytes()
    for (let i = 0; i < 300_000; i++) message.emit('data', Buffer.from('x'))
    const bytes = heldHeapBytes() - before
    message.emit('end')
    expect(read).toEqual([E.right(300_000)])
    return bytes
  })

  expect(Math.min(...held)).toBeLessThan(3_000_000)
})

it('stops reading a body that is too long', () => {
  const arriving = { bytes: 0 }
  const { message, read } = reading(arriving)
  message.emit('data', Buffer.alloc(1_000_001))

  expect([read, arriving.bytes]).toEqual([[E.left('tooLong')], 0])
})

it('stops reading when the bodies of all requests together are too long, and reads again when some have arrived', () => {
  const arriving = { bytes: 0 }
  const [first, second, third, fourth] = [reading(arriving), reading(arriving), reading(arriving), reading(arriving)]
  for (const { message } of [first, second, third]) message.emit('data', Buffer.alloc(900_000))
  expect([third.read, arriving.bytes]).toEqual([[E.left('noRoom')], 1_800_000])

  first.message.emit('end')
  second.message.emit('close')
  expect([first.read, second.read, arriving.bytes]).toEqual([[E.right(900_000)], [], 0])
  fourth.message.emit('data', Buffer.alloc(900_000))
  fourth.message.emit('end')
  expect([fourth.read, arriving.bytes]).toEqual([[E.right(900_000)], 0])
  const fifth = reading(arriving)
  fifth.message.emit('data', Buffer.alloc(900_000))
  fifth.response.emit('close')
  expect([fifth.read, arriving.bytes]).toEqual([[], 0])
})

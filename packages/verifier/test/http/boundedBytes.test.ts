import { heldBytes } from '@so-email/testing/memory'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundedBytes } from '../../src/http/boundedBytes.js'

describe('the bytes of a stream', () => {
  it('are those of its chunks in their order', async () => {
    const chunked = async function* (chunks: ReadonlyArray<Uint8Array>) {
      yield* chunks
    }
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array()), async (chunks) => {
        expect([...(await boundedBytes(10_000)(chunked(chunks)))]).toEqual(chunks.flatMap((chunk) => [...chunk]))
      }),
    )
  })

  it('are read no further than allowed', async () => {
    let read = 0
    const endless = async function* () {
      while (true) yield new Uint8Array(++read)
    }
    await expect(boundedBytes(10)(endless())).rejects.toThrow('longer than 10 bytes')
    expect(read).toBe(5)
  })

  it('take no more than three times their room while they arrive in chunks of one byte', async () => {
    const room = 512 * 1024
    const held: Array<number> = []
    const dripping = async function* () {
      const before = heldBytes()
      for (let i = 0; i < room; i++) yield Buffer.of(i & 255)
      held.push(heldBytes() - before)
    }
    // The rest of the process may hold more at the same time, but not each time.
    for (let i = 0; i < 3; i++) expect((await boundedBytes(room)(dripping())).length).toBe(room)
    expect(Math.min(...held)).toBeLessThan(3 * room)
  })
})

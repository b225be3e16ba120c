import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { makeOutput } from '../../src/cli/output.js'

/** A stream that the test drains step by step. */
const slow = () => {
  const written: Array<string> = []
  const waiting: Array<() => void> = []
  const stream = new Writable({
    highWaterMark: 10,
    write: (chunk, _, done) => {
      written.push(String(chunk))
      waiting.push(done)
    },
  })
  const read = async () => {
    while (waiting.length > 0) {
      waiting.shift()?.()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { stream, read, text: () => written.join('') }
}

describe('the output', () => {
  it('prints what its reader reads', async () => {
    const { stream, read, text } = slow()
    const { print } = makeOutput(stream)
    print('one')
    print('two\nlines')
    await read()

    expect(text()).toBe('one\ntwo\nlines\n')
  })

  it('drops lines beyond its bound while nobody reads, and prints their number afterwards', async () => {
    const { stream, read, text } = slow()
    const { print } = makeOutput(stream, 100)
    for (let i = 0; i < 1_000; i++) print('x'.repeat(9))
    expect(stream.writableLength).toBeLessThan(120)
    await read()
    print('again')
    await read()

    expect(text()).toBe(`${`${'x'.repeat(9)}\n`.repeat(11)}989 lines were dropped, because nobody read them\nagain\n`)
  })

  it('waits for its reader when it ends, and not for ever', async () => {
    const { stream, read, text } = slow()
    const output = makeOutput(stream, 5)
    for (let i = 0; i < 3; i++) output.print('line')
    await output.flushed(30)
    const end = output.flushed(10_000)
    await read()
    await end

    expect(text()).toBe('line\nline\n1 lines were dropped, because nobody read them\n')
  })

  it.each(['\u001b[31m', '\u009b31m', '\r', '\u202e', '\u2028', '\ud800'])(
    'prints no character that a terminal obeys: %j',
    async (character) => {
      const { stream, read, text } = slow()
      makeOutput(stream).print(`a${character}b`)
      await read()

      expect(text()).toMatch(/^a\\u\{[0-9a-f]+\}.*b\n$/)
    },
  )

  it('goes on after its stream failed', async () => {
    const { stream } = slow()
    const output = makeOutput(stream)
    stream.destroy(new Error('EPIPE'))
    output.print('x')

    await expect(output.flushed(10_000)).resolves.toBeUndefined()
  })
})

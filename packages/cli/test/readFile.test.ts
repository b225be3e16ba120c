import { Readable } from 'node:stream'
import { either as E } from 'fp-ts'
import { expect, it } from 'vitest'
import { readFile } from '../src/terminal/readFile.js'

it('has the whole standard input as often as it is read: two passwords may come from it', async () => {
  const read = readFile(Readable.from([Buffer.from('hun'), Buffer.from('ter2\n')]))
  const texts = [await read('-')(), await read('-')()].map(E.map((bytes) => new TextDecoder().decode(bytes)))

  expect(texts).toEqual([E.right('hunter2\n'), E.right('hunter2\n')])
})

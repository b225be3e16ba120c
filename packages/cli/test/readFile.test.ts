import { Readable } from 'node:stream'
import { either as E } from 'fp-ts'
import { expect, it } from 'vitest'
import { readFile } from '../src/terminal/readFile.js'

it('has the whole standard input as often as it is read: two passwords may come from it', async () => {
  const read = readFile(Readable.from([Buffer.from('hun'), Buffer.from('ter2\n')]))
  const texts = [await read('-')(), await read('-')()].map(E.map((bytes) => new TextDecoder().decode(bytes)))

  expect(texts).toEqual([E.right('hunter2\n'), E.right('hunter2\n')])
})

it.each([
  ['a'.repeat(300), 'name too long'],
  [`${import.meta.filename}/file`, 'not a directory'],
  ['no-such-file', 'there is no such file'],
  [import.meta.dirname, 'it is a folder'],
])('gives the reason of the system in words: %s', async (file, reason) => {
  const result = await readFile(Readable.from([]))(file)()

  expect(result).toEqual(E.left({ _tag: 'UnreadableFile', file, reason }))
})

/** A file or the standard input as bytes, up to a bound: a device may have no end. */
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { taskEither as TE } from 'fp-ts'
import { longestFile } from '../accounts/Document.js'
import type { CommandError } from '../CommandError.js'
import { unreadableFile } from '../unreadableFile.js'

const tooLong = `it has more than ${longestFile} bytes`

/** Imperative: a loop over the chunks of a stream. */
const whole = async (chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const read: Array<Uint8Array> = []
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.length
    if (length > longestFile) throw new Error(tooLong)
    read.push(chunk)
  }
  return Buffer.concat(read)
}

/** The standard input comes once, so it is kept for whatever else reads it. */
export const readFile = (standardInput: Readable): ((file: string) => TE.TaskEither<CommandError, Uint8Array>) => {
  let input: Promise<Uint8Array> | undefined
  return (file) =>
    TE.tryCatch(async () => {
      if (file !== '-') return whole((await open(file)).createReadStream())
      input ??= whole(standardInput)
      return input
    }, unreadableFile(file))
}

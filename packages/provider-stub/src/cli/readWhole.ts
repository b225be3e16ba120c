/** Reads a file of an option, which may be a pipe, up to a bound: a device may have no end. Throws where it cannot. */
import { closeSync, openSync, readSync } from 'node:fs'

/** In bytes; no JavaScript text is much longer. */
const longest = 256 * 1024 * 1024

export const readWhole = (file: string, most = longest): Uint8Array => {
  const descriptor = openSync(file, 'r')
  try {
    const chunks: Array<Uint8Array> = []
    let length = 0
    while (length <= most) {
      const chunk = new Uint8Array(64 * 1024)
      const read = readSync(descriptor, chunk)
      if (read === 0) return Buffer.concat(chunks)
      chunks.push(read === chunk.length ? chunk : chunk.slice(0, read))
      length += read
    }
    throw new Error(`it has more than ${most} bytes`)
  } finally {
    closeSync(descriptor)
  }
}

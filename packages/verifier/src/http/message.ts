/** The parts of a message of node:http, as this project has them. */
import type { HttpHeaders } from '@so-email/wire'

const maxBytes = 1024 * 1024

/** Header fields as they were written, in their order. */
export const headersOf = ({ rawHeaders }: { readonly rawHeaders: ReadonlyArray<string> }): HttpHeaders =>
  rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? ''] as const] : []))

/** All bytes of a message, at most 1 MiB. */
export const bytesOf = async (message: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const chunks: Array<Uint8Array> = []
  let length = 0
  for await (const chunk of message) {
    length += chunk.length
    if (length > maxBytes) throw new Error('the message is longer than 1 MiB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

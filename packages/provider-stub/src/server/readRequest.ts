/** Reads a message from a socket as plain data, with a bound on its body. Imperative, because it is made of events. */
import type { IncomingMessage } from 'node:http'
import type { HttpHeaders, HttpRequest } from '@so-email/wire'
import { either as E } from 'fp-ts'
import type { Bounds } from './Bounds.js'
import type { SocketExchange } from './RequestQueue.js'

const headersOf = (raw: ReadonlyArray<string>): HttpHeaders => {
  const headers: Array<readonly [string, string]> = []
  for (let i = 0; i + 1 < raw.length; i += 2) headers.push([raw[i] ?? '', raw[i + 1] ?? ''])
  return headers
}

const nothing = new Uint8Array()

/** How many pieces of a body are kept apart: a body may come byte by byte, and each piece takes far more than it holds. */
const maxPieces = 1_000

/** The head of a request, without waiting for its body. */
export const headOf = ({ method = 'GET', url = '/', rawHeaders }: IncomingMessage): HttpRequest => ({
  method,
  url,
  headers: headersOf(rawHeaders),
  body: nothing,
})

/** What all requests that are arriving at the same time share. */
export interface Arriving {
  bytes: number
}

/** Why the rest of a body is not read. */
export type Unread = 'tooLong' | 'noRoom'

/**
 * Calls back with the whole request, or as soon as its body is too long, alone or together with all others that are arriving; the
 * rest is not read. If the client disconnects, there is no call. A callback and no task, because promises take a tenth of the
 * time of a response.
 */
export const readRequest = (
  { message, response }: SocketExchange,
  { maxBodyBytes, maxArrivingBytes }: Pick<Bounds, 'maxBodyBytes' | 'maxArrivingBytes'>,
  arriving: Arriving,
  onRead: (request: E.Either<Unread, HttpRequest>) => void,
): void => {
  const { method, url, headers } = headOf(message)
  const chunks: Array<Buffer> = []
  let length = 0
  const release = () => {
    arriving.bytes -= length
    length = 0
  }
  message.on('data', (chunk: Buffer) => {
    length += chunk.length
    arriving.bytes += chunk.length
    const unread = length > maxBodyBytes ? 'tooLong' : arriving.bytes > maxArrivingBytes ? 'noRoom' : undefined
    if (unread !== undefined) {
      chunks.length = 0
      release()
      message.pause()
      onRead(E.left(unread))
    } else if (chunks.push(chunk) === maxPieces) chunks.splice(0, maxPieces, Buffer.concat(chunks))
  })
  message.on('end', () => {
    const [only] = chunks
    const body = only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks)
    release()
    onRead(E.right({ method, url, headers, body }))
  })
  // The client may disconnect before the end, and the request may be refused before: then only the response is closed.
  message.on('close', release)
  response.on('close', release)
  message.on('error', () => {}) // without a listener it would end the process
}

/** A message from a socket as plain data, with a bound on its body. */
import type { IncomingMessage } from 'node:http'
import type { HttpHeaders, HttpRequest } from '@so-email/wire'
import { either as E, type taskEither as TE } from 'fp-ts'

/** Why there is no request: the body is longer than allowed, or the client went away. */
export type Unread = 'TooLarge' | 'Gone'

const headersOf = (raw: ReadonlyArray<string>): HttpHeaders => {
  const headers: Array<readonly [string, string]> = []
  for (let i = 0; i + 1 < raw.length; i += 2) headers.push([raw[i] ?? '', raw[i + 1] ?? ''])
  return headers
}

const nothing = new Uint8Array()

/** The head of a request, without waiting for its body. */
export const headOf = ({ method = 'GET', url = '/', rawHeaders }: IncomingMessage): HttpRequest => ({
  method,
  url,
  headers: headersOf(rawHeaders),
  body: nothing,
})

/** The whole request, or why there is none. What comes after the bound is not read. */
export const readRequest =
  (message: IncomingMessage, maxBytes: number): TE.TaskEither<Unread, HttpRequest> =>
  () =>
    new Promise((resolve) => {
      const { method, url, headers } = headOf(message)
      const chunks: Array<Buffer> = []
      let length = 0
      message.on('data', (chunk: Buffer) => {
        length += chunk.length
        if (length > maxBytes) {
          message.pause()
          resolve(E.left('TooLarge'))
        } else chunks.push(chunk)
      })
      message.on('end', () => {
        const [only] = chunks
        const body = only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks)
        resolve(E.right({ method, url, headers, body }))
      })
      message.on('error', () => resolve(E.left('Gone')))
      message.on('close', () => resolve(E.left('Gone'))) // says nothing new where the end has come
    })

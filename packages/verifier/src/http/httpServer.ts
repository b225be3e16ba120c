/** A server on loopback whose answers are given by a function; for what stands between a verifier and a provider. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { HttpHeaders, HttpRequest, HttpResponse } from '@so-email/wire'
import { either as E, type taskEither as TE } from 'fp-ts'

export interface RunningServer {
  readonly url: string
  readonly close: () => Promise<void>
}

/** Header fields as they were written, in their order. */
export const headersOf = ({ rawHeaders }: IncomingMessage): HttpHeaders =>
  rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? ''] as const] : []))

/** All bytes of a message. What pact and the providers of this project send is small; more than 10 MiB is refused. */
export const bytesOf = async (message: IncomingMessage): Promise<Uint8Array> => {
  const chunks: Array<Buffer> = []
  let length = 0
  // Its type says `any`, but a message whose encoding nobody set is read as buffers.
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > 10 * 1024 * 1024) throw new Error('the message is longer than 10 MiB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Listens on a free port. Where there is no answer, the connection breaks. */
export const listen = (
  answer: (request: HttpRequest) => TE.TaskEither<unknown, HttpResponse>,
): Promise<RunningServer> => {
  const server = createServer(async (message, response) => {
    try {
      const { method = 'GET', url = '/' } = message
      const answered = await answer({
        method,
        url,
        headers: headersOf(message),
        body: await bytesOf(message),
      })()
      if (E.isLeft(answered)) throw answered.left
      const { status, headers, body } = answered.right
      response.writeHead(status, headers.flat())
      response.end(body)
    } catch {
      response.destroy()
    }
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo // a TCP server's address is never a string
      resolve({
        url: `http://127.0.0.1:${port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          }),
      })
    })
  })
}

/** A server on loopback whose responses a function computes: for what stands between a verifier and a provider. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { HttpRequest, HttpResponse } from '@so-email/wire'
import { either as E, type taskEither as TE } from 'fp-ts'
import { bytesOf, headersOf } from './message.js'

/** A server that listens. */
export interface RunningServer {
  readonly url: string
  /** Stops listening, and ends the connections that are open. */
  readonly close: () => Promise<void>
}

/** Listens on a free port. Where there is no response, the connection breaks. */
export const listen = (
  respond: (request: HttpRequest) => TE.TaskEither<unknown, HttpResponse>,
): Promise<RunningServer> => {
  const server = createServer(async (message, response) => {
    try {
      const { method = 'GET', url = '/' } = message
      const result = await respond({ method, url, headers: headersOf(message), body: await bytesOf(message) })()
      if (E.isLeft(result)) throw result.left
      const { status, headers, body } = result.right
      response.writeHead(status, headers.flat())
      response.end(body)
    } catch {
      response.destroy()
    }
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo // the address of a TCP server is never a string
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

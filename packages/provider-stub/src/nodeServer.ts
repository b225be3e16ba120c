/** The stub on a socket. The only place of the package that touches the network. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { HttpHeaders, HttpResponse } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { makeStub, type Stub, type StubOptions } from './Stub.js'
import { changeState, statesPath } from './states/statesEndpoint.js'

export interface ServerOptions extends StubOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number
  /** Loopback unless given. */
  readonly host?: string
  /** Whether `POST /_stub/states` brings provider states about, as Pact verifiers ask; off unless given. */
  readonly states?: boolean
}

export interface RunningStub extends Stub {
  readonly url: string
  /** Stops listening and closes every connection. */
  readonly close: () => Promise<void>
}

const noLimits = { signal: new AbortController().signal, maxResponseBytes: Number.POSITIVE_INFINITY }
const maxBodyBytes = 1024 * 1024

/** Starts a stub. Rejects if the port cannot be listened on. */
export const startStub = (options: ServerOptions = {}): Promise<RunningStub> => {
  const stub = makeStub(options)
  const host = options.host ?? '127.0.0.1'
  const server = createServer((request, response) => {
    serve(stub, request, options.states ?? false).then(
      (answer) => send(response, answer),
      () => response.destroy(),
    )
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, host, () => {
      const { port } = server.address() as AddressInfo // a TCP server's address is never a string
      resolve({
        ...stub,
        url: `http://${host}:${port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          }),
      })
    })
  })
}

const serve = async (stub: Stub, message: IncomingMessage, states: boolean): Promise<HttpResponse> => {
  const body = await readBody(message)
  if (body === null) return { status: 413, headers: [['Connection', 'close']], body: new Uint8Array() }
  const request = { method: message.method ?? 'GET', url: message.url ?? '/', headers: headersOf(message), body }
  if (states && request.method === 'POST' && request.url === statesPath) return changeState(stub, request)
  const answered = await stub.answer(request, noLimits)()
  if (E.isLeft(answered)) throw new Error(answered.left._tag)
  return answered.right
}

const headersOf = ({ rawHeaders }: IncomingMessage): HttpHeaders =>
  rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? ''] as const] : []))

/** The body, or `null` if it is longer than allowed. */
const readBody = async (request: IncomingMessage): Promise<Uint8Array | null> => {
  const chunks: Array<Buffer> = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > maxBodyBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const send = (response: ServerResponse, { status, headers, body }: HttpResponse): void => {
  response.writeHead(status, [...headers.flat(), 'Content-Length', String(body.length)])
  response.end(body)
}

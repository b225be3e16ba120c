/**
 * Refuses what is no complete request: a message that is not HTTP, is too long, or does not arrive in time. Imperative,
 * because it is made of the events of sockets.
 */
import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { HttpRequest } from '@so-email/wire'
import type { StubRuntime } from '../runtime/StubRuntime.js'
import type { Bounds } from './Bounds.js'
import type { RequestQueue, SocketExchange } from './RequestQueue.js'
import { headOf } from './readRequest.js'

/** The request for the journal: no part of the message is known to be a method or a path, so none is shown. */
const unknown: HttpRequest = { method: '-', url: '-', headers: [], body: new Uint8Array() }

const refusalOf = (code: string, { maxHeaderBytes }: Bounds): readonly [status: number, reason: string] => {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return [431, `the headers are longer than ${maxHeaderBytes} bytes`]
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return [413, 'the extensions of the chunks are too long']
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return [408, 'the request did not arrive in time']
    default:
      return [400, `the request is not HTTP (${code})`]
  }
}

/** Answers a request without reading the rest of it, and ends its connection. */
export type Refuse = (exchange: SocketExchange, status: number, reason: string) => void

/** Ends a connection with a status, after the responses to earlier requests. */
const endWith =
  ({ record }: Pick<StubRuntime, 'record'>, queue: RequestQueue) =>
  (socket: Duplex, request: HttpRequest, status: number, reason: string): void => {
    const end = () => {
      if (!socket.writable) return void socket.destroy()
      socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`, () => socket.destroy())
      record(request, status, reason)
    }
    const before = queue.last(socket)?.response
    if (before === undefined || before.writableFinished || before.destroyed) end()
    else before.once('close', end)
  }

/** For the `clientError` event of a server, which comes again for everything else that arrives or does not. */
export const refuseUnparsed = (
  runtime: Pick<StubRuntime, 'record'>,
  bounds: Bounds,
  queue: RequestQueue,
  refuse: Refuse,
) => {
  const refused = new WeakSet<Duplex>()
  return ({ code = 'no code' }: NodeJS.ErrnoException, socket: Duplex): void => {
    if (!socket.writable) return void socket.destroy()
    if (refused.has(socket)) return
    refused.add(socket)
    const [status, reason] = refusalOf(code, bounds)
    const last = queue.last(socket)
    if (last === undefined || last.message.complete) endWith(runtime, queue)(socket, unknown, status, reason)
    else if (!last.response.writableEnded) refuse(last, status, reason)
  }
}

/** For the `connect` event of a server: the stub is no proxy. */
export const refuseConnect =
  (runtime: Pick<StubRuntime, 'record'>, queue: RequestQueue) =>
  (message: IncomingMessage, socket: Duplex): void => {
    socket.on('error', () => {}) // without a listener it would end the process
    endWith(runtime, queue)(socket, headOf(message), 405, 'CONNECT is for proxies')
  }

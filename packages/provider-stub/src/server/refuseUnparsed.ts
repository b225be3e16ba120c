/** Refuses what never became a whole request: what is not HTTP, is too long, or does not arrive in time. */
import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { HttpRequest } from '@so-email/wire'
import type { Core } from '../Core.js'
import type { Bounds } from './Bounds.js'
import { headOf } from './readRequest.js'
import type { Exchange, Turns } from './Turns.js'

/** Nothing that was read of it is known to be a method or a path, so none is shown. */
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

/** Answers an exchange without reading what is still to come of it, and ends its connection. */
export type Refuse = (exchange: Exchange, status: number, reason: string) => void

/** After the answers to what came before. A connection that has ended has nobody left to answer. */
const endWith =
  ({ record }: Pick<Core, 'record'>, turns: Turns) =>
  (socket: Duplex, request: HttpRequest, status: number, reason: string): void => {
    const end = () => {
      if (!socket.writable) return void socket.destroy()
      socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`, () => socket.destroy())
      record(request, status, reason)
    }
    const before = turns.last(socket)?.response
    if (before === undefined || before.writableFinished || before.destroyed) end()
    else before.once('close', end)
  }

/** For a server's `clientError`, which comes again for whatever else arrives or does not. */
export const refuseUnparsed = (core: Pick<Core, 'record'>, bounds: Bounds, turns: Turns, refuse: Refuse) => {
  const refused = new WeakSet<Duplex>()
  return ({ code = 'no code' }: NodeJS.ErrnoException, socket: Duplex): void => {
    if (!socket.writable) return void socket.destroy()
    if (refused.has(socket)) return
    refused.add(socket)
    const [status, reason] = refusalOf(code, bounds)
    const last = turns.last(socket)
    if (last === undefined || last.message.complete) endWith(core, turns)(socket, unknown, status, reason)
    else if (!last.response.writableEnded) refuse(last, status, reason)
  }
}

/** For a server's `connect`: the stub is no proxy. */
export const refuseConnect =
  (core: Pick<Core, 'record'>, turns: Turns) =>
  (message: IncomingMessage, socket: Duplex): void => {
    socket.on('error', () => {}) // without a listener it would end the process
    endWith(core, turns)(socket, headOf(message), 405, 'CONNECT is for proxies')
  }

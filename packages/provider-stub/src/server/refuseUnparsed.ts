/** Refuses what never became a request: what is not HTTP, is too long, or does not arrive in time. */
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { HttpRequest } from '@so-email/wire'
import type { Core } from '../Core.js'
import type { Bounds } from './Bounds.js'

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

/** For a server's `clientError`. A connection that broke has nobody left to answer. */
export const refuseUnparsed =
  ({ record }: Pick<Core, 'record'>, bounds: Bounds) =>
  ({ code = 'no code' }: NodeJS.ErrnoException, socket: Duplex): void => {
    if (!socket.writable) return void socket.destroy()
    const [status, reason] = refusalOf(code, bounds)
    // Every answer is written whole, so this one never stands in the middle of another; and those to what came before it
    // leave at the end of this turn, so it leaves at the end of the next.
    setImmediate(() =>
      setImmediate(() => {
        socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`, () => socket.destroy())
        record(unknown, status, reason)
      }),
    )
  }

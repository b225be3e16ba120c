/**
 * Handles the requests of one connection one after the other: a request waits until the response before it has left. So a
 * client that pipelines requests and does not read holds one buffered response, and not as many as it sent requests. How many
 * wait is bounded too, because a piece of 64 KiB from a socket holds 2,000 small requests, each of which takes 5 kB.
 * Imperative, because it is made of the events of sockets.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

/** A request and its response, on a socket. */
export interface SocketExchange {
  readonly message: IncomingMessage
  readonly response: ServerResponse
}

export interface RequestQueue {
  /** Runs as soon as every earlier request of the connection is answered. */
  readonly enqueue: (exchange: SocketExchange, run: () => void) => void
  /** The last request of a connection, until its response has left: a connection that is idle holds no request. */
  readonly last: (socket: Duplex) => SocketExchange | undefined
}

interface Line {
  last: SocketExchange | undefined
  waiting: number
}

/** A queue of at most so many requests a connection; `onFull` is called with the first one beyond, then the connection ends. */
export const makeRequestQueue = (most: number, onFull: (exchange: SocketExchange) => void): RequestQueue => {
  const lines = new WeakMap<Duplex, Line>()
  return {
    enqueue: (exchange, run) => {
      const { socket } = exchange.message
      if (socket.destroyed) return // the rest of the piece with which it became too much
      const line = lines.get(socket) ?? { last: undefined, waiting: 0 }
      lines.set(socket, line)
      line.last = exchange
      exchange.response.once('close', () => {
        if (line.last === exchange) line.last = undefined
      })
      // A response has its socket when the responses before it have left.
      if (exchange.response.socket !== null) return run()
      line.waiting++
      if (line.waiting > most) {
        onFull(exchange)
        return void socket.destroy()
      }
      socket.pause()
      exchange.response.once('socket', () => {
        line.waiting--
        if (line.last === exchange) socket.resume()
        if (!exchange.response.writableEnded) run() // else it was refused while it waited
      })
    },
    last: (socket) => lines.get(socket)?.last,
  }
}

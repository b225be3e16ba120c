/**
 * Handles the requests of one connection one after the other: a request waits until the response before it has left. So a
 * client that pipelines requests and does not read holds one buffered response, and not as many as it sent requests.
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
  /** The last request of a connection. */
  readonly last: (socket: Duplex) => SocketExchange | undefined
}

export const makeRequestQueue = (): RequestQueue => {
  const last = new WeakMap<Duplex, SocketExchange>()
  return {
    enqueue: (exchange, run) => {
      const { socket } = exchange.message
      last.set(socket, exchange)
      // A response has its socket when the responses before it have left.
      if (exchange.response.socket !== null) return run()
      socket.pause()
      exchange.response.once('socket', () => {
        if (last.get(socket) === exchange) socket.resume()
        if (!exchange.response.writableEnded) run() // else it was refused while it waited
      })
    },
    last: (socket) => last.get(socket),
  }
}

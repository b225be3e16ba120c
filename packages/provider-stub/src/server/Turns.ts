/**
 * The requests of one connection take their turns: the next is looked at when the answer before it has left. So who asks
 * much and reads nothing keeps one answer waiting, and not as many as it asked for.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

export interface Exchange {
  readonly message: IncomingMessage
  readonly response: ServerResponse
}

export interface Turns {
  /** Runs as soon as everything before this exchange on its connection is answered. */
  readonly take: (exchange: Exchange, run: () => void) => void
  /** What came last on a connection. */
  readonly last: (socket: Duplex) => Exchange | undefined
}

export const makeTurns = (): Turns => {
  const last = new WeakMap<Duplex, Exchange>()
  return {
    take: (exchange, run) => {
      const { socket } = exchange.message
      last.set(socket, exchange)
      // A response has its socket when those before it have left.
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

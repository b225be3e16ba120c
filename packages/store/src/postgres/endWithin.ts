import type { Socket } from 'node:net'
import type { task as T } from 'fp-ts'

/** How long a server may take to let a connection go, in milliseconds. */
const farewell = 1_000

/** Ends connections. Those that a server does not let go in time, as one that hangs, are cut off. */
export const endWithin =
  (sockets: Iterable<Socket>, end: () => Promise<void>): T.Task<void> =>
  async () => {
    const timer = setTimeout(() => {
      for (const socket of sockets) socket.destroy()
    }, farewell)
    try {
      await end()
    } catch {
      // It has ended.
    } finally {
      clearTimeout(timer)
    }
  }

import { once } from 'node:events'
import type { Socket } from 'node:net'
import type { task as T } from 'fp-ts'

/** How long a server may take to let a connection go, in milliseconds. */
const farewell = 1_000

/** Ends connections, and waits until they are closed. Those that a server does not let go, as one that hangs, are cut off. */
export const endWithin =
  (sockets: Iterable<Socket>, end: () => Promise<void>): T.Task<void> =>
  async () => {
    const open = [...sockets].filter(({ closed }) => !closed)
    const timer = setTimeout(() => {
      for (const socket of open) socket.destroy()
    }, farewell)
    await Promise.allSettled([...open.map((socket) => once(socket, 'close')), end()])
    clearTimeout(timer)
  }

/** A server that does to its clients what networks and broken servers do, over real sockets. */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** What to do with a connection whose first request has arrived. */
export type Behaviour = (socket: Socket) => void

export interface HostileServer {
  readonly url: string
  /** How many requests arrived. */
  readonly requests: () => number
  /** Resolves when no connection is open any more; rejects after two seconds. */
  readonly quiet: () => Promise<void>
  readonly close: () => Promise<void>
}

/** `onConnect` sees a connection before anything was said. */
export const hostileServer = async (behaviour: Behaviour, onConnect: Behaviour = () => {}): Promise<HostileServer> => {
  const open = new Set<Socket>()
  let requests = 0
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => open.delete(socket))
    onConnect(socket)
    let head = ''
    socket.on('data', (chunk) => {
      head += chunk.toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0)
      if (head.length < end + 4 + length) return
      head = ''
      requests += 1
      behaviour(socket)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server's address is never a string
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => requests,
    quiet: async () => {
      const giveUp = Date.now() + 30_000
      while (open.size > 0) {
        if (Date.now() > giveUp) throw new Error(`${open.size} connections are still open`)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
    close: async () => {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Writes a response as it stands, then leaves the connection open. */
export const say =
  (head: ReadonlyArray<string>, body: string | Uint8Array = ''): Behaviour =>
  (socket) => {
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
    if (body.length > 0) socket.write(body)
  }

/** Writes a response, then ends the connection. */
export const sayAndEnd =
  (head: ReadonlyArray<string>, body: string | Uint8Array = ''): Behaviour =>
  (socket) => {
    say(head, body)(socket)
    socket.end()
  }

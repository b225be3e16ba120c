/** Bytes to a server and back, where a client library would not let a test write what it wants. */
import { connect, type Socket } from 'node:net'

export interface Heard {
  readonly text: string
  /** Every status line that came, in order. */
  readonly statuses: ReadonlyArray<number>
  /** The code of the error that ended the connection; `null` for an orderly end. */
  readonly error: string | null
}

const heardOf = (chunks: ReadonlyArray<Buffer>, error: string | null): Heard => {
  const text = Buffer.concat(chunks).toString('latin1')
  return { text, statuses: [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status)), error }
}

export interface Connection {
  /** What came until the connection ended. */
  readonly heard: Promise<Heard>
  /** Resolves when the server has accepted the connection and a write was begun. */
  readonly connected: Promise<void>
  readonly end: () => void
  /** Ends this side only. */
  readonly half: () => void
  readonly reset: () => void
}

/** Connects and writes; the connection stays until one of the two ends it. */
export const open = (url: string, write: (socket: Socket) => void): Connection => {
  const { hostname, port } = new URL(url)
  const chunks: Array<Buffer> = []
  let error: string | null = null
  const socket = connect(Number(port), hostname.replace(/^\[|\]$/g, ''))
  socket.on('data', (chunk) => chunks.push(chunk))
  socket.once('error', (reason: NodeJS.ErrnoException) => {
    error = reason.code ?? reason.message
  })
  const connected = new Promise<void>((resolve) =>
    socket.once('connect', () => {
      write(socket)
      resolve()
    }),
  )
  const heard = new Promise<Heard>((resolve) => socket.once('close', () => resolve(heardOf(chunks, error))))
  return {
    heard,
    connected,
    end: () => void socket.destroy(),
    half: () => void socket.end(),
    reset: () => void socket.resetAndDestroy(),
  }
}

/** Writes, and hears all that comes until the server ends the connection; the time is a guard against one that does not. */
export const exchange = (url: string, write: (socket: Socket) => void, milliseconds = 30_000): Promise<Heard> => {
  const { heard, end } = open(url, write)
  const timer = setTimeout(end, milliseconds)
  return heard.finally(() => clearTimeout(timer))
}

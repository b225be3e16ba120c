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

/** Writes, and hears all that comes until the server ends the connection, or for so long. */
export const exchange = (url: string, write: (socket: Socket) => void, milliseconds = 2_000): Promise<Heard> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url)
    const chunks: Array<Buffer> = []
    let error: string | null = null
    const socket = connect(Number(port), hostname.replace(/^\[|\]$/g, ''))
    const timer = setTimeout(() => socket.destroy(), milliseconds)
    socket.once('connect', () => write(socket))
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.once('error', (reason: NodeJS.ErrnoException) => {
      error = reason.code ?? reason.message
    })
    socket.once('close', () => {
      clearTimeout(timer)
      resolve(heardOf(chunks, error))
    })
  })

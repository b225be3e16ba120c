/**
 * A server that answers like the stub, and breaks a connection at a random byte of a random phase. It keeps, for each call of a
 * client, what happened to its requests. Imperative, because it is a socket edge.
 */
import { createServer, type Socket } from 'node:net'
import { makeStub } from '@so-email/provider-stub'
import type { HttpHeaders } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { limits } from '../providers/limits.js'
import type { Random } from './random.js'

export type Phase = 'none' | 'connect' | 'request' | 'before the response' | 'response'
export type Ending = 'end' | 'reset' | 'stall'

/** What happened to one request. */
export interface Met {
  readonly phase: Phase
  readonly ending: Ending
  /** Whether the whole request came in, so that a server may have carried it out. */
  readonly isWhole: boolean
  /** Whether the status and the headers of the response went out. */
  readonly hasHead: boolean
  /** Whether the whole response went out. */
  readonly isAnswered: boolean
}

export interface FailingServer {
  readonly url: string
  /** What happened to the requests of a call, in their order; it is forgotten then. */
  readonly takeMetBy: (call: string) => ReadonlyArray<Met>
  /** The addresses that several accounts have. */
  readonly doubled: () => ReadonlyArray<string | null>
  readonly openSockets: () => number
  readonly close: () => Promise<void>
}

/** A request in one piece, or null while some of it is missing. */
const requestIn = (received: Buffer) => {
  const end = received.indexOf('\r\n\r\n')
  if (end < 0) return null
  const [start = '', ...lines] = received.subarray(0, end).toString('latin1').split('\r\n')
  const headers: HttpHeaders = lines.map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon), line.slice(colon + 1).trim()]
  })
  const field = (name: string) => headers.find(([each]) => each.toLowerCase() === name)?.[1] ?? ''
  const length = Number(field('content-length') || 0)
  if (received.length < end + 4 + length) return null
  const [method = '', url = ''] = start.split(' ')
  return {
    request: { method, url, headers, body: new Uint8Array(received.subarray(end + 4, end + 4 + length)) },
    call: field('x-call'),
    size: end + 4 + length,
  }
}

const callIn = (received: Buffer): string => /x-call: ?(\S+)/i.exec(received.toString('latin1'))?.[1] ?? ''

const finish = (socket: Socket, ending: Ending): void => {
  if (ending === 'end') socket.end()
  if (ending === 'reset') socket.resetAndDestroy()
}

export const startFailingServer = async ({ below, oneOf }: Random): Promise<FailingServer> => {
  const stub = makeStub({ assumptions: { duplicateAddress: 'kept' } })
  const met = new Map<string, Array<Met>>()
  const sockets = new Set<Socket>()
  const note = (call: string, what: Met) => met.set(call, [...(met.get(call) ?? []), what])

  /** How many bytes of a request are read before it breaks: any number of a usual one, or of one that takes several reads. */
  const nextLimit = (): number => below(oneOf([1_000, 500_000]))
  /** Half of the requests meet nothing; a stall costs a time-out, so it is rare. */
  const nextPhase = (): Phase => (below(2) === 0 ? 'none' : oneOf(['request', 'before the response', 'response']))
  const nextEnding = (): Ending => (below(400) === 0 ? 'stall' : oneOf(['end', 'reset']))

  const onConnection = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    if (below(50) === 0) {
      socket.resume() // what is never read keeps a socket open
      finish(socket, oneOf(['end', 'reset']))
      return
    }
    let received = Buffer.alloc(0)
    let phase = nextPhase()
    let ending = nextEnding()
    let limit = nextLimit()
    let isBroken = false

    const answer = async (whole: NonNullable<ReturnType<typeof requestIn>>): Promise<void> => {
      const now = { phase, ending }
      ;[phase, ending, limit] = [nextPhase(), nextEnding(), nextLimit()]
      if (now.phase === 'before the response') {
        // A server may have carried out what it never answers.
        if (below(2) === 0) await stub.answer(whole.request, limits)()
        isBroken = true
        note(whole.call, { ...now, isWhole: true, hasHead: false, isAnswered: false })
        return finish(socket, now.ending)
      }
      const answered = await stub.answer(whole.request, limits)()
      if (E.isLeft(answered)) return finish(socket, 'reset')
      const { status, headers, body } = answered.right
      const length = status === 204 ? [] : [`Content-Length: ${body.length}`]
      const head = [`HTTP/1.1 ${status} `, ...headers.map((field) => field.join(': ')), ...length]
      const start = Buffer.from(`${head.join('\r\n')}\r\n\r\n`)
      const bytes = Buffer.concat([start, body])
      if (now.phase === 'response') {
        const part = bytes.subarray(0, below(bytes.length))
        isBroken = true
        note(whole.call, { ...now, isWhole: true, hasHead: part.length >= start.length, isAnswered: false })
        socket.write(part, () => finish(socket, now.ending))
        return
      }
      note(whole.call, { ...now, isWhole: true, hasHead: true, isAnswered: true })
      socket.write(bytes)
    }

    socket.on('data', (chunk: Buffer) => {
      if (isBroken) return
      received = Buffer.concat([received, chunk])
      const whole = requestIn(received)
      if (phase === 'request' && (whole !== null || received.length >= limit)) {
        isBroken = true
        note(callIn(received), { phase, ending, isWhole: whole !== null, hasHead: false, isAnswered: false })
        finish(socket, ending)
        return
      }
      if (whole === null) return
      received = received.subarray(whole.size)
      answer(whole).catch(() => socket.destroy())
    })
  }

  const server = createServer(onConnection)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    takeMetBy: (call) => {
      const taken = met.get(call) ?? []
      met.delete(call)
      return taken
    },
    doubled: () => {
      const addresses = [...stub.accounts.all()].map(({ EMailAddress }) => EMailAddress)
      const once = new Set<string | null>()
      return addresses.filter((address) => once.size === once.add(address).size)
    },
    openSockets: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/** What can go wrong between a client and a server, each with the error that it must end in. */
import { gzipSync } from 'node:zlib'
import type { ClientError } from '../../src/errors/ClientError.js'
import { type Behaviour, say, sayAndEnd } from './server.js'

export interface Fault {
  readonly name: string
  readonly behaviour: Behaviour
  readonly onConnect?: Behaviour
  /** The parts of the error that must be so. */
  readonly error:
    | Partial<Extract<ClientError, { _tag: 'ConnectionFailed' }>>
    | Partial<NotUnderstood>
    | { _tag: 'TimedOut' }
}

type NotUnderstood = Extract<ClientError, { _tag: 'NotUnderstood' }>

const ok = ['HTTP/1.1 200 OK', 'Connection: close']
const json = [...ok, 'Content-Type: application/json; charset=utf-8']
const account = `{"EMailAccountId":270,"padding":"${'x'.repeat(200)}"}`
const length = (body: string | Uint8Array) => `Content-Length: ${Buffer.byteLength(body)}`

const bomb = gzipSync(Buffer.alloc(32 * 1024 * 1024))

const mebibyte = Buffer.alloc(1024 * 1024, 'x')

/** Writes as fast as the client reads, a hundred MiB in all. */
const flood: Behaviour = (socket) => {
  let left = 100
  const write = () => {
    while (left-- > 0) if (!socket.write(mebibyte)) return socket.once('drain', write)
    return socket.end()
  }
  write()
}

const drip: Behaviour = (socket) => {
  say([...json, 'Content-Length: 1000'])(socket)
  const timer = setInterval(() => socket.write(' '), 20)
  socket.on('close', () => clearInterval(timer))
}

const timedOut = { _tag: 'TimedOut' } as const
const failed = (cause: Extract<ClientError, { _tag: 'ConnectionFailed' }>['cause']) =>
  ({ _tag: 'ConnectionFailed', sent: true, cause }) as const
const misunderstood = (what: NotUnderstood['what'], status: number | null = 200) =>
  ({ _tag: 'NotUnderstood', what, status }) as const

export const faults: ReadonlyArray<Fault> = [
  { name: 'accepts and says nothing', behaviour: () => {}, error: timedOut },
  { name: 'says 103 and then nothing', behaviour: say(['HTTP/1.1 103 Early Hints']), error: timedOut },
  { name: 'hangs in the head', behaviour: (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-'), error: timedOut },
  { name: 'hangs in the body', behaviour: say([...json, length(account)], account.slice(0, 20)), error: timedOut },
  { name: 'drips a byte at a time', behaviour: drip, error: timedOut },
  { name: 'hangs up at once', behaviour: () => {}, onConnect: (socket) => socket.destroy(), error: failed('reset') },
  { name: 'hangs up instead of answering', behaviour: (socket) => socket.end(), error: failed('reset') },
  { name: 'resets instead of answering', behaviour: (socket) => socket.resetAndDestroy(), error: failed('reset') },
  {
    name: 'resets in the body',
    behaviour: (socket) => {
      say([...json, length(account)], account.slice(0, 20))(socket)
      setTimeout(() => socket.resetAndDestroy(), 20)
    },
    error: misunderstood('unreadable'),
  },
  {
    name: 'truncates the body',
    behaviour: sayAndEnd([...json, length(account)], account.slice(0, 20)),
    error: misunderstood('unreadable'),
  },
  {
    name: 'truncates a chunked body',
    behaviour: sayAndEnd([...json, 'Transfer-Encoding: chunked'], '10\r\n{"EMailAccount'),
    error: misunderstood('unreadable'),
  },
  { name: 'answers garbage', behaviour: (socket) => socket.end('lorem ipsum\r\n\r\n'), error: failed('protocol') },
  {
    name: 'answers two lengths',
    behaviour: sayAndEnd([...json, 'Content-Length: 5', 'Content-Length: 7'], account),
    error: { _tag: 'ConnectionFailed', sent: true },
  },
  {
    name: 'answers an endless head',
    behaviour: (socket) => socket.end(`HTTP/1.1 200 OK\r\n${`X-Padding: ${'x'.repeat(1000)}\r\n`.repeat(100)}`),
    error: failed('protocol'),
  },
  {
    name: 'announces a shorter body than it sends',
    behaviour: sayAndEnd([...json, 'Content-Length: 20'], account),
    error: misunderstood('unreadable'),
  },
  {
    name: 'calls something gzip that is not',
    behaviour: sayAndEnd([...json, 'Content-Encoding: gzip', length(account)], account),
    error: misunderstood('unreadable'),
  },
  {
    name: 'sends a gzip bomb',
    behaviour: sayAndEnd([...json, 'Content-Encoding: gzip', length(bomb)], bomb),
    error: misunderstood('tooLarge'),
  },
  {
    name: 'sends 100 MiB',
    behaviour: (socket) => {
      say(json)(socket)
      flood(socket)
    },
    error: misunderstood('tooLarge'),
  },
  {
    name: 'announces 100 MiB',
    behaviour: (socket) => {
      say([...json, `Content-Length: ${100 * 1024 * 1024}`])(socket)
      flood(socket)
    },
    error: misunderstood('tooLarge'),
  },
  {
    name: 'writes Latin-1 and says UTF-8',
    behaviour: sayAndEnd(json, Buffer.from('{"EMailAddress":"p\u00e5@example.test"}', 'latin1')),
    error: misunderstood('unreadable'),
  },
  {
    name: 'names a charset that nobody knows',
    behaviour: sayAndEnd([...ok, 'Content-Type: application/json; charset=klingon'], account),
    error: misunderstood('unreadable'),
  },
  {
    name: 'answers a web page under 200',
    behaviour: sayAndEnd([...ok, 'Content-Type: text/html'], '<!DOCTYPE html><title>Welcome</title>'),
    error: misunderstood('html'),
  },
  {
    name: 'calls JSON a web page',
    behaviour: sayAndEnd([...ok, 'Content-Type: text/html; charset=utf-8'], account),
    error: misunderstood('html'),
  },
  {
    name: 'answers null',
    behaviour: sayAndEnd(json, 'null'),
    error: misunderstood('null'),
  },
  {
    name: 'answers nothing under 200',
    behaviour: sayAndEnd([...json, 'Content-Length: 0']),
    error: misunderstood('unreadable'),
  },
]

import { readdirSync, readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { drawFailure, operations } from '@so-email/codecs'
import { json, jsonPatch, mergePatch, xml } from '@so-email/wire'
import { either as E, option as O, type taskEither as TE } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, test } from 'vitest'
import { basic, bearer } from '../src/auth/Auth.js'
import type { ClientError } from '../src/errors/ClientError.js'
import { errorMessage } from '../src/errors/errorMessage.js'
import * as promise from '../src/promise/index.js'
import type { ClientConfig } from '../src/settings/ClientConfig.js'
import { fetchTransport } from '../src/transport/fetchTransport.js'
import type { OpenTransport } from '../src/transport/OpenTransport.js'
import { undiciTransport } from '../src/transport/undiciTransport.js'
import { hostileServer } from './hostile/server.js'
import { clientWith } from './support.js'

const encoders = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync }
const mediaTypes = { json, xml, jsonPatch, mergePatch }

// The format is described in `field/README.md`.
const Body = t.union([t.string, t.array(t.union([t.string, t.tuple([t.string, t.number])]))])
const Answer = t.intersection([
  t.type({ status: t.number }),
  t.partial({
    headers: t.array(t.tuple([t.string, t.string])),
    body: Body,
    encode: t.array(t.keyof(encoders)),
    cut: t.number,
    before: t.string,
  }),
])
const Case = t.intersection([
  t.type({
    what: t.string,
    answers: t.array(Answer),
    outcome: t.union([t.type({ right: t.unknown }), t.type({ left: t.UnknownRecord })]),
  }),
  t.partial({
    operation: t.keyof(operations),
    input: t.unknown,
    renewable: t.boolean,
    accept: t.keyof(mediaTypes),
    message: t.string,
    requests: t.number,
  }),
])
type Answer = t.TypeOf<typeof Answer>
type Case = t.TypeOf<typeof Case>

const folder = new URL('./field/', import.meta.url)
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name): Case => {
    const decoded = Case.decode(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
    if (E.isLeft(decoded)) throw new Error(`${name}: ${drawFailure(decoded.left).join('; ')}`)
    return decoded.right
  })

const bytesOf = ({ body = '', encode = [] }: Answer): Uint8Array =>
  encode.reduce<Uint8Array>(
    (bytes, encoding) => encoders[encoding](bytes),
    Buffer.from(
      typeof body === 'string'
        ? body
        : body.map((part) => (typeof part === 'string' ? part : part[0].repeat(part[1]))).join(''),
    ),
  )

const answer = (socket: Socket, given: Answer | undefined) => {
  if (given === undefined) return socket.destroy()
  const bytes = bytesOf(given)
  const head = [
    `HTTP/1.1 ${given.status} Status`,
    'Connection: close',
    ...(given.status === 204 ? [] : [`Content-Length: ${bytes.length}`]),
    ...(given.headers ?? []).map(([name, value]) => `${name}: ${value}`),
  ]
  socket.write(`${given.before ?? ''}${head.join('\r\n')}\r\n\r\n`)
  return socket.end(bytes.subarray(0, bytes.length - (given.cut ?? 0)))
}

const transports: ReadonlyArray<readonly [name: string, open: () => OpenTransport]> = [
  ['undici', () => undiciTransport()],
  ['fetch', () => ({ send: fetchTransport, close: async () => {} })],
]

interface Ended {
  readonly outcome: E.Either<ClientError, unknown>
  readonly message: string
}

// Which input an operation takes is for the case to know.
const faces: Readonly<Record<string, (config: ClientConfig) => (each: Case) => Promise<Ended>>> = {
  'a TaskEither': (config) => {
    const client = clientWith(config)
    return async ({ operation = 'saveEMailAccount', input = update }) => {
      const call = client[operation] as (input: unknown) => TE.TaskEither<ClientError, unknown>
      const outcome = await call(input)()
      return { outcome, message: E.isLeft(outcome) ? errorMessage(outcome.left) : '' }
    }
  },
  'a Promise': (config) => {
    const client = promise.makeClient(config)
    return ({ operation = 'saveEMailAccount', input = update }) => {
      const call = client[operation] as (input: unknown) => Promise<unknown>
      return call(input).then(
        // What is an option with a TaskEither may be null with a Promise.
        (value) => ({ outcome: E.right(value === null ? O.none : value), message: '' }),
        ({ error, message }: promise.ClientException) => ({ outcome: E.left(error), message }),
      )
    }
  },
}

const update = { EMailAccountId: 270 }

const run = async (
  each: Case,
  accept: keyof typeof mediaTypes,
  open: () => OpenTransport,
  face: (config: ClientConfig) => (each: Case) => Promise<Ended>,
) => {
  let count = 0
  const server = await hostileServer((socket) => void answer(socket, each.answers[count++]))
  const transport = open()
  let token = 0
  const call = face({
    baseUrl: server.url,
    auth:
      each.renewable === true
        ? bearer(async () => E.right(`token-${++token}`))
        : basic({ user: 'tje0', password: 'Tje0' }),
    transport: transport.send,
    accept: mediaTypes[accept],
    maxResponseBytes: 1024 * 1024,
    retry: { baseDelay: 0 },
    timeout: 60_000,
  })
  const { outcome, message } = await call(each)
  await transport.close()
  await server.close()
  return { outcome: E.map((answer) => answer ?? null)(outcome), message, requests: server.requests() } // JSON has no `undefined`
}

const preferred = ['json', 'xml', 'jsonPatch'] as const

const isFuzz = process.env['FUZZ_RUNS'] !== undefined

describe.each(transports)('over %s', (transport, open) => {
  describe.each(Object.entries(faces))('with %s', (name, face) => {
    describe.each(cases)('$what', (each) => {
      // Neither a transport nor a face reads the media type: `pnpm fuzz client` has all three with `fetch`, too.
      const isOne = name === 'a Promise' || (transport === 'fetch' && !isFuzz)
      const accepted = isOne ? preferred.slice(0, 1) : preferred
      test.each(each.accept === undefined ? accepted : [each.accept])('where %s is preferred', async (accept) => {
        const { outcome, message, requests } = await run(each, accept, open, face)

        expect(outcome).toMatchObject('left' in each.outcome ? E.left(each.outcome.left) : E.right(each.outcome.right))
        expect(requests).toBe(each.requests ?? each.answers.length)
        expect(message).toContain(each.message ?? '')
      })
    })
  })
})

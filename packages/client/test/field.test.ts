import { readdirSync, readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { drawFailure, operations } from '@so-email/codecs'
import { json, jsonPatch, mergePatch, xml } from '@so-email/wire'
import { either as E, function as F, type taskEither as TE } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, test } from 'vitest'
import { basic, bearer } from '../src/auth/Auth.js'
import type { ClientError } from '../src/errors/ClientError.js'
import { errorMessage } from '../src/errors/errorMessage.js'
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

const run = async (each: Case, accept: keyof typeof mediaTypes, open: () => OpenTransport) => {
  let count = 0
  const server = await hostileServer((socket) => void answer(socket, each.answers[count++]))
  const transport = open()
  let token = 0
  const client = clientWith({
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
  const { operation = 'saveEMailAccount', input = { EMailAccountId: 270 } } = each
  // Which input an operation takes is for the case to know.
  const call = client[operation] as (input: unknown) => TE.TaskEither<ClientError, unknown>
  const outcome = E.map((answer: unknown) => answer ?? null)(await call(input)()) // JSON has no `undefined`
  await transport.close()
  await server.close()
  return { outcome, requests: server.requests() }
}

const preferred = ['json', 'xml', 'jsonPatch'] as const

describe.each(transports)('over %s', (_, open) => {
  describe.each(cases)('$what', (each) => {
    test.each(each.accept === undefined ? preferred : [each.accept])('where %s is preferred', async (accept) => {
      const { outcome, requests } = await run(each, accept, open)

      expect(outcome).toMatchObject('left' in each.outcome ? E.left(each.outcome.left) : E.right(each.outcome.right))
      expect(requests).toBe(each.requests ?? each.answers.length)
      expect(
        F.pipe(
          outcome,
          E.match(errorMessage, () => ''),
        ),
      ).toContain(each.message ?? '')
    })
  })
})

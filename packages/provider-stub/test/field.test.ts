/** The cases of `field/`, in memory and on a socket: see its README. */
import { readdirSync, readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { measuresTimes, superlinear } from '@so-email/testing/growth'
import type { HttpRequest } from '@so-email/wire'
import { describe, expect, it } from 'vitest'
import { makeStub, type ServerOptions, type Stub, startStub } from '../src/index.js'
import { basic, path, type ReceivedResponse, send } from './support/requests.js'

type Text = string | ReadonlyArray<string | readonly [string, number]>

interface Case {
  readonly what: string
  readonly options?: ServerOptions
  readonly request: {
    readonly method?: string
    readonly url?: string
    readonly headers?: Readonly<Record<string, Text | null>>
    readonly body?: Text
  }
  readonly only?: 'memory' | 'socket'
  readonly outcome: {
    readonly status: number
    readonly headers?: Readonly<Record<string, string | null>>
    readonly json?: unknown
    readonly text?: string
    readonly refused?: string
    readonly accounts?: ReadonlyArray<number>
  }
}

const folder = new URL('./field/', import.meta.url)
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name): Case => JSON.parse(readFileSync(new URL(name, folder), 'utf8')))

const casesBy = (edge: 'memory' | 'socket') =>
  cases.filter(({ only = edge }) => only === edge).map((each) => [each.what, each] as const)

const written = (text: Text, scale = 1): string =>
  typeof text === 'string'
    ? text
    : text.map((part) => (typeof part === 'string' ? part : part[0].repeat(Math.ceil(part[1] * scale)))).join('')

const requestOf = (
  { request: { method = 'POST', url = path, headers = {}, body = '' } }: Case,
  scale?: number,
): HttpRequest => ({
  method,
  url,
  headers: Object.entries({ Authorization: basic, 'Content-Type': 'application/json', ...headers }).flatMap(
    ([name, value]) => (value === null ? [] : [[name, written(value, scale)] as const]),
  ),
  body: new TextEncoder().encode(written(body, scale)),
})

/** Sends what fetch would not: any method, any header. */
const sendOver = (site: string, { method, url, headers, body }: HttpRequest): Promise<ReceivedResponse> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(site)
    const sent = httpRequest({ hostname, port, method, path: url, agent: false }, (response) => {
      const chunks: Array<Buffer> = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const { rawHeaders, statusCode = 0 } = response
        const pairs = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? ''] as const] : []))
        const type = response.headers['content-type']
        resolve({ status: statusCode, type, headers: pairs, text: Buffer.concat(chunks).toString() })
      })
    })
    sent.on('error', reject)
    for (const [name, value] of headers) sent.setHeader(name, value)
    if (method === 'POST') sent.setHeader('Content-Length', String(body.length))
    sent.end(body)
  })

interface Edge {
  readonly stub: Pick<Stub, 'accounts' | 'journal'>
  readonly send: (request: HttpRequest) => Promise<ReceivedResponse>
  readonly close: () => Promise<void>
}

const edges: Readonly<Record<'memory' | 'socket', (options: ServerOptions) => Promise<Edge>>> = {
  memory: async (options) => {
    const stub = makeStub(options)
    return { stub, send: (request) => send(stub, request), close: async () => {} }
  },
  socket: async (options) => {
    const stub = await startStub(options)
    return { stub, send: (request) => sendOver(stub.url, request), close: stub.close }
  },
}

const headerIn = ({ headers }: ReceivedResponse, wanted: string): string | null =>
  headers.find(([name]) => name.toLowerCase() === wanted.toLowerCase())?.[1] ?? null

describe.each(['memory', 'socket'] as const)('a request from the field, by %s', (edge) => {
  it.each(casesBy(edge))('%s', async (_, each) => {
    const { stub, send, close } = await edges[edge](each.options ?? {})
    try {
      const response = await send(requestOf(each))
      const { status, headers = {}, json, text, refused, accounts } = each.outcome

      expect([response.status, response.text.slice(0, response.status === status ? 0 : 200)]).toEqual([status, ''])
      const names = Object.keys(headers)
      expect(Object.fromEntries(names.map((name) => [name, headerIn(response, name)]))).toEqual(headers)
      if (json !== undefined) {
        const value: unknown = JSON.parse(response.text)
        if (typeof json === 'object' && json !== null) expect(value).toMatchObject(json)
        else expect(value).toEqual(json)
      }
      if (text === '') expect(response.text).toBe('')
      else if (text !== undefined) expect(response.text).toContain(text)
      if (refused !== undefined) expect(stub.journal.entries().map((entry) => entry.refused)).toEqual([refused])
      if (accounts !== undefined)
        expect([...stub.accounts.all()].map(({ EMailAccountId }) => EMailAccountId)).toEqual(accounts)
    } finally {
      await close()
    }
  })
})

const repeating = casesBy('memory').filter(([, { request }]) => Array.isArray(request.body))

it.runIf(measuresTimes).each(repeating)('takes a time that grows no faster than the body: %s', async (_, each) => {
  const { options = {} } = each
  const whole = written(each.request.body ?? '').length

  expect(
    await superlinear(
      (request: HttpRequest) => send(makeStub(options), request),
      (size) => requestOf(each, size / whole),
    ),
  ).toBe(null)
})

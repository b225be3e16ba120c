/** A server that answers what it is told to, and the two clients in front of it. */
import { basic, type Client, type ClientConfig, makeClient } from '@so-email/client'
import { listen } from '@so-email/verifier'
import type { HttpHeaders, HttpRequest } from '@so-email/wire'
import { taskEither as TE } from 'fp-ts'
import { type OfficialAgent, WebApi } from './officialClient.js'

export interface Scripted {
  readonly url: string
  /** What it was asked so far. */
  readonly asked: ReadonlyArray<HttpRequest>
  readonly official: OfficialAgent
  readonly ours: Client
}

export interface Answer {
  readonly status?: number
  readonly headers?: HttpHeaders
  readonly body: unknown
}

/** The body of a request, as JSON. */
export const sent = (request: HttpRequest | undefined): Readonly<Record<string, unknown>> =>
  JSON.parse(new TextDecoder().decode(request?.body))

/** The value of a header of a request. */
export const sentHeader = (request: HttpRequest | undefined, name: string): string | undefined =>
  request?.headers.find(([written]) => written.toLowerCase() === name.toLowerCase())?.[1]

const jsonType = ['Content-Type', 'application/json; charset=utf-8'] as const

/** Answers the first request with the first answer, and so on; the last one is repeated. Text is sent as it is. */
export const scripted = async (
  answers: ReadonlyArray<Answer>,
  use: (scripted: Scripted) => Promise<void>,
  config: Partial<ClientConfig> = {},
): Promise<void> => {
  const asked: Array<HttpRequest> = []
  const server = await listen((request) => {
    asked.push(request)
    const { status = 200, headers = [], body } = answers[asked.length - 1] ?? answers.at(-1) ?? { body: null }
    return TE.right({
      status,
      headers: headers.some(([name]) => name === 'Content-Type') ? headers : [jsonType, ...headers],
      body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
    })
  })
  const api = new WebApi(server.url)
  api.authenticateWithPassword('tje0', 'planted-login')
  const ours = makeClient({
    baseUrl: server.url,
    auth: basic({ user: 'tje0', password: 'planted-login' }),
    ...config,
  })
  try {
    await use({ url: server.url, asked, official: api.getEMailAgent(), ours })
  } finally {
    await ours.close()
    await server.close()
  }
}

/** Runs in another time zone than the tests', as a user's machine does. */
export const inZone = async (zone: string, run: () => Promise<void>): Promise<void> => {
  const before = process.env['TZ']
  process.env['TZ'] = zone
  try {
    await run()
  } finally {
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
  }
}

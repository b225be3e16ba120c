/** A server with scripted responses, and the two clients in front of it. */
import { basic, type Client, type ClientConfig, errorMessage, makeClient } from '@so-email/client'
import { listen } from '@so-email/verifier'
import type { HttpHeaders, HttpRequest } from '@so-email/wire'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { type OfficialAgent, WebApi } from './officialClient.js'

export interface Scripted {
  readonly url: string
  /** The requests so far. */
  readonly received: ReadonlyArray<HttpRequest>
  readonly official: OfficialAgent
  readonly ours: Client
}

export interface Reply {
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

/** Our client; a wrong configuration ends the comparison. */
export const clientOf = (config: ClientConfig): Client =>
  F.pipe(
    makeClient(config),
    E.getOrElse((error): Client => {
      throw new Error(errorMessage(error))
    }),
  )

/** Sends the first reply to the first request, and so on; the last one is repeated. Text is sent as it is. */
export const scripted = async (
  replies: ReadonlyArray<Reply>,
  use: (scripted: Scripted) => Promise<void>,
  config: Partial<ClientConfig> = {},
): Promise<void> => {
  const received: Array<HttpRequest> = []
  const server = await listen((request) => {
    received.push(request)
    const { status = 200, headers = [], body } = replies[received.length - 1] ?? replies.at(-1) ?? { body: null }
    return TE.right({
      status,
      headers: headers.some(([name]) => name === 'Content-Type') ? headers : [jsonType, ...headers],
      body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
    })
  })
  const api = new WebApi(server.url)
  api.authenticateWithPassword('tje0', 'planted-login')
  const ours = clientOf({
    baseUrl: server.url,
    auth: basic({ user: 'tje0', password: 'planted-login' }),
    ...config,
  })
  try {
    await use({ url: server.url, received, official: api.getEMailAgent(), ours })
  } finally {
    await ours.close()
    await server.close()
  }
}

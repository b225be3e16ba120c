/** Requests as tests write them. */
import type { HttpHeaders, HttpRequest, HttpResponse, TransportLimits } from '@so-email/wire'
import { either as E } from 'fp-ts'
import type { Stub } from '../../src/index.js'

export const path = '/api/v1/Agents/EMail/SaveEMailAccount'
export const basic = `Basic ${btoa('tje0:Tje0')}`
export const limits: TransportLimits = { signal: new AbortController().signal, maxResponseBytes: 10_000_000 }

const utf8 = new TextEncoder()

/** A request to save, authenticated, in JSON; headers that are given win. */
export const saving = (body: unknown, headers: Readonly<Record<string, string>> = {}): HttpRequest => ({
  method: 'POST',
  url: path,
  headers: Object.entries({ Authorization: basic, 'Content-Type': 'application/json', ...headers }).filter(
    ([, value]) => value !== '',
  ),
  body: utf8.encode(typeof body === 'string' ? body : JSON.stringify(body)),
})

export interface Told {
  readonly status: number
  readonly type: string | undefined
  readonly headers: HttpHeaders
  readonly text: string
}

export const told = ({ status, headers, body }: HttpResponse): Told => ({
  status,
  type: headers.find(([name]) => name === 'Content-Type')?.[1],
  headers,
  text: new TextDecoder().decode(body),
})

/** Asks a stub in memory. */
export const ask = async (stub: Pick<Stub, 'answer'>, request: HttpRequest): Promise<Told> => {
  const answered = await stub.answer(request, limits)()
  if (E.isLeft(answered)) throw new Error(`no response: ${answered.left._tag}`)
  return told(answered.right)
}

/** Saves, and gives the status and what the JSON of the answer says. */
export const save = async (
  stub: Pick<Stub, 'answer'>,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly [status: number, value: unknown]> => {
  const { status, text } = await ask(stub, saving(body, headers))
  return [status, JSON.parse(text)]
}

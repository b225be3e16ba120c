/** Requests of tests. */
import type { HttpHeaders, HttpRequest, HttpResponse, TransportLimits } from '@so-email/wire'
import { either as E } from 'fp-ts'
import type { Stub } from '../../src/index.js'

export const path = '/api/v1/Agents/EMail/SaveEMailAccount'
export const basic = `Basic ${btoa('tje0:Tje0')}`
export const limits: TransportLimits = { signal: new AbortController().signal, maxResponseBytes: 10_000_000 }

const utf8 = new TextEncoder()

/** An authenticated request to save, in JSON; the given headers win. */
export const saving = (body: unknown, headers: Readonly<Record<string, string>> = {}): HttpRequest => ({
  method: 'POST',
  url: path,
  headers: Object.entries({ Authorization: basic, 'Content-Type': 'application/json', ...headers }).filter(
    ([, value]) => value !== '',
  ),
  body: utf8.encode(typeof body === 'string' ? body : JSON.stringify(body)),
})

export interface ReceivedResponse {
  readonly status: number
  readonly type: string | undefined
  readonly headers: HttpHeaders
  readonly text: string
}

export const received = ({ status, headers, body }: HttpResponse): ReceivedResponse => ({
  status,
  type: headers.find(([name]) => name === 'Content-Type')?.[1],
  headers,
  text: new TextDecoder().decode(body),
})

/** Sends a request to a stub in memory. */
export const send = async (stub: Pick<Stub, 'answer'>, request: HttpRequest): Promise<ReceivedResponse> => {
  const response = await stub.answer(request, limits)()
  if (E.isLeft(response)) throw new Error(`no response: ${response.left._tag}`)
  return received(response.right)
}

/** Saves an account: the status and the JSON value of the response. */
export const save = async (
  stub: Pick<Stub, 'answer'>,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly [status: number, value: unknown]> => {
  const { status, text } = await send(stub, saving(body, headers))
  return [status, JSON.parse(text)]
}

/**
 * A transport on undici, for Node: connections are kept and shared, redirects are answers, compressed answers are decoded.
 * undici is loaded when the first request is sent. `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` are honoured.
 *
 * undici's own time limits for an answer are off: the call has one. The one for connecting (10 seconds) stays, because a
 * request that never left may be sent again.
 */
import type { HttpResponse, Transport, TransportError } from '@so-email/wire'
import { either as E, taskEither as TE } from 'fp-ts'
import type { Dispatcher } from 'undici'
import { decodeContent } from './decodeContent.js'
import type { OpenTransport } from './OpenTransport.js'
import { undiciExchange } from './undiciExchange.js'

export interface UndiciOptions {
  /** How many connections there are at most to one origin; 64 unless given. */
  readonly connections?: number
}

export const undiciTransport = ({ connections = 64 }: UndiciOptions = {}): OpenTransport => {
  let opening: Promise<Dispatcher> | null = null
  let dispatcher: Dispatcher | null = null
  const load = (): Promise<Dispatcher> => {
    opening ??= open(connections).then((opened) => {
      dispatcher = opened
      return opened
    })
    return opening
  }
  const send: Transport = (request, limits) => async () => {
    const outcome = await undiciExchange(dispatcher ?? (await load()), request, limits)
    return E.isRight(outcome) ? decoded(outcome.right, limits.maxResponseBytes)() : outcome
  }
  return { send, close: async () => (await opening)?.close() }
}

const open = async (connections: number): Promise<Dispatcher> => {
  const { Agent, EnvHttpProxyAgent } = await import('undici')
  const options = { connections, headersTimeout: 0, bodyTimeout: 0 }
  // The environment is read once; without a proxy in it, no request is compared with its rules.
  const isProxied = ['http_proxy', 'https_proxy'].some((name) => process.env[name] ?? process.env[name.toUpperCase()])
  return isProxied ? new EnvHttpProxyAgent(options) : new Agent(options)
}

const encodings = (response: HttpResponse): ReadonlyArray<string> =>
  response.headers
    .filter(([name]) => name === 'content-encoding')
    .flatMap(([, value]) => value.split(','))
    .map((encoding) => encoding.trim().toLowerCase())
    .filter((encoding) => encoding !== '' && encoding !== 'identity')

const decoded = (response: HttpResponse, maxResponseBytes: number): TE.TaskEither<TransportError, HttpResponse> =>
  response.body.length === 0
    ? TE.right(response)
    : encodings(response).reduceRight<TE.TaskEither<TransportError, HttpResponse>>(
        (task, encoding) =>
          TE.chain((encoded: HttpResponse) =>
            TE.map((body: Uint8Array) => ({ ...encoded, body }))(() =>
              decodeContent(encoding, encoded.body, maxResponseBytes),
            ),
          )(task),
        TE.right(response),
      )

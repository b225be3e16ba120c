/** Sends a request on to another server, and its response back. No byte and no header of either is changed. */
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { HttpHeaders, HttpRequest, HttpResponse } from '@so-email/wire'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { messageOf } from '../messageOf.js'
import { bytesOf, headersOf } from './message.js'
import { siteOf } from './siteOf.js'

/** Headers that belong to one connection, not to the message. */
const ofConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'host'])

const withoutConnection = (headers: HttpHeaders): HttpHeaders =>
  headers.filter(([name]) => !ofConnection.has(name.toLowerCase()))

/** The address of a request. The path may not lead to another host: `.example.test/` behind `https://host` would. */
const targetOf = (site: string, url: string): E.Either<string, URL> =>
  F.pipe(
    E.tryCatch(
      () => new URL(siteOf(site) + url),
      () => 'the path of a request cannot be read',
    ),
    E.filterOrElse(
      (target) => url.startsWith('/') && target.origin === new URL(site).origin,
      () => 'the path of a request leads to another server',
    ),
  )

/** The message of OpenSSL names a line of its source. */
const reasonOf = (reason: unknown): string =>
  Reflect.get(Object(reason), 'code') === 'EPROTO'
    ? 'TLS failed; see whether the URL has to begin with http://, and which versions of TLS the server has'
    : messageOf('unknown')(reason)

/** The whole exchange, the body of the response included; each has a connection of its own. */
const exchange = (target: URL, { method, headers, body }: HttpRequest, signal: AbortSignal): Promise<HttpResponse> =>
  new Promise((resolve, reject) => {
    const send = target.protocol === 'https:' ? httpsRequest : httpRequest
    const fields = [['Host', target.host], ...withoutConnection(headers)].flat()
    const sent = send(target, { method, headers: fields, signal, agent: false }, (message) => {
      bytesOf(message).then((bytes) => {
        const received = withoutConnection(headersOf(message))
        resolve({ status: message.statusCode ?? 0, headers: received, body: bytes })
      }, reject)
    })
    sent.once('error', reject)
    // Where the server switches to another protocol, node ends the request without an error.
    sent.once('upgrade', (_message, socket) => {
      socket.destroy()
      reject(new Error('it switched to another protocol'))
    })
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    sent.end(body)
  })

/**
 * `deadline` is in milliseconds and bounds the whole exchange, also with a server that sends a byte now and then; `stop`
 * ends it earlier. A Left is the reason why there was no response; it holds nothing of the request.
 */
export const forward =
  (site: string, deadline = 30_000, stop?: AbortSignal) =>
  (request: HttpRequest): TE.TaskEither<string, HttpResponse> =>
    F.pipe(
      TE.fromEither(targetOf(site, request.url)),
      TE.chain((target) =>
        TE.tryCatch(
          () => {
            const late = AbortSignal.timeout(deadline)
            return exchange(target, request, stop === undefined ? late : AbortSignal.any([late, stop])).catch(
              (reason) => {
                throw late.aborted ? new Error(`no response within ${deadline} ms`) : reason
              },
            )
          },
          (reason) => `${target.host} did not respond: ${reasonOf(reason)}`,
        ),
      ),
      // A status below 200 announces another response, for which a caller would wait without end.
      TE.filterOrElse(
        ({ status }) => status >= 200,
        ({ status }) => `the server responded with status ${status}, which is that of no response`,
      ),
    )

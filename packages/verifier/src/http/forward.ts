/** Sends a request on to another server, and its response back. No byte and no header of either is changed. */
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { HttpHeaders, HttpRequest, HttpResponse } from '@so-email/wire'
import { taskEither as TE } from 'fp-ts'
import { bytesOf, headersOf } from './message.js'

/** Headers that belong to one connection, not to the message. */
const ofConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'host'])

const withoutConnection = (headers: HttpHeaders): HttpHeaders =>
  headers.filter(([name]) => !ofConnection.has(name.toLowerCase()))

/** A Left says why there was no response; it holds nothing of the request. */
export const forward =
  (site: string, timeout = 30_000) =>
  ({ method, url, headers, body }: HttpRequest): TE.TaskEither<string, HttpResponse> =>
    TE.tryCatch(
      () =>
        new Promise((resolve, reject) => {
          const target = new URL(site.replace(/\/+$/, '') + url)
          const send = target.protocol === 'https:' ? httpsRequest : httpRequest
          const fields = [['Host', target.host], ...withoutConnection(headers)].flat()
          const sent = send(target, { method, headers: fields, timeout }, (message) => {
            bytesOf(message).then((bytes) => {
              const received = withoutConnection(headersOf(message))
              resolve({ status: message.statusCode ?? 0, headers: received, body: bytes })
            }, reject)
          })
          sent.once('error', reject)
          sent.once('timeout', () => sent.destroy(new Error(`no response within ${timeout} ms`)))
          sent.end(body)
        }),
      (reason) => `${new URL(site).host} did not respond: ${messageOf(reason)}`,
    )

const messageOf = (reason: unknown): string => (reason instanceof Error ? reason.message : 'unknown')

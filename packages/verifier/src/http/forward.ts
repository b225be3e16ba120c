/** Sends a request on to another server as it is, and gives its answer as it is: no byte and no header is changed. */
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { HttpHeaders, HttpRequest, HttpResponse } from '@so-email/wire'
import { taskEither as TE } from 'fp-ts'
import { bytesOf, headersOf } from './message.js'

/** They belong to one connection, not to the message. */
const ofConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'host'])

const withoutConnection = (headers: HttpHeaders): HttpHeaders =>
  headers.filter(([name]) => !ofConnection.has(name.toLowerCase()))

/** A Left says why there was no answer; it never holds anything of the request. */
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
              const answered = withoutConnection(headersOf(message))
              resolve({ status: message.statusCode ?? 0, headers: answered, body: bytes })
            }, reject)
          })
          sent.once('error', reject)
          sent.once('timeout', () => sent.destroy(new Error(`no answer within ${timeout} ms`)))
          sent.end(body)
        }),
      (reason) => `${new URL(site).host} gave no answer: ${messageOf(reason)}`,
    )

const messageOf = (reason: unknown): string => (reason instanceof Error ? reason.message : 'unknown')

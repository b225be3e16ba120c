import type { HttpHeaders, HttpRequest, HttpResponse } from '@so-email/wire'
import type { taskEither as TE } from 'fp-ts'

/** Sends a request to the server; a Left says why there is no response. */
export type Send = (request: HttpRequest) => TE.TaskEither<string, HttpResponse>

/** A POST with a JSON body, or with none. */
export const post = (url: string, headers: HttpHeaders, json?: unknown): HttpRequest => {
  const body = new TextEncoder().encode(json === undefined ? '' : JSON.stringify(json))
  const type = json === undefined ? [] : [['Content-Type', 'application/json; charset=utf-8'] as const]
  return {
    method: 'POST',
    url,
    headers: [
      ...headers,
      ['Accept', 'application/json; charset=utf-8'],
      ...type,
      ['Content-Length', String(body.length)],
    ],
    body,
  }
}

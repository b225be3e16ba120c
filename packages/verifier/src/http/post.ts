import type { HttpHeaders, HttpRequest, HttpResponse } from '@so-email/wire'
import type { taskEither as TE } from 'fp-ts'

/** Sends a request to the server; a Left is the reason why there is no response. */
export type Send = (request: HttpRequest) => TE.TaskEither<string, HttpResponse>

const accept = ['Accept', 'application/json; charset=utf-8'] as const

/** A POST with a body of a content type. */
export const postBytes = (url: string, headers: HttpHeaders, contentType: string, body: Uint8Array): HttpRequest => ({
  method: 'POST',
  url,
  headers: [...headers, accept, ['Content-Type', contentType], ['Content-Length', String(body.length)]],
  body,
})

/** A POST with a JSON body, or with none. */
export const post = (url: string, headers: HttpHeaders, json?: unknown): HttpRequest =>
  json === undefined
    ? { method: 'POST', url, headers: [...headers, accept, ['Content-Length', '0']], body: new Uint8Array() }
    : postBytes(url, headers, 'application/json; charset=utf-8', new TextEncoder().encode(JSON.stringify(json)))

import type { HttpResponse } from '@so-email/wire'

/** What `HEAD` is answered with: the headers of the response to `GET`, with the length of its body. */
export const withoutBody = ({ status, headers, body }: HttpResponse): HttpResponse => ({
  status,
  headers: [...headers, ['Content-Length', String(body.length)]],
  body: new Uint8Array(),
})

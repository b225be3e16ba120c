import type { HttpResponse } from '@so-email/wire'
import type { Outcome } from '../Outcome.js'

/** The response to `HEAD`: that to `GET`, with the length of its body in place of the body. */
export const headOfResponse = ({ status, headers, body }: HttpResponse): HttpResponse => ({
  status,
  headers: [...headers, ['Content-Length', String(body.length)]],
  body: new Uint8Array(),
})

/** What `HEAD` comes to, from the outcome of `GET`. */
export const toHead = (outcome: Outcome): Outcome => ({ ...outcome, response: headOfResponse(outcome.response) })

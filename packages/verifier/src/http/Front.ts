/**
 * A server in front of a provider for pact's native verifier, which follows redirects. Our clients never do. So a redirect
 * loses its `Location` here and arrives as what it is: a response with another status. The native verifier also compares
 * each field of a header by itself, so the ways to log in, which may have a field each, arrive in one. Compression, a byte order
 * mark and the case of a media type are undone (`asRead`).
 */
import { combinedHeader, type HttpResponse } from '@so-email/wire'
import { function as F, option as O, taskEither as TE } from 'fp-ts'
import { asRead } from './asRead.js'
import { forward } from './forward.js'
import type { RunningServer } from './httpServer.js'
import { listenSecretly } from './listenSecretly.js'

/** Whether a status is one of a redirect. */
export const isRedirect = (status: number): boolean => status >= 300 && status < 400

const without = (name: string, { headers }: HttpResponse): HttpResponse['headers'] =>
  headers.filter(([each]) => each.toLowerCase() !== name)

const withoutLocation = (response: HttpResponse): HttpResponse =>
  isRedirect(response.status) ? { ...response, headers: without('location', response) } : response

const withOneChallenge = (response: HttpResponse): HttpResponse =>
  F.pipe(
    response.headers,
    combinedHeader('WWW-Authenticate'),
    O.match(
      () => response,
      (challenges) => ({
        ...response,
        headers: [...without('www-authenticate', response), ['WWW-Authenticate', challenges]],
      }),
    ),
  )

/** A front, with the number of redirects that came through it. */
export interface Front extends RunningServer {
  readonly redirects: () => number
}

/** Starts it in front of a provider. */
export const startFront = async (provider: string, deadline: number): Promise<Front> => {
  let redirects = 0
  const server = await listenSecretly(
    F.flow(
      forward(provider, deadline),
      TE.tapIO(({ status }) => () => {
        if (isRedirect(status)) redirects += 1
      }),
      TE.map(F.flow(withoutLocation, withOneChallenge, asRead)),
    ),
  )
  return { ...server, redirects: () => redirects }
}

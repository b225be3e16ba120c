/**
 * A server on loopback that responds only to a client that knows its URL: the first part of the path is a secret, which is
 * random for each server. Any other process of the machine, and any page in a browser, gets no response.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { combinedHeader, type HttpRequest, type HttpResponse } from '@so-email/wire'
import { function as F, option as O, taskEither as TE } from 'fp-ts'
import { listen, type RunningServer } from './httpServer.js'

const isEqual = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** A browser sends one of these; a verifier sends neither. */
const ofBrowsers = ['Origin', 'Sec-Fetch-Site']

/** A verifier writes no slash between the secret and an empty path. */
const pathIn = (rest: string): string => (rest === '' || rest.startsWith('?') ? `/${rest}` : rest)

/** The same request without the secret, if it has it. */
const opened =
  (secret: string, host: string) =>
  (request: HttpRequest): O.Option<HttpRequest> =>
    F.pipe(
      O.some(request),
      O.filter(({ url }) => isEqual(url.slice(0, secret.length), secret)),
      O.filter(({ headers }) => O.exists((value: string) => value === host)(combinedHeader('Host')(headers))),
      O.filter(({ headers }) => ofBrowsers.every((name) => O.isNone(combinedHeader(name)(headers)))),
      O.map(({ url, ...rest }) => ({ ...rest, url: pathIn(url.slice(secret.length)) })),
      O.filter(({ url }) => url.startsWith('/')),
    )

/** Listens on a free port; `url` holds the secret, and the requests come without it. */
export const listenSecretly = async (
  respond: (request: HttpRequest) => TE.TaskEither<unknown, HttpResponse>,
): Promise<RunningServer> => {
  const secret = `/${randomBytes(24).toString('hex')}`
  let host = ''
  const server = await listen((request) =>
    F.pipe(
      opened(secret, host)(request),
      O.match(() => TE.left('a request of a stranger'), respond),
    ),
  )
  host = new URL(server.url).host
  return { ...server, url: server.url + secret }
}

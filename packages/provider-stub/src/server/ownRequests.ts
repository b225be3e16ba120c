/**
 * Requests to the stub about itself. Only this machine changes states and sees the page: they own the stub. `Host` is checked
 * too, because a page can let its own name resolve to this machine.
 */
import { type HttpHeaders, type HttpRequest, header } from '@so-email/wire'
import { either as E, function as F, option as O, string as S } from 'fp-ts'
import { hostField, hostIn, isOwnHost } from './hosts.js'
import { isLoopback } from './isLoopback.js'

const check = (isValid: boolean, reason: string): E.Either<string, void> =>
  isValid ? E.right(undefined) : E.left(reason)

/** Whether a request comes from this machine under one of its names. `what` begins the reason of a refusal. */
const fromHere = (
  what: string,
  allowedHosts: ReadonlyArray<string>,
  headers: HttpHeaders,
  from: string,
): E.Either<string, void> =>
  F.pipe(
    check(isLoopback(from), `${what} from this machine only, and ${from} is another`),
    E.chain(() =>
      check(
        isOwnHost(allowedHosts, O.getOrElse(F.constant(''))(hostIn(headers))),
        `${what} under a name of this machine only: localhost, or a loopback address`,
      ),
    ),
  )

/** For requests of programs: no page in a browser sends one. */
export const fromOwnProgram = (
  allowedHosts: ReadonlyArray<string>,
  headers: HttpHeaders,
  from: string,
): E.Either<string, void> =>
  F.pipe(
    fromHere('states are changed', allowedHosts, headers, from),
    E.chain(() => check(O.isNone(header('Origin')(headers)), 'states are not changed by pages')),
  )

/** The host and the port of an origin, as `Host` has them. */
const placeOf = (origin: string): O.Option<string> => (URL.canParse(origin) ? O.some(new URL(origin).host) : O.none)

const lowerCase = (text: string): string => text.toLowerCase()

/** A browser names the origin of the page with every POST. */
const isFromOwnOrigin = (headers: HttpHeaders): boolean =>
  F.pipe(
    headers,
    header('Origin'),
    O.match(
      () => true,
      (origin) => O.getEq(S.Eq).equals(placeOf(origin), F.pipe(headers, hostField, O.map(lowerCase))),
    ),
  )

/** A browser names the site of the page with every request. A link on another page may lead here, but a form may not. */
const isFromOwnSite = (method: string, headers: HttpHeaders): boolean =>
  ['same-origin', 'none'].includes(F.pipe(headers, header('Sec-Fetch-Site'), O.getOrElse(F.constant('none')))) ||
  (method === 'GET' &&
    F.pipe(
      headers,
      header('Sec-Fetch-Dest'),
      O.exists((dest) => dest === 'document'),
    ))

/** For requests of the page of the stub: no other page sends one, or is led to one. */
export const fromOwnPage = (
  allowedHosts: ReadonlyArray<string>,
  { method, headers }: Pick<HttpRequest, 'method' | 'headers'>,
  from: string,
): E.Either<string, void> =>
  F.pipe(
    fromHere('the page is served', allowedHosts, headers, from),
    E.chain(() => check(isFromOwnOrigin(headers) && isFromOwnSite(method, headers), 'the page is not for other pages')),
  )

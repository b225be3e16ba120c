import { type HttpRequest, header } from '@so-email/wire'
import { option as O } from 'fp-ts'

/** A firewall may refuse requests that name no program. Our client names itself; pact's verifier and the run's own do not. */
const userAgent = ['User-Agent', 'so-email-verify'] as const

/** The request with a `User-Agent`: its own, or that of the verifier. */
export const withUserAgent = (request: HttpRequest): HttpRequest =>
  O.isSome(header('User-Agent')(request.headers)) ? request : { ...request, headers: [...request.headers, userAgent] }

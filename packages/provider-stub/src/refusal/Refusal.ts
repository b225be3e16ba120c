/**
 * Why the stub refuses a request, with the status and the body that SuperOffice is known or assumed to answer. The error
 * objects are those of codecs; `docs/faithfulness/provider-stub.md` has the source of each.
 */
import { agentError, entityError, invalidRequest } from '@so-email/codecs'
import { type HttpHeaders, type HttpResponse, header, XsrfToken } from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'
import { shown } from './shown.js'
import { jsonResponse, textResponse } from './textResponse.js'

export interface Refusal {
  /** For the journal, in one line. */
  readonly reason: string
  readonly response: HttpResponse
}

const agentRefusal = (status: number, type: string, reason: string, headers: HttpHeaders = []): Refusal => ({
  reason,
  response: jsonResponse(status, agentError(type, reason), headers),
})

export const badRequest = (reason: string): Refusal => agentRefusal(400, 'ArgumentException', reason)
export const bodyTooLong = (maxBytes: number): Refusal =>
  agentRefusal(413, 'HttpException', `the body is longer than ${maxBytes} bytes`)
export const tooManyHeaders = (most: number): Refusal =>
  agentRefusal(431, 'HttpException', `there are more than ${most} headers`)
export const forbidden = (reason: string): Refusal => agentRefusal(403, 'SecurityException', reason)
export const methodNotAllowed = (allowed: string): Refusal =>
  agentRefusal(405, 'NotSupportedException', `the allowed methods are ${allowed}`, [['Allow', allowed]])
export const notAcceptable = (accept: string): Refusal =>
  agentRefusal(406, 'NotSupportedException', `no media type of the response matches ${shown(accept)}`)
export const notWritable = (reason: string): Refusal => agentRefusal(406, 'NotSupportedException', reason)
export const unsupportedMediaType = (type: string): Refusal =>
  agentRefusal(415, 'NotSupportedException', `a body of type ${shown(type)} is not supported`)

/** The error object of the REST entities, where the message has another name. */
export const notFound = (path: string): Refusal => {
  const reason = `there is no ${shown(path)}`
  return { reason, response: jsonResponse(404, entityError('SoNotFoundException', reason)) }
}

/** An operation that SuperOffice has, and the stub has not. */
export const notImplemented = (path: string): Refusal =>
  agentRefusal(501, 'NotImplementedException', `the stub has no handler for ${shown(path)}`, [
    ['X-So-Email-Stub', 'not implemented'],
  ])

/** Of an operation of the caller's own. */
export const asynchronousHandler: Refusal = agentRefusal(
  500,
  'InvalidOperationException',
  'a handler must not be asynchronous',
)

/** What the agents' documentation calls "200 OK with an internal error object". */
export const underSuccess = ({ reason }: Refusal): Refusal => ({
  reason,
  response: jsonResponse(200, invalidRequest(reason)),
})

const notAuthenticatedWith = (headers: HttpHeaders): Refusal => ({
  reason: 'no valid credentials',
  response: textResponse(
    401,
    'text/html; charset=utf-8',
    '<!DOCTYPE html><html><head><title>Not authenticated</title></head><body><h1>Not authenticated</h1>' +
      '<p>Use the Authorization header to log in, with the BASIC, SOTICKET or BEARER scheme.</p></body></html>',
    headers,
  ),
})

const challenged = notAuthenticatedWith([['WWW-Authenticate', 'Basic realm="SuperOffice Username or Ticket"']])
const unchallenged = notAuthenticatedWith([])

/**
 * A page that names the schemes of authentication: 401 has no error object. A request with `X-XSRF-TOKEN` comes from a page in
 * a browser, which would wait until its user has answered a dialog; it gets no challenge.
 */
export const notAuthenticated = (headers: HttpHeaders): Refusal =>
  F.pipe(
    headers,
    header(XsrfToken.name),
    O.match(
      () => challenged,
      () => unchallenged,
    ),
  )

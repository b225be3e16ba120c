/**
 * Why the stub refuses, with the status and the body that SuperOffice is known or assumed to answer. There are several
 * shapes of an error object; `docs/faithfulness/provider-stub.md` says where each comes from.
 */
import { contentTypeOf, type HttpHeaders, type HttpResponse, json } from '@so-email/wire'

export interface Refusal {
  readonly status: number
  /** For the journal, in one line. */
  readonly reason: string
  readonly headers: HttpHeaders
  readonly contentType: string
  readonly body: string
}

const source = 'SuperOffice.Services.Implementation'

/** The shape that the official client's tests show for a refused save. */
const errorObject = (status: number, type: string, reason: string, headers: HttpHeaders = []): Refusal => ({
  status,
  reason,
  headers,
  contentType: contentTypeOf(json),
  body: JSON.stringify({ Error: true, ErrorType: type, Message: reason, ErrorSource: source }),
})

export const badRequest = (reason: string): Refusal => errorObject(400, 'ArgumentException', reason)
export const bodyTooLong = (maxBytes: number): Refusal =>
  errorObject(413, 'HttpException', `the body is longer than ${maxBytes} bytes`)
export const forbidden = (reason: string): Refusal => errorObject(403, 'SecurityException', reason)
export const methodNotAllowed = (allowed: string): Refusal =>
  errorObject(405, 'NotSupportedException', `only ${allowed} ask this`, [['Allow', allowed]])
export const notAcceptable = (accept: string): Refusal =>
  errorObject(406, 'NotSupportedException', `nothing that is answered here is ${shown(accept)}`)
export const notWritable = (reason: string): Refusal => errorObject(406, 'NotSupportedException', reason)
export const unsupportedMediaType = (type: string): Refusal =>
  errorObject(415, 'NotSupportedException', `a body of type ${shown(type)} is not understood`)

/** The shape that the documentation of the REST entities shows, where the message has another name. */
export const notFound = (path: string): Refusal => {
  const reason = `there is no ${shown(path)}`
  const body = { Error: true, ErrorType: 'SoNotFoundException', ErrorMessage: reason, ErrorSource: source }
  return { status: 404, reason, headers: [], contentType: contentTypeOf(json), body: JSON.stringify(body) }
}

/** What the agents' documentation calls "200 OK with an internal error object". */
export const underSuccess = ({ reason }: Refusal): Refusal => ({
  status: 200,
  reason,
  headers: [],
  contentType: contentTypeOf(json),
  body: JSON.stringify({ Message: 'The request is invalid.', MessageDetail: reason }),
})

/** 401 is not an error object but a page for people, which names the ways to log in. */
export const notAuthenticated: Refusal = {
  status: 401,
  reason: 'no valid credentials',
  headers: [['WWW-Authenticate', 'Basic realm="SuperOffice Username or Ticket"']],
  contentType: 'text/html; charset=utf-8',
  body:
    '<!DOCTYPE html><html><head><title>Not authenticated</title></head><body><h1>Not authenticated</h1>' +
    '<p>Use the Authorization header to log in, with the BASIC, SOTICKET or BEARER scheme.</p></body></html>',
}

export const toResponse = ({ status, headers, contentType, body }: Refusal): HttpResponse => ({
  status,
  headers: [['Content-Type', contentType], ...headers],
  body: new TextEncoder().encode(body),
})

/** What came from outside, short and on one line. */
const shown = (text: string): string => {
  const line = text.replaceAll(/[^\x20-\x7e]/g, '?')
  return line.length > 100 ? `${line.slice(0, 100)}...` : line
}

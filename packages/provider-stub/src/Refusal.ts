/**
 * Why the stub refuses, with the status and the body that SuperOffice is known or assumed to answer. The error object is
 * the shape that the official client's tests show for a refused save: `ErrorType`, `Message`, `ErrorSource`.
 */
import { contentTypeOf, type HttpHeaders, type HttpResponse, json } from '@so-email/wire'

export interface Refusal {
  readonly status: number
  readonly type: string
  readonly message: string
  readonly headers: HttpHeaders
}

const refuse = (status: number, type: string, message: string, headers: HttpHeaders = []): Refusal => ({
  status,
  type,
  message,
  headers,
})

export const badRequest = (message: string): Refusal => refuse(400, 'ArgumentException', message)
export const notFound = (path: string): Refusal => refuse(404, 'SoNotFoundException', `there is no ${path}`)
export const methodNotAllowed = (allowed: string): Refusal =>
  refuse(405, 'ArgumentException', `only ${allowed} asks this`, [['Allow', allowed]])
export const unsupportedMediaType = (type: string): Refusal =>
  refuse(415, 'ArgumentException', `a body of type ${type} is not understood`)

const bytes = (text: string) => new TextEncoder().encode(text)

export const toResponse = ({ status, type, message, headers }: Refusal): HttpResponse => ({
  status,
  headers: [['Content-Type', contentTypeOf(json)], ...headers],
  body: bytes(
    JSON.stringify({
      Error: true,
      ErrorType: type,
      Message: message,
      ErrorSource: 'SuperOffice.Services.Implementation',
    }),
  ),
})

/** 401 is not an error object but a page for people, which names the ways to log in. */
export const notAuthenticated: HttpResponse = {
  status: 401,
  headers: [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['WWW-Authenticate', 'Basic realm="SuperOffice Username or Ticket"'],
  ],
  body: bytes(
    '<!DOCTYPE html><html><head><title>Not authenticated</title></head><body><h1>Not authenticated</h1>' +
      '<p>Use the Authorization header with BASIC, SOTICKET or BEARER.</p></body></html>',
  ),
}

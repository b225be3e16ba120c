import { contentTypeOf, type HttpHeaders, type HttpResponse, json } from '@so-email/wire'

const utf8 = new TextEncoder()

/** A response with a text as its body. */
export const textResponse = (
  status: number,
  contentType: string,
  text: string,
  headers: HttpHeaders = [],
): HttpResponse => ({
  status,
  headers: [['Content-Type', contentType], ...headers],
  body: utf8.encode(text),
})

/** A response with a value as JSON. */
export const jsonResponse = (status: number, value: unknown, headers: HttpHeaders = []): HttpResponse =>
  textResponse(status, contentTypeOf(json), JSON.stringify(value), headers)

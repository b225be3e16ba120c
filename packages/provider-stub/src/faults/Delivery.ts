/** How an answer reaches its client: at once and whole, unless a fault has it otherwise. */
import { contentTypeOf, type HttpResponse, json } from '@so-email/wire'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import type { Fault } from './Fault.js'

export interface Delivery {
  readonly response: HttpResponse
  /** In milliseconds. */
  readonly delay: number
  /** Where the connection breaks: never, in the middle of the body, or before the answer. */
  readonly breaks: 'never' | 'inBody' | 'before'
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const page =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Sign in</h1><p>Not what you asked for.</p></body></html>'

const answered = (status: number, contentType: string, text: string): HttpResponse => ({
  status,
  headers: [['Content-Type', contentType]],
  body: bytes(text),
})

const invalid = { Message: 'The request is invalid.', MessageDetail: 'A fault that the stub was told to play.' }

/** What a fault answers in place of the stub; `undefined` where the stub answers all the same. */
export const replacementFor = (fault: Fault): HttpResponse | undefined => {
  switch (fault._tag) {
    case 'Status': {
      const { headers, ...rest } = answered(fault.status, contentTypeOf(json), JSON.stringify(failed(fault.status)))
      const wait = fault.retryAfter === undefined ? [] : [['Retry-After', String(fault.retryAfter)] as const]
      return fault.status === 204 || fault.status === 304
        ? { status: fault.status, headers: wait, body: new Uint8Array() }
        : { ...rest, headers: [...headers, ...wait] }
    }
    case 'Html':
      return answered(200, 'text/html; charset=utf-8', page)
    case 'ErrorObject':
      return answered(200, contentTypeOf(json), JSON.stringify(invalid))
    case 'Null':
      return answered(200, contentTypeOf(json), 'null')
    default:
      return undefined
  }
}

const failed = (status: number) => ({
  Error: true,
  ErrorType: 'StubFault',
  Message: `the stub was told to answer ${status}`,
  ErrorSource: 'so-email-stub',
})

/** The answer, at once and whole. */
export const whole = (response: HttpResponse): Delivery => ({ response, delay: 0, breaks: 'never' })

/** The answer as a fault delivers it; `undefined` where it has nothing that the fault could spoil. */
export const spoil = (fault: Fault, response: HttpResponse): Delivery | undefined => {
  switch (fault._tag) {
    case 'Latency':
      return { response, delay: fault.milliseconds, breaks: 'never' }
    case 'Truncated':
      return response.body.length === 0 ? undefined : { response, delay: 0, breaks: 'inBody' }
    case 'Reset':
      return { response, delay: 0, breaks: 'before' }
    case 'WrongType':
      return withWrongType(fault.property, response)
    default:
      return whole(response)
  }
}

const withWrongType = (property: string, response: HttpResponse): Delivery | undefined => {
  const value = E.toUnion(json.read(t.unknown)(response.body))
  if (!t.UnknownRecord.is(value)) return undefined
  const name = Object.keys(value).find((each) => each.toLowerCase() === property.toLowerCase())
  if (name === undefined) return undefined
  // No property may be both null and a number, so a number is wrong where null stands for a text or an object.
  const wrong = typeof value[name] === 'string' || value[name] === null ? 803 : 'not what was asked for'
  return whole({ ...response, body: bytes(JSON.stringify({ ...value, [name]: wrong })) })
}

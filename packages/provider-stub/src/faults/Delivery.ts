/** How a response reaches the client: at once and complete, unless a fault changes it. */
import { agentError, invalidRequest } from '@so-email/codecs'
import { type HttpResponse, json, RetryAfter } from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { jsonResponse, textResponse } from '../refusal/textResponse.js'
import type { Fault } from './Fault.js'

export interface Delivery {
  readonly response: HttpResponse
  /** In milliseconds. */
  readonly delay: number
  /** Where the connection breaks: never, in the middle of the body, or before the response. */
  readonly breaks: 'never' | 'inBody' | 'before'
}

const page =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Sign in</h1><p>A fault of the stub.</p></body></html>'

const statusResponse = ({ status, retryAfter }: Extract<Fault, { _tag: 'Status' }>): HttpResponse => {
  const wait = retryAfter === undefined ? [] : [[RetryAfter.name, String(retryAfter)] as const]
  return status === 204 || status === 205 || status === 304
    ? { status, headers: wait, body: new Uint8Array() }
    : jsonResponse(status, agentError('StubFault', `a fault of the stub: status ${status}`, 'so-email-stub'), wait)
}

/** The response of a fault that replaces the answer of the stub; `none` for a fault that lets the stub answer. */
export const replacementFor = (fault: Fault): O.Option<HttpResponse> => {
  switch (fault._tag) {
    case 'Status':
      return O.some(statusResponse(fault))
    case 'Html':
      return O.some(textResponse(200, 'text/html; charset=utf-8', page))
    case 'ErrorObject':
      return O.some(jsonResponse(200, invalidRequest('A fault of the stub.')))
    case 'Null':
      return O.some(jsonResponse(200, null))
    default:
      return O.none
  }
}

/** The response, at once and complete. */
export const undisturbed = (response: HttpResponse): Delivery => ({ response, delay: 0, breaks: 'never' })

/** The response as a fault delivers it; `none` if the response has nothing that the fault could change. */
export const applyFault =
  (fault: Fault) =>
  (response: HttpResponse): O.Option<Delivery> => {
    switch (fault._tag) {
      case 'Latency':
        return O.some({ response, delay: fault.milliseconds, breaks: 'never' })
      case 'Truncated':
        return response.body.length === 0 ? O.none : O.some({ response, delay: 0, breaks: 'inBody' })
      case 'Reset':
        return O.some({ response, delay: 0, breaks: 'before' })
      case 'WrongType':
        return withWrongType(fault.property)(response)
      default:
        return O.some(undisturbed(response))
    }
  }

/** A number is wrong in place of `null` too, because no property may be both `null` and a number. */
const wrongTypeOf = (value: unknown): unknown =>
  typeof value === 'string' || value === null ? 803 : 'a text in place of another type'

const withWrongType =
  (property: string) =>
  (response: HttpResponse): O.Option<Delivery> =>
    F.pipe(
      json.read(t.unknown)(response.body),
      O.fromEither,
      O.filter(t.UnknownRecord.is),
      O.bindTo('value'),
      O.bind('name', ({ value }) =>
        O.fromNullable(Object.keys(value).find((each) => each.toLowerCase() === property.toLowerCase())),
      ),
      O.map(({ value, name }) => ({ ...value, [name]: wrongTypeOf(value[name]) })),
      O.map((value) => undisturbed({ ...response, body: new TextEncoder().encode(JSON.stringify(value)) })),
    )

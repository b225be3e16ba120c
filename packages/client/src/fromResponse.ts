/** A response, as what the operation answers or as why it does not. Pure. */
import { type Operation, redact, toDecodeFailure } from '@so-email/codecs'
import { type HttpHeaders, type HttpResponse, header, type MediaType } from '@so-email/wire'
import { either as E, option as O } from 'fp-ts'
import * as t from 'io-ts'
import type { NotUnderstood, Unaddressed } from './errors/ClientError.js'
import { type Rejection, readRejection, rejectionOf, silent } from './errors/Rejection.js'
import { readBody } from './readBody.js'
import { retryAfter } from './retryAfter.js'
import type { Outside } from './secrets/withoutSecrets.js'

/** A tree of more problems helps nobody, and takes its time. */
const mostErrors = 1000

/** The ones that can be read; the first is for an answer that names none. */
export type MediaTypes = readonly [MediaType, ...ReadonlyArray<MediaType>]

/**
 * `mediaTypes` are the ones that can be read, `now` is in milliseconds since 1970, and through `outside` goes what the
 * server says before it stands in an error.
 */
export const fromResponse =
  <I, A>(operation: Operation<I, A>, mediaTypes: MediaTypes, now: () => number, outside: Outside) =>
  (response: HttpResponse): E.Either<Unaddressed, A> => {
    const { status, headers } = response
    if (status === operation.answer.status) return fromAnswer(operation, mediaTypes, response, outside)
    if (status >= 300 && status < 400)
      return E.left(notUnderstood('redirect', redirectTo(headers, outside), { status }))
    if (status < 400) {
      return E.left(notUnderstood('status', `${operation.name} answers ${operation.answer.status}`, { status }))
    }
    const rejection = rejectionIn(operation, mediaTypes, response, outside)
    if (status === 401) return E.left({ _tag: 'NotAuthenticated', status, rejection })
    if (status === 403) return E.left({ _tag: 'Forbidden', status, rejection })
    if (status === 429) {
      return E.left({ _tag: 'Throttled', status, delay: retryAfter(headers, now()), rejection })
    }
    return E.left({ _tag: status < 500 ? 'Rejected' : 'ServerFailed', status, rejection })
  }

/** An answer that is no answer; what it says nothing about is `null`. */
export const notUnderstood = (
  what: NotUnderstood['what'],
  reason: string,
  more: Partial<Pick<NotUnderstood, 'status' | 'failure' | 'rejection'>> = {},
): Unaddressed<NotUnderstood> => ({
  _tag: 'NotUnderstood',
  status: null,
  what,
  reason,
  failure: null,
  rejection: null,
  ...more,
})

const fromAnswer = <I, A>(
  { name, answer }: Operation<I, A>,
  mediaTypes: MediaTypes,
  response: HttpResponse,
  outside: Outside,
): E.Either<Unaddressed, A> => {
  const { status } = response
  const body = status === 204 ? E.right(undefined) : readBody(mediaTypes, answer.codec, outside.text)(response)
  if (E.isLeft(body)) return E.left(notUnderstood(body.left.what, body.left.reason, { status }))
  const value = answer.decode(body.right)
  if (E.isRight(value)) return value
  if (body.right === null) return E.left(notUnderstood('null', 'there is nothing: the answer is null', { status }))
  const said = readRejection(body.right)
  if (said !== null) {
    const rejection = outside.rejection(withoutMarked(answer.codec, said))
    return E.left(notUnderstood('errorObject', 'the answer is an error object', { status, rejection }))
  }
  const failure = outside.failure(toDecodeFailure(value.left.slice(0, mostErrors)))
  return E.left(notUnderstood('value', `this is not what ${name} answers`, { status, failure }))
}

const rejectionIn = <I, A>(
  { answer }: Operation<I, A>,
  mediaTypes: MediaTypes,
  response: HttpResponse,
  outside: Outside,
): Rejection => {
  const body = readBody(mediaTypes, t.unknown, outside.text)(response)
  return E.isLeft(body) ? silent : outside.rejection(withoutMarked(answer.codec, rejectionOf(body.right)))
}

/** A server may say what this call did not: an account that is taken for an error has its passwords with it. */
const withoutMarked = (codec: t.Any, { fields, ...rejection }: Rejection): Rejection => ({
  ...rejection,
  fields: Object(redact(codec)(fields)),
})

/** Where a redirect points, without anything that such an address may carry. */
const redirectTo = (headers: HttpHeaders, { text }: Outside): string => {
  const origin = /^https?:\/\/[^/?#@]+(?=[/?#]|$)/i.exec(O.toNullable(header('Location')(headers)) ?? '')
  return `the answer is a redirect${origin === null ? '' : ` to ${text(origin[0])}`}, which is not followed`
}

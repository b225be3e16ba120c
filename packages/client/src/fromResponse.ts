/**
 * Reads a response as the answer of an operation, or as an error. Pure: the time is a parameter. An error holds texts from
 * outside, so it is a function of the redactor until it leaves the call.
 */
import {
  type Operation,
  type Rejection,
  redact,
  rejectionOf,
  rejectionUnderSuccess,
  unexplained,
} from '@so-email/codecs'
import { findMediaType, type HttpHeaders, type HttpResponse, header, type MediaType, RetryAfter } from '@so-email/wire'
import { either as E, function as F, option as O, type reader as R } from 'fp-ts'
import * as t from 'io-ts'
import { boundedFailure } from './errors/boundedFailure.js'
import type { WithoutRequest } from './errors/ClientError.js'
import { notUnderstood } from './errors/notUnderstood.js'
import type { Redactor } from './secrets/Redactor.js'

/** An error whose texts from outside are not redacted yet. */
export type Unredacted = R.Reader<Redactor, WithoutRequest>

/** The media types that can be read; the first is used for a response that names none. */
export type MediaTypes = readonly [MediaType, ...ReadonlyArray<MediaType>]

/** Reads a response; `now` is in milliseconds since 1970. */
export const fromResponse =
  <I, A>(operation: Operation<I, A>, mediaTypes: MediaTypes) =>
  (response: HttpResponse, now: number): E.Either<Unredacted, A> =>
    response.status === operation.answer.status
      ? fromAnswer(operation, mediaTypes, response)
      : E.left(fromOtherStatus(operation, mediaTypes, response, now))

const fromAnswer = <I, A>(
  operation: Operation<I, A>,
  mediaTypes: MediaTypes,
  response: HttpResponse,
): E.Either<Unredacted, A> =>
  F.pipe(
    response.status === 204 ? E.right(undefined) : readBody(mediaTypes, operation.answer.codec, response),
    E.chain((body) =>
      F.pipe(
        operation.answer.decode(body),
        E.mapLeft((errors) => misunderstood(operation, response, body, errors)),
      ),
    ),
  )

/** A body that was read, but is no answer of the operation. */
const misunderstood = <I, A>(
  { name, answer }: Operation<I, A>,
  { status }: HttpResponse,
  body: unknown,
  errors: t.Errors,
): Unredacted =>
  body === null
    ? () => notUnderstood('null', 'there is nothing: the answer is null', { status })
    : F.pipe(
        rejectionUnderSuccess(body),
        O.match(
          (): Unredacted => (redactor) => {
            const failure = redactor.failure(boundedFailure(errors))
            return notUnderstood('value', `this is not what ${name} answers`, { status, failure })
          },
          (rejection): Unredacted =>
            (redactor) =>
              notUnderstood('errorObject', 'the answer is an error object', {
                status,
                rejection: redactor.rejection(withoutMarked(answer.codec, rejection)),
              }),
        ),
      )

const fromOtherStatus = <I, A>(
  operation: Operation<I, A>,
  mediaTypes: MediaTypes,
  response: HttpResponse,
  now: number,
): Unredacted => {
  const { status, headers } = response
  if (status < 300)
    return () => notUnderstood('status', `${operation.name} answers ${operation.answer.status}`, { status })
  if (status < 400) return (redactor) => notUnderstood('redirect', redirectTo(headers, redactor), { status })
  const rejection = rejectionIn(operation, mediaTypes, response)
  switch (status) {
    case 401:
      return (redactor) => ({ _tag: 'NotAuthenticated', status, rejection: redactor.rejection(rejection) })
    case 403:
      return (redactor) => ({ _tag: 'Forbidden', status, rejection: redactor.rejection(rejection) })
    case 429: {
      const delay = F.pipe(headers, header(RetryAfter.name), O.chain(RetryAfter.read(now)), O.toNullable)
      return (redactor) => ({ _tag: 'Throttled', status, delay, rejection: redactor.rejection(rejection) })
    }
    default: {
      const _tag = status < 500 ? 'Rejected' : 'ServerFailed'
      return (redactor) => ({ _tag, status, rejection: redactor.rejection(rejection) })
    }
  }
}

const rejectionIn = <I, A>({ answer }: Operation<I, A>, mediaTypes: MediaTypes, response: HttpResponse): Rejection =>
  F.pipe(
    readBody(mediaTypes, t.unknown, response),
    E.match(() => unexplained, rejectionOf),
    (rejection) => withoutMarked(answer.codec, rejection),
  )

/** The server may send passwords that the call did not: those of an account that is taken for an error. */
const withoutMarked = (codec: t.Any, { fields, ...rejection }: Rejection): Rejection => ({
  ...rejection,
  fields: Object(redact(codec)(fields)),
})

/** Where a redirect points, without the path and the query, which may hold anything. */
const redirectTo = (headers: HttpHeaders, { text }: Redactor): string =>
  F.pipe(
    headers,
    header('Location'),
    O.chain((location) => O.fromNullable(/^https?:\/\/[^/?#@]+(?=[/?#]|$)/i.exec(location))),
    O.match(
      () => 'the answer is a redirect, which is not followed',
      ([origin]) => `the answer is a redirect to ${text(origin)}, which is not followed`,
    ),
  )

/** The value in a body, in the media type that the response names. */
const readBody = (
  mediaTypes: MediaTypes,
  codec: t.Any,
  { status, headers, body }: HttpResponse,
): E.Either<Unredacted, unknown> =>
  F.pipe(
    headers,
    header('Content-Type'),
    O.match(
      () => E.right({ mediaType: mediaTypes[0], charset: O.none }),
      (named) =>
        F.pipe(
          findMediaType(mediaTypes)(named),
          E.fromOption(() => unreadableType(mediaTypes, status, named)),
        ),
    ),
    E.chain(({ mediaType, charset }) =>
      F.pipe(
        // The transport has bounded the body.
        mediaType.read(codec, { maxBytes: body.length })(body, O.toNullable(charset) ?? undefined),
        E.mapLeft(
          ({ reason }): Unredacted =>
            ({ text }) =>
              notUnderstood('unreadable', text(reason), { status }),
        ),
      ),
    ),
  )

const unreadableType =
  (mediaTypes: MediaTypes, status: number, named: string): Unredacted =>
  ({ text }) => {
    if (/^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(named))
      return notUnderstood('html', 'the answer is a web page', { status })
    const expected = [...new Set(mediaTypes.map(({ names: [name] }) => name))].join(' or ')
    return notUnderstood('mediaType', `the answer is ${text(named)}, not ${expected}`, { status })
  }

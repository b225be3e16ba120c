/**
 * Reads a response as the answer of an operation, or as an error. Pure: the time is a parameter. An error holds texts from
 * outside, so it is a function of the redactor until it leaves the call.
 */
import { type Operation, rejectionUnderSuccess, toDecodeFailure } from '@so-email/codecs'
import { ExactNumber, type HttpHeaders, header, type ReceivedResponse, retryDelay } from '@so-email/wire'
import { either as E, function as F, option as O, type reader as R } from 'fp-ts'
import type * as t from 'io-ts'
import type { WithoutRequest } from '../errors/ClientError.js'
import { notUnderstood } from '../errors/notUnderstood.js'
import { contentTypeIn, type MediaTypes, mediaTypeOf, readAs } from '../mediaTypeOf.js'
import { chainEither } from '../runtime/chainEither.js'
import type { Redactor } from '../secrets/Redactor.js'
import { readRefusal } from './refusal.js'

export type { MediaTypes } from '../mediaTypeOf.js'

/** An error whose texts from outside are not redacted yet. */
export type Unredacted = R.Reader<Redactor, WithoutRequest>

/** Reads a response; `now` is in milliseconds since 1970. With `exactNumbers` no number of the answer is rounded. */
export const fromResponse = <I, A>(
  operation: Operation<I, A>,
  mediaTypes: MediaTypes,
  exactNumbers: boolean,
): ((response: ReceivedResponse, now: number) => E.Either<Unredacted, A>) => {
  const read = readBody(mediaTypes, operation.answer.codec, exactNumbers)
  return (response, now) =>
    response.status === operation.answer.status || response.status === 204
      ? fromAnswer(operation, mediaTypes, read, response)
      : E.left(fromOtherStatus(operation, mediaTypes, response, now))
}

const fromAnswer = <I, A>(
  operation: Operation<I, A>,
  mediaTypes: MediaTypes,
  read: ReturnType<typeof readBody>,
  response: ReceivedResponse,
): E.Either<Unredacted, A> =>
  F.pipe(
    response.status === 204 ? E.right(bodyOf204(operation)) : read(response),
    chainEither((body) =>
      F.pipe(
        operation.answer.decode(body),
        E.mapLeft((errors) => misunderstood(operation, mediaTypes, response, body, errors)),
      ),
    ),
  )

/** ASP.NET Core answers `null` so by default. */
const bodyOf204 = <I, A>({ answer }: Operation<I, A>): null | undefined => (answer.status === 204 ? undefined : null)

/** A body that was read, but is no answer of the operation. */
const misunderstood = <I, A>(
  { name, parameters, answer }: Operation<I, A>,
  mediaTypes: MediaTypes,
  response: ReceivedResponse,
  body: unknown,
  errors: t.Errors,
  { status } = response,
): Unredacted =>
  body === null
    ? () => notUnderstood('null', 'there is nothing: the answer is null', { status })
    : O.isNone(rejectionUnderSuccess(body))
      ? (redactor) => {
          const failure = redactor.failure(toDecodeFailure(errors.map(withText)))
          return notUnderstood('value', `this is not what ${name} answers`, { status, failure })
        }
      : (redactor) => {
          const rejection = readRefusal([parameters.codec, answer.codec], mediaTypes, response)(redactor)
          return notUnderstood('errorObject', 'the answer is an error object', { status, rejection })
        }

/** A number that JavaScript cannot hold is shown as its text. */
const withText = (error: t.ValidationError): t.ValidationError =>
  error.value instanceof ExactNumber ? { ...error, value: error.value.text } : error

const fromOtherStatus = <I, A>(
  { name, parameters, answer }: Operation<I, A>,
  mediaTypes: MediaTypes,
  response: ReceivedResponse,
  now: number,
): Unredacted => {
  const { status, headers } = response
  if (status < 300) return () => notUnderstood('status', `${name} answers ${answer.status}`, { status })
  if (status < 400) return (redactor) => notUnderstood('redirect', redirectTo(headers, redactor), { status })
  const rejectionFor = readRefusal([parameters.codec, answer.codec], mediaTypes, response)
  return (redactor) => {
    const rejection = rejectionFor(redactor)
    switch (status) {
      case 401:
        return { _tag: 'NotAuthenticated', status, rejection }
      case 403:
        return { _tag: 'Forbidden', status, rejection }
      case 429:
        return { _tag: 'Throttled', status, delay: F.pipe(headers, retryDelay(now), O.toNullable), rejection }
      default:
        return { _tag: status < 500 ? 'Rejected' : 'ServerFailed', status, rejection }
    }
  }
}

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
  exactNumbers: boolean,
): ((response: ReceivedResponse) => E.Either<Unredacted, unknown>) => {
  const typeOf = mediaTypeOf(mediaTypes)
  return (response) =>
    response.unread === undefined
      ? F.pipe(
          typeOf(response),
          O.match(
            () => E.left(unreadableType(mediaTypes, response)),
            (found) =>
              F.pipe(
                readAs(found, codec, response.body, exactNumbers),
                E.mapLeft(({ reason }) => unreadable(response.status, reason)),
              ),
          ),
        )
      : E.left(unreadBody(response.status, response.unread))
}

const unreadable =
  (status: number, reason: string): Unredacted =>
  ({ text }) =>
    notUnderstood('unreadable', text(reason), { status })

/** A body that the transport did not get. */
const unreadBody = (status: number, unread: NonNullable<ReceivedResponse['unread']>): Unredacted =>
  unread._tag === 'TooLarge'
    ? () => notUnderstood('tooLarge', `the answer is longer than ${unread.maxResponseBytes} bytes`, { status })
    : ({ text }) => notUnderstood('unreadable', `the body did not arrive whole: ${text(unread.message)}`, { status })

const unreadableType =
  (mediaTypes: MediaTypes, response: ReceivedResponse): Unredacted =>
  ({ text }) => {
    const { status } = response
    const named = contentTypeIn(response)
    if (/^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(named))
      return notUnderstood('html', 'the answer is a web page', { status })
    const expected = [...new Set(mediaTypes.map(({ names: [name] }) => name))].join(' or ')
    return notUnderstood('mediaType', `the answer is ${text(named)}, not ${expected}`, { status })
  }

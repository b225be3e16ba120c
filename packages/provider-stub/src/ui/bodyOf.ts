/** A body as the page shows it: its value without secrets, and what a codec says of it. */
import { canonical, drawFailure } from '@so-email/codecs'
import { combinedHeader, drawReadFailure, findMediaType, requestMediaTypes } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import type * as t from 'io-ts'
import { redactedValue } from '../journal/Journal.js'
import { type KeptMessage, longestKept } from './observe.js'
import type { Body, Problem, Verdict } from './protocol.js'

const contentType = combinedHeader('Content-Type')
const mediaTypeOf = findMediaType(requestMediaTypes)

/** A value as JSON, without secrets. */
export const safeText = (codec: t.Any, value: unknown): string =>
  JSON.stringify(redactedValue({ codec, value }), null, 2)

/** The value of a body, or why it is not read. */
const valueIn = (codec: t.Any, { headers, body }: KeptMessage): E.Either<string, unknown> =>
  F.pipe(
    contentType(headers),
    O.getOrElse(() => 'unknown'),
    (type) =>
      F.pipe(
        mediaTypeOf(type),
        E.fromOption(() => `no codec reads a body of type ${type}`),
      ),
    E.chain(({ mediaType, charset }) =>
      F.pipe(mediaType.read(codec)(body, O.toUndefined(charset)), E.mapLeft(drawReadFailure)),
    ),
  )

/** A line of a failure, as `IncomingCredentials.Port: expected Int32, got "x"`, in its two parts. */
export const problemOf = (line: string): Problem => {
  const [, place = '', problem = line] = /^(.*?): (expected .*)$/s.exec(line) ?? []
  return { place, problem }
}

const verdictOn = (codec: t.Any, value: unknown): Verdict =>
  F.pipe(
    codec.decode(value),
    E.match(
      (errors): Verdict => ({ _tag: 'Wrong', problems: drawFailure(errors).map(problemOf) }),
      (right): Verdict => ({ _tag: 'Decoded', text: safeText(codec, right) }),
    ),
  )

/** How a codec reads a body. `prepare` makes of its value what the codec decodes. */
export interface BodyReader {
  readonly codec: t.Any
  readonly prepare: (value: unknown) => unknown
}

/** The reader of a codec that takes names of properties in any case. */
export const caselessReader = (codec: t.Any): BodyReader => ({ codec, prepare: canonical(codec) })

/** A body of which nothing but its size is shown, and why. */
export const hiddenBody = ({ headers, bytes }: Omit<KeptMessage, 'body'>, reason: string): Body => ({
  bytes,
  type: F.pipe(contentType(headers), O.toNullable),
  text: null,
  verdict: { _tag: 'NotDecoded', reason },
})

/** The body of a message. */
export const bodyOf = ({ codec, prepare }: BodyReader, message: KeptMessage): Body => {
  if (message.bytes === 0) return hiddenBody(message, 'there is no body')
  if (message.body.length === 0) return hiddenBody(message, `bodies of more than ${longestKept} bytes are not kept`)
  return F.pipe(
    valueIn(codec, message),
    E.match(
      (reason) => hiddenBody(message, reason),
      (value) => ({
        ...hiddenBody(message, ''),
        text: safeText(codec, value),
        verdict: verdictOn(codec, prepare(value)),
      }),
    ),
  )
}

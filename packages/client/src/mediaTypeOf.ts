import {
  combinedHeader,
  type Found,
  findMediaType,
  type HttpResponse,
  type MediaType,
  type ReadFailure,
} from '@so-email/wire'
import { type either as E, function as F, option as O } from 'fp-ts'
import type * as t from 'io-ts'
import { ignoringRejection } from './runtime/ignoringRejection.js'
import { keepingLast } from './runtime/keepingLast.js'

/** The media types that can be read; the first is used for a response that names none. */
export type MediaTypes = readonly [MediaType, ...ReadonlyArray<MediaType>]

/** The media type that a response names, if it can be read. */
export const mediaTypeOf = (mediaTypes: MediaTypes): ((response: HttpResponse) => O.Option<Found>) => {
  const find = O.match(
    () => O.some<Found>({ mediaType: mediaTypes[0], charset: O.none }),
    keepingLast(findMediaType(mediaTypes)),
  )
  return ({ headers }) => F.pipe(headers, contentType, find)
}

const contentType = /*#__PURE__*/ combinedHeader('Content-Type')

/** The `Content-Type` of a response; empty where there is none. */
export const contentTypeIn = ({ headers }: HttpResponse): string =>
  F.pipe(headers, contentType, O.getOrElse(F.constant('')))

/** Reads a body, which is bounded already. A media type of the caller may throw. */
export const readAs = (
  { mediaType, charset }: Found,
  codec: t.Any,
  body: Uint8Array,
  exactNumbers: boolean | 'text',
): E.Either<ReadFailure, unknown> =>
  ignoringRejection(
    ignoringRejection(mediaType.read(codec, { maxBytes: body.length, exactNumbers }))(body, O.toUndefined(charset)),
  )

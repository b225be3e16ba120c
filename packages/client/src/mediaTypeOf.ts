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

/** The media types that can be read; the first is used for a response that names none. */
export type MediaTypes = readonly [MediaType, ...ReadonlyArray<MediaType>]

/** The media type that a response names, if it can be read. */
export const mediaTypeOf = (mediaTypes: MediaTypes, { headers }: HttpResponse): O.Option<Found> =>
  F.pipe(
    headers,
    combinedHeader('Content-Type'),
    O.match(() => O.some({ mediaType: mediaTypes[0], charset: O.none }), findMediaType(mediaTypes)),
  )

/** Reads a body, which is bounded already. A media type of the caller may throw. */
export const readAs = (
  { mediaType, charset }: Found,
  codec: t.Any,
  body: Uint8Array,
  exactNumbers: boolean | 'text' = false,
): E.Either<ReadFailure, unknown> =>
  ignoringRejection(
    ignoringRejection(mediaType.read(codec, { maxBytes: body.length, exactNumbers }))(body, O.toUndefined(charset)),
  )

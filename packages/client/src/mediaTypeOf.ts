import { combinedHeader, type Found, findMediaType, type HttpResponse, type MediaType } from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'

/** The media types that can be read; the first is used for a response that names none. */
export type MediaTypes = readonly [MediaType, ...ReadonlyArray<MediaType>]

/** The media type that a response names, if it can be read. */
export const mediaTypeOf = (mediaTypes: MediaTypes, { headers }: HttpResponse): O.Option<Found> =>
  F.pipe(
    headers,
    combinedHeader('Content-Type'),
    O.match(() => O.some({ mediaType: mediaTypes[0], charset: O.none }), findMediaType(mediaTypes)),
  )

import { function as F, option as O } from 'fp-ts'
import { readContentType } from './ContentType.js'
import { type MediaType, named } from './MediaType.js'

/**
 * The media type of a `Content-Type`, under the name that matched, and the charset of the text.
 *
 * @category media types
 */
export interface Found {
  readonly mediaType: MediaType
  readonly charset: O.Option<string>
}

/**
 * Finds the media type of a `Content-Type` among those on offer. Names are compared without case. Of several fields, which
 * `combinedHeader` joins, the last that is a media type counts.
 *
 * @category media types
 */
export const findMediaType =
  (offers: ReadonlyArray<MediaType>) =>
  (contentType: string): O.Option<Found> => {
    const { name, charset } = readContentType(contentType)
    return F.pipe(
      O.fromNullable(offers.find(({ names }) => names.includes(name))),
      O.map((mediaType) => ({ mediaType: named(mediaType, name), charset })),
    )
  }

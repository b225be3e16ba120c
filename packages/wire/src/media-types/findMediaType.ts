import { function as F, option as O } from 'fp-ts'
import { type MediaType, named } from './MediaType.js'

/**
 * The media type of a `Content-Type`, under the name that matched, and the charset of the text.
 *
 * @category media types
 */
export interface Found<M extends MediaType = MediaType> {
  readonly mediaType: M
  readonly charset: O.Option<string>
}

const charsetParameter = /;[ \t]*charset[ \t]*=[ \t]*(?:"([^"\\]*)"|([^\s;"]+))/i

/**
 * Finds the media type of a `Content-Type` among those on offer. Names are compared without case.
 *
 * @category media types
 */
export const findMediaType =
  <M extends MediaType>(offers: ReadonlyArray<M>) =>
  (contentType: string): O.Option<Found<M>> => {
    const essence = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase()
    return F.pipe(
      O.fromNullable(offers.find(({ names }) => names.includes(essence))),
      O.map((mediaType) => ({
        mediaType: named<string>(mediaType, essence) as M, // the same one, under another of its own names
        charset: charsetOf(contentType),
      })),
    )
  }

const charsetOf = (contentType: string): O.Option<string> => {
  const [, quoted, token] = charsetParameter.exec(contentType) ?? []
  return O.fromNullable(quoted ?? token)
}

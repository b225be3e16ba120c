import { option as O } from 'fp-ts'
import { type MediaType, named } from './MediaType.js'

/** What a `Content-Type` names: a media type, renamed to the name that matched, and the charset of the text. */
export interface Found {
  readonly mediaType: MediaType
  readonly charset: O.Option<string>
}

const charsetParameter = /;[ \t]*charset[ \t]*=[ \t]*(?:"([^"\\]*)"|([^\s;"]+))/i

/** Finds the media type of a `Content-Type` among those on offer. Names are compared without case. */
export const findMediaType =
  (offers: ReadonlyArray<MediaType>) =>
  (contentType: string): O.Option<Found> => {
    const essence = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase()
    const match = offers.find(({ names }) => names.includes(essence))
    if (match === undefined) return O.none
    const [, quoted, token] = charsetParameter.exec(contentType) ?? []
    return O.some({ mediaType: named(match, essence), charset: O.fromNullable(quoted ?? token) })
  }

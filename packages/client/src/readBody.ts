import { findMediaType, type HttpResponse, header, type MediaType } from '@so-email/wire'
import { either as E, option as O } from 'fp-ts'
import type * as t from 'io-ts'
import type { Misunderstanding } from './errors/ClientError.js'

/** Why a body cannot be read. */
export interface Unreadable {
  readonly what: Extract<Misunderstanding, 'html' | 'mediaType' | 'unreadable'>
  readonly reason: string
}

/**
 * The value in a body, in one of the media types: the one that the response names, or the first where it names none.
 * `show` makes a text from outside fit to be shown.
 */
export const readBody =
  (mediaTypes: readonly [MediaType, ...ReadonlyArray<MediaType>], codec: t.Any, show: (text: string) => string) =>
  ({ headers, body }: HttpResponse): E.Either<Unreadable, unknown> => {
    const named = O.toNullable(header('Content-Type')(headers))
    const found =
      named === null ? { mediaType: mediaTypes[0], charset: O.none } : O.toNullable(findMediaType(mediaTypes)(named))
    if (found === null) {
      if (named !== null && /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(named)) {
        return E.left({ what: 'html', reason: 'the answer is a web page' })
      }
      const expected = [...new Set(mediaTypes.map(({ names: [name] }) => name))].join(' or ')
      return E.left({ what: 'mediaType', reason: `the answer is ${show(named ?? '')}, not ${expected}` })
    }
    // The transport has bounded the body.
    const read = found.mediaType.read(codec, { maxBytes: body.length })
    const value = read(body, O.toNullable(found.charset) ?? undefined)
    return E.isRight(value) ? value : E.left({ what: 'unreadable', reason: show(value.left.reason) })
  }

import { type HttpResponse, header, type MediaType } from '@so-email/wire'
import { either as E, option as O } from 'fp-ts'
import type * as t from 'io-ts'
import type { Misunderstanding } from './ClientError.js'

/** Why a body cannot be read. */
export interface Unreadable {
  readonly what: Extract<Misunderstanding, 'html' | 'mediaType' | 'unreadable'>
  readonly reason: string
}

/** The value in a body, in one of the media types: the one that the response names, or the first where it names none. */
export const readBody =
  (mediaTypes: ReadonlyArray<MediaType>, codec: t.Any) =>
  ({ headers, body }: HttpResponse): E.Either<Unreadable, unknown> => {
    const named = O.toNullable(header('Content-Type')(headers))
    if (named !== null && /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(named)) {
      return E.left({ what: 'html', reason: 'the answer is a web page' })
    }
    const mediaType = named === null ? mediaTypes[0] : mediaTypes.find(isNamed(named))
    if (mediaType === undefined) {
      const expected = mediaTypes.map(({ names: [name] }) => name).join(' or ')
      return E.left({ what: 'mediaType', reason: `the answer is ${named}, not ${expected}` })
    }
    const value = mediaType.read(codec)(body)
    return E.isRight(value) ? value : E.left({ what: 'unreadable', reason: value.left.reason })
  }

const isNamed =
  (contentType: string) =>
  ({ names }: MediaType): boolean =>
    names.includes(contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '')

/** The media type of the response, negotiated from the headers of the request. */
import { answerMediaTypes, combinedHeader, type HttpHeaders, json, type MediaType, negotiate } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import type { Assumptions } from '../Assumptions.js'
import { memoize } from '../performance/memoize.js'
import { notAcceptable, type Refusal } from '../refusal/Refusal.js'
import { mediaTypeOf, typeOrUnknown } from './readInput.js'

const acceptOf = /*#__PURE__*/ F.flow(combinedHeader('Accept'), O.getOrElse(F.constant('')))

const negotiated = /*#__PURE__*/ memoize(100, (accept) =>
  memoize(100, (type) =>
    negotiate(answerMediaTypes)(
      O.some(accept),
      F.pipe(
        mediaTypeOf(type),
        O.map(({ mediaType }) => mediaType),
      ),
    ),
  ),
)

/** The accepted media type; without an `Accept`, that of the request, else JSON. */
export const responseType = (
  { notAcceptable: assumed }: Pick<Assumptions, 'notAcceptable'>,
  headers: HttpHeaders,
): E.Either<Refusal, MediaType> => {
  const accept = acceptOf(headers)
  return F.pipe(
    negotiated(accept)(typeOrUnknown(headers)),
    O.match(() => (assumed === 'json' ? E.right(json) : E.left(notAcceptable(accept))), E.right),
  )
}

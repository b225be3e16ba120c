/** The media type that an answer is written in. */
import { function as F, option as O } from 'fp-ts'
import Negotiator from 'negotiator'
import { type MediaType, named } from './MediaType.js'

/** The page's own `Accept` line has a charset; an answer is in UTF-8 all the same. */
const charsetParameter = /;[ \t]*charset[ \t]*=[ \t]*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*)/gi

/**
 * The media type that a request accepts best, under the name that it was accepted by; `none` where no offer is accepted.
 * Quality first, then the more specific, then the order of the header, then the order of the offers: a bare
 * wildcard means the first. Without an `Accept`, the type of the request if it is on offer, else the first offer.
 * Source: the documentation names both headers and no precedence (an assumption).
 *
 * @category media types
 */
export const negotiate =
  (offers: ReadonlyArray<MediaType>) =>
  (accept: O.Option<string>, requestType: O.Option<MediaType>): O.Option<MediaType> =>
    F.pipe(
      accept,
      O.filter((text) => text.trim() !== ''),
      O.match(
        () =>
          F.pipe(
            requestType,
            O.chain(({ names: [name] }) => byName(offers)(name)),
            O.alt(() => O.fromNullable(offers[0])),
          ),
        (text) => F.pipe(preferred(offers, text), O.chain(byName(offers))),
      ),
    )

const byName =
  (offers: ReadonlyArray<MediaType>) =>
  (name: string): O.Option<MediaType> =>
    F.pipe(
      O.fromNullable(offers.find(({ names }) => names.includes(name))),
      O.map((mediaType) => named(mediaType, name)),
    )

const preferred = (offers: ReadonlyArray<MediaType>, text: string): O.Option<string> => {
  const headers = { accept: text.replace(charsetParameter, '') }
  return O.fromNullable(new Negotiator({ headers }).mediaType(offers.flatMap(({ names }) => [...names])))
}

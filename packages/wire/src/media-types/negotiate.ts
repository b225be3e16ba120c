/** Which media type an answer is written in. */
import { function as F, option as O } from 'fp-ts'
import Negotiator from 'negotiator'
import { type MediaType, named } from './MediaType.js'

/** The page's own `Accept` line has a charset; an answer is in UTF-8 whatever it says. */
const charsetParameter = /;[ \t]*charset[ \t]*=[ \t]*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*)/gi

/**
 * The media type that a request accepts best, renamed to the name that it asked for; `none` where nothing on offer will
 * do. Quality first, then the more specific, then the order of the header, then the order of the offers: the first offer
 * is what a bare wildcard means. Without an `Accept`, the type of the request if it is on offer, else the first offer.
 * Source: the documentation gives both headers a say but no precedence (an assumption).
 */
export const negotiate =
  (offers: ReadonlyArray<MediaType>) =>
  (accept: O.Option<string>, requestType: O.Option<MediaType>): O.Option<MediaType> => {
    const byName = (name: string): O.Option<MediaType> =>
      F.pipe(
        O.fromNullable(offers.find(({ names }) => names.includes(name))),
        O.map((mediaType) => named(mediaType, name)),
      )
    const wanted = O.filter((text: string) => text.trim() !== '')(accept)
    if (O.isNone(wanted)) {
      return F.pipe(
        requestType,
        O.chain(({ names: [name] }) => byName(name)),
        O.alt(() => O.fromNullable(offers[0])),
      )
    }
    const headers = { accept: wanted.value.replace(charsetParameter, '') }
    const names = offers.flatMap((offer) => [...offer.names])
    return F.pipe(O.fromNullable(new Negotiator({ headers }).mediaType(names)), O.chain(byName))
  }

/** A difference between our operations and a description of the API. */
import { escapeUnprintable } from '@so-email/codecs'

/**
 * Where and how the description differs. `here` is ours, `there` is the description's. A place is an operation with a part
 * of it (`GetEMailAccount query $select`), or a property of an entity in one direction (`answer EMailAccount.LastFetch`),
 * however many operations carry that entity.
 *
 * @category drift
 */
export type Difference =
  /** Ours, and not in the description. */
  | { readonly _tag: 'Gone'; readonly place: string }
  /** In the description, and not ours. */
  | { readonly _tag: 'New'; readonly place: string; readonly there: string }
  /** The same name in another case. */
  | { readonly _tag: 'Respelled'; readonly place: string; readonly there: string }
  | { readonly _tag: 'Retyped'; readonly place: string; readonly here: string; readonly there: string }
  /** A parameter that travels in another part of the request. */
  | { readonly _tag: 'Moved'; readonly place: string; readonly here: string; readonly there: string }
  /** Required on one side, optional on the other. */
  | { readonly _tag: 'Presence'; readonly place: string; readonly here: string; readonly there: string }
  | { readonly _tag: 'Nullability'; readonly place: string; readonly here: string; readonly there: string }
  /** The description uses something here that the check does not understand. */
  | { readonly _tag: 'Unreadable'; readonly place: string; readonly construct: string }

const longest = 120

/** A text of the description, as a terminal may print it: cut, and with no character that does not print. */
const printable = (text: string): string =>
  escapeUnprintable(text.length > longest ? `${text.slice(0, longest)}…` : text)

const texts = (difference: Difference): ReadonlyArray<string> => {
  switch (difference._tag) {
    case 'Gone':
      return []
    case 'New':
      return [difference.there]
    case 'Respelled':
      return [`there ${difference.there}`]
    case 'Retyped':
    case 'Moved':
    case 'Presence':
    case 'Nullability':
      return [`here ${difference.here}`, `there ${difference.there}`]
    case 'Unreadable':
      return [difference.construct]
  }
}

/**
 * A difference as one line, as `retyped: answer EMailAccount.SimpleMode, here int32, there boolean`. The allow-list is
 * written in these lines.
 *
 * @category drift
 */
export const drawDifference = (difference: Difference): string =>
  `${difference._tag.toLowerCase()}: ${[difference.place, ...texts(difference)].map(printable).join(', ')}`

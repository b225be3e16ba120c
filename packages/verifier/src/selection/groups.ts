/**
 * The groups of interactions that do not hold for every right server. A pact names the group of an interaction in its
 * comments, as `"group": "later:SimpleMode"`.
 */
import { function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import type { PactInteraction } from '../pact/Pact.js'

/** What holds in each group. `later:` is what not every version has, `assumption:` what the documentation does not state,
 * `online:` what an installation on site does not have. */
export const groups = {
  'later:folders': 'InboxFolder and SentFolder come back as they were sent',
  'later:SimpleMode': 'SimpleMode comes back as it was sent',
  'later:LastFetch': 'LastFetch comes back with the ticks and the offset that were sent',
  'later:UseGraphApi': 'UseGraphApi comes back as it was sent',
  'later:unknown properties': 'a property that the client does not know comes back as it was sent',
  'later:rights': 'an account has a TableRight and FieldProperties',
  'online:tenant': 'a tenant answers its state, and 421 where it was before it moved',
  'assumption:unknown id': 'a request with an unknown id is answered with null',
  'assumption:unknown id deleted': 'deleting an account that does not exist is answered with 204',
  'assumption:nothing found': 'a request that finds nothing is answered with null, an empty account or 0',
  'assumption:duplicate addresses': 'several accounts may share an address',
  'assumption:refusals': 'a request that is not valid is answered with 400 and an error object with an ErrorSource',
  'assumption:not granted': 'an application that was not granted the EMail agent is answered with 403',
  'assumption:passwords': 'passwords come back in clear',
  'assumption:time zone': 'SO-TimeZone converts LastFetch',
} as const

/** The name of a group of interactions. */
export type Group = keyof typeof groups

const Comments = t.type({ comments: t.type({ group: t.string }) })

/** The group of an interaction, if its pact names one. */
export const groupOf = (interaction: PactInteraction): O.Option<string> =>
  F.pipe(
    O.fromPredicate(Comments.is)(interaction),
    O.map(({ comments }) => comments.group),
  )

/** The groups that a server does not have, with the reason. */
export type Lacking = Readonly<Record<string, string>>

/**
 * Why an interaction is left out for its group: the group is named, alone (`assumption:passwords`) or with all of its kind
 * (`assumption`), or the server does not have it.
 */
export const leftOutByGroup =
  (leaveOut: ReadonlyArray<string>, lacking: Lacking) =>
  (interaction: PactInteraction): O.Option<string> =>
    F.pipe(
      groupOf(interaction),
      O.chain((group) =>
        leaveOut.some((each) => group === each || group.startsWith(`${each}:`))
          ? O.some(`${group} is left out`)
          : O.fromNullable(Object.hasOwn(lacking, group) ? lacking[group] : null),
      ),
    )

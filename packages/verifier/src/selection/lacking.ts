/** What a server of a version lacks. */
import { type LaterProperty, lackedBy, type ServerVersion } from '@so-email/codecs'
import type { Group, Lacking } from './groups.js'

/** The groups that need a property. */
const groupsOf: Readonly<Record<LaterProperty, ReadonlyArray<Group>>> = {
  InboxFolder: ['later:folders'],
  SentFolder: ['later:folders'],
  SimpleMode: ['later:SimpleMode'],
  LastFetch: ['later:LastFetch', 'assumption:time zone'],
  UseGraphApi: ['later:UseGraphApi'],
}

/** What a server of a version lacks, with the reason: nothing is known of one without a version. */
export const lacking = (version: ServerVersion | null): Lacking =>
  Object.fromEntries(
    (version === null ? [] : lackedBy(version))
      .flatMap((name) => groupsOf[name])
      .map((group) => [group, `version ${version} does not have it`]),
  )

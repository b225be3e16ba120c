/** The versions of a server, by what an account has in each. Source: the versions of the documented page, the release notes. */
import type { Group, Lacking } from './groups.js'

/** The groups that an account of a version does not have. */
const lackingIn = {
  '8': ['later:folders', 'later:SimpleMode', 'later:LastFetch', 'later:UseGraphApi', 'assumption:time zone'],
  '9': ['later:SimpleMode', 'later:LastFetch', 'later:UseGraphApi', 'assumption:time zone'],
  '10.3': ['later:UseGraphApi'],
  '12.0': [],
  '12.2': [],
  '12.4': ['later:SimpleMode'],
} as const satisfies Readonly<Record<string, ReadonlyArray<Group>>>

/** A version of SuperOffice whose properties are known. */
export type ServerVersion = keyof typeof lackingIn

/** All of them, the oldest first. */
export const serverVersions = Object.keys(lackingIn) as ReadonlyArray<ServerVersion> // it has no other keys

/** Whether a text is the name of one. */
export const isServerVersion = (text: string): text is ServerVersion => Object.hasOwn(lackingIn, text)

/** What a server of a version lacks, with the reason. */
export const lacking = (version: ServerVersion): Lacking =>
  Object.fromEntries(lackingIn[version].map((group) => [group, `version ${version} does not have it`]))

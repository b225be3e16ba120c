/**
 * The versions of a server, by what an account has in each. Source: the versions of the documented page, the release notes
 * and the Swagger file, as `docs/reference/versions.md` lists them.
 */
import { either as E } from 'fp-ts'
import { shown } from '../refusal/shown.js'

/** The properties of later versions that an account of a version lacks. */
const lackingIn = {
  '8': ['InboxFolder', 'SentFolder', 'SimpleMode', 'LastFetch', 'UseGraphApi'],
  '9': ['SimpleMode', 'LastFetch', 'UseGraphApi'],
  '10.3': ['UseGraphApi'],
  '12.0': [],
  '12.2': [],
  '12.4': ['SimpleMode'],
} as const satisfies Readonly<Record<string, ReadonlyArray<string>>>

/** A version of SuperOffice that differs from the one before in what an account has. */
export type ServerVersion = keyof typeof lackingIn

/** All versions, the oldest first. */
export const serverVersions: ReadonlyArray<ServerVersion> = ['8', '9', '10.3', '12.0', '12.2', '12.4']

/** The version whose Swagger file is public. */
export const defaultVersion: ServerVersion = '12.2'

const isServerVersion = (text: string): text is ServerVersion => Object.hasOwn(lackingIn, text)

/** The version of that name, or the reason why there is none. */
export const parseServerVersion: (text: string) => E.Either<string, ServerVersion> = E.fromPredicate(
  isServerVersion,
  (text) => `${shown(text)} is no version of a server: ${serverVersions.join(', ')}`,
)

/** The names of the properties that an account of a version lacks. */
export const lacking = (version: ServerVersion): ReadonlySet<string> => new Set(lackingIn[version])

/**
 * The versions of a server, by what an account has in each. Source: the versions of the documented page, the release notes
 * and the Swagger file, as `docs/reference/versions.md` lists them.
 */
import type { EMailAccount } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { shown } from '../refusal/shown.js'

const versions = ['8', '9', '10.3', '12.0', '12.2', '12.4'] as const

/** A version of SuperOffice that differs from the one before in what an account has. */
export type ServerVersion = (typeof versions)[number]

/** All versions, the oldest first. */
export const serverVersions: ReadonlyArray<ServerVersion> = versions

/** The known properties that an account may lack, but for its rights. */
type Later = Exclude<
  keyof { [K in keyof EMailAccount as Record<never, never> extends Pick<EMailAccount, K> ? K : never]: K },
  'TableRight' | 'FieldProperties'
>

/** The versions that lack each of them: all `versions`, if none is known to have it. */
const lackedBy: Readonly<Record<Later, ReadonlyArray<ServerVersion>>> = {
  InboxFolder: ['8'],
  SentFolder: ['8'],
  SimpleMode: ['8', '9', '12.4'],
  LastFetch: ['8', '9'],
  UseGraphApi: ['8', '9', '10.3'],
}

/** The version whose Swagger file is public. */
export const defaultVersion: ServerVersion = '12.2'

const isServerVersion = (text: string): text is ServerVersion => serverVersions.some((version) => version === text)

/** The version of that name, or the reason why there is none. */
export const parseServerVersion: (text: string) => E.Either<string, ServerVersion> = E.fromPredicate(
  isServerVersion,
  (text) => `${shown(text)} is no version of a server: ${serverVersions.join(', ')}`,
)

/** The names of the properties that an account of a version lacks. */
export const lacking = (version: ServerVersion): ReadonlySet<string> =>
  new Set(
    Object.entries(lackedBy)
      .filter(([, without]) => without.includes(version))
      .map(([name]) => name),
  )

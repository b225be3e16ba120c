/**
 * The versions of a server, by what an account has in each. Source: the versions of the documented page, the release notes
 * and the Swagger file, as `docs/reference/versions.md` lists them.
 */
import type { later } from './EMailAccount.js'

const versions = ['8', '9', '10.3', '12.0', '12.2', '12.4'] as const

/**
 * A version of SuperOffice that differs from the one before in what an account has.
 *
 * @category entities
 */
export type ServerVersion = (typeof versions)[number]

/**
 * All versions, the oldest first.
 *
 * @example
 * import { serverVersions } from '@so-email/codecs'
 *
 * serverVersions.includes('12.2')
 * // => true
 * @category entities
 */
export const serverVersions: ReadonlyArray<ServerVersion> = versions

/**
 * Whether a text is the name of a version.
 *
 * @example
 * import { isServerVersion } from '@so-email/codecs'
 *
 * isServerVersion('0')
 * // => false
 * @category entities
 */
export const isServerVersion = (text: string): text is ServerVersion => serverVersions.some((each) => each === text)

/**
 * A property that a later version of the page added to an account.
 *
 * @category entities
 */
export type LaterProperty = keyof typeof later

/** The versions that lack each of them: all `versions`, if none is known to have it. */
const lacking: Readonly<Record<LaterProperty, ReadonlyArray<ServerVersion>>> = {
  InboxFolder: ['8'],
  SentFolder: ['8'],
  SimpleMode: ['8', '9', '12.4'],
  LastFetch: ['8', '9'],
  UseGraphApi: ['8', '9', '10.3'],
}

/**
 * The properties that an account of a version lacks.
 *
 * @example
 * import { lackedBy } from '@so-email/codecs'
 *
 * lackedBy('9').includes('SimpleMode')
 * // => true
 * @category entities
 */
export const lackedBy = (version: ServerVersion): ReadonlyArray<LaterProperty> =>
  (Object.keys(lacking) as ReadonlyArray<LaterProperty>) // it has no other keys
    .filter((name) => lacking[name].includes(version))

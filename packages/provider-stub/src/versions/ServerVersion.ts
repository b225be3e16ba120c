/** The version of a server that the stub plays. */
import { isServerVersion, type ServerVersion, serverVersions } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { shown } from '../refusal/shown.js'

/** The version whose Swagger file is public. */
export const defaultVersion: ServerVersion = '12.2'

/** The version of that name, or the reason why there is none. */
export const parseServerVersion: (text: string) => E.Either<string, ServerVersion> = E.fromPredicate(
  isServerVersion,
  (text) => `${shown(text)} is no version of a server: ${serverVersions.join(', ')}`,
)

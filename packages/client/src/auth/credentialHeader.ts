import { Authorization, type HeaderFailure, XsrfToken } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import type { Credentials } from './Auth.js'

/** The header that credentials are sent in. */
export const credentialHeader = (
  credentials: Credentials,
): E.Either<HeaderFailure, readonly [name: string, value: string]> =>
  credentials._tag === 'Xsrf'
    ? field(XsrfToken.name, XsrfToken.write(credentials.token))
    : field(Authorization.name, Authorization.write(credentials))

const field = (name: string, written: E.Either<HeaderFailure, string>) =>
  F.pipe(
    written,
    E.map((value) => [name, value] as const),
  )

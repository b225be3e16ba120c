import { Authorization, type HeaderFailure, XsrfToken } from '@so-email/wire'
import { either as E } from 'fp-ts'
import type { Credentials } from './Auth.js'

/** The header that shows credentials to the server. */
export const credentialHeader = (
  credentials: Credentials,
): E.Either<HeaderFailure, readonly [name: string, value: string]> =>
  credentials._tag === 'Xsrf'
    ? field(XsrfToken.name, XsrfToken.write(credentials.token))
    : field(Authorization.name, Authorization.write(credentials))

const field = (name: string, written: E.Either<HeaderFailure, string>) =>
  E.map((value: string) => [name, value] as const)(written)

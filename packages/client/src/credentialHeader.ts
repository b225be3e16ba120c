import { Authorization, type HeaderFailure, XsrfToken } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import type { Credentials } from './Auth.js'

/** The header that shows credentials to the server. */
export const credentialHeader = (
  credentials: Credentials,
): E.Either<HeaderFailure, readonly [name: string, value: string]> =>
  credentials._tag === 'Xsrf'
    ? F.pipe(
        XsrfToken.write(credentials.token),
        E.map((value) => [XsrfToken.name, value]),
      )
    : F.pipe(
        Authorization.write(credentials),
        E.map((value) => [Authorization.name, value]),
      )

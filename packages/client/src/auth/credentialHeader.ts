import { type HeaderFailure, type HeaderWriter, headerWriters } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import type { Credentials } from './Auth.js'

/** The header that credentials are sent in. */
export const credentialHeader = (
  credentials: Credentials,
): E.Either<HeaderFailure, readonly [name: string, value: string]> =>
  credentials._tag === 'Xsrf'
    ? field(headerWriters.XsrfToken, credentials.token)
    : field(headerWriters.Authorization, credentials)

const field = <A>({ name, write }: HeaderWriter<A>, value: A) =>
  F.pipe(
    write(value),
    E.map((value) => [name, value] as const),
  )

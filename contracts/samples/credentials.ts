/** The credentials that tests and pacts are written with. */
import { publishedCredentials } from '@so-email/verifier'
import { header } from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'
import { sampleRequest } from './sample.js'

/** The verifier's, and the documented user as the page prints it. */
export const sampleCredentials = {
  ...publishedCredentials,
  authorization: F.pipe(
    sampleRequest.headers,
    header('Authorization'),
    O.getOrElse(() => ''),
  ),
  user: 'tje0',
  password: 'Tje0',
} as const

/** The credentials of an account, made up. */
export const mailbox = {
  ServiceAuthId: 1,
  Server: 'imap.example.test',
  Port: 993,
  AuthType: 'plain-text',
  Username: 'sales',
  Password: 'sample-password',
} as const

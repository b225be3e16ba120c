/** The credentials that pacts are written with: the verifier's, and the documented user as the page prints it. */
import { publishedCredentials } from '@so-email/verifier'
import { header } from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'
import { sampleRequest } from './sample.js'

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

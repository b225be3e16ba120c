/**
 * The credentials that pacts are written with. `Basic` is the documented page's own; the others are made up in the form
 * that the documentation shows. None of them opens anything but a stub, so a pact file may hold them.
 */
import { header } from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'
import { sampleRequest } from './sample.js'

export const sampleCredentials = {
  authorization: F.pipe(
    sampleRequest.headers,
    header('Authorization'),
    O.getOrElse(() => ''),
  ),
  user: 'tje0',
  password: 'Tje0',
  ticket: '7T:sample-ticket',
  token: '8A:sample-token',
  appToken: 'sample-app-token',
  xsrfToken: 'sample-xsrf-token',
  cookie: 'XSRF-TOKEN=sample-xsrf-token',
} as const

import type { DecodeFailure } from '@so-email/codecs'
import { either as E, function as F } from 'fp-ts'
import { problem } from './problem.js'

/**
 * The address of a site without a slash at the end, of a URL with or without a path, `/api`, `/api/v1`, a slash or several.
 * A user or a password in the URL is refused, because addresses end up in logs.
 */
export const siteOf = (baseUrl: unknown): E.Either<DecodeFailure, string> =>
  F.pipe(
    E.tryCatch(
      () => new URL(String(baseUrl)),
      () => problem(httpUrl, 'baseUrl'),
    ),
    E.filterOrElse(
      ({ protocol }) => /^https?:$/.test(protocol),
      () => problem(httpUrl, 'baseUrl'),
    ),
    E.filterOrElse(
      ({ username, password }) => username === '' && password === '',
      () => problem('a URL without a user and a password', 'baseUrl'),
    ),
    E.filterOrElse(
      ({ search, hash }) => search === '' && hash === '',
      () => problem('a URL without a query and a fragment', 'baseUrl'),
    ),
    E.map(({ origin, pathname }) => origin + pathname.replace(/(?:\/+api(?:\/+v1)?)?\/*$/i, '')),
  )

const httpUrl = 'an http or https URL'

/** Where the API is. */
import type { DecodeFailure } from '@so-email/codecs'
import { redacted } from '@so-email/codecs'
import { either as E } from 'fp-ts'

/**
 * The address of a site without a slash at the end, in whatever form it is given: with or without a path, `/api`,
 * `/api/v1`, a slash. A user or a password in it is refused: addresses end up in logs.
 */
export const siteOf = (baseUrl: string): E.Either<DecodeFailure, string> => {
  const url = parse(baseUrl)
  if (url === null || !/^https?:$/.test(url.protocol)) return invalid('an http or https URL', redacted)
  if (url.username !== '' || url.password !== '') return invalid('a URL without a user and a password', redacted)
  if (url.search !== '' || url.hash !== '') return invalid('a URL without a query and a fragment', redacted)
  return E.right(
    url.origin +
      url.pathname
        .replace(/\/+$/, '')
        .replace(/\/api(?:\/v1)?$/i, '')
        .replace(/\/+$/, ''),
  )
}

const parse = (baseUrl: string): URL | null => {
  try {
    return new URL(baseUrl)
  } catch {
    return null
  }
}

const invalid = (expected: string, actual: string): E.Either<DecodeFailure, never> =>
  E.left({ _tag: 'Key', key: 'baseUrl', failure: { _tag: 'Leaf', expected, actual } })

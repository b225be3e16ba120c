/** Where the API is. */
import type { DecodeFailure } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { unsendable } from './unsendable.js'

/**
 * The address of a site without a slash at the end, in whatever form it is given: with or without a path, `/api`,
 * `/api/v1`, a slash or several. A user or a password in it is refused: addresses end up in logs.
 */
export const siteOf = (baseUrl: string): E.Either<DecodeFailure, string> => {
  const url = parse(baseUrl)
  if (url === null || !/^https?:$/.test(url.protocol)) return unsendable('an http or https URL', 'baseUrl')
  if (url.username !== '' || url.password !== '') return unsendable('a URL without a user and a password', 'baseUrl')
  if (url.search !== '' || url.hash !== '') return unsendable('a URL without a query and a fragment', 'baseUrl')
  return E.right(url.origin + url.pathname.replace(/(?:\/+api(?:\/+v1)?)?\/*$/i, ''))
}

const parse = (baseUrl: string): URL | null => {
  try {
    return new URL(baseUrl)
  } catch {
    return null
  }
}

/** The address of a site, as the base URL of a client names it. */
import type { DecodeFailure } from '@so-email/codecs'
import { either as E, function as F, type ioEither as IOE, option as O } from 'fp-ts'
import type * as t from 'io-ts'
import { ignoringRejection } from '../runtime/ignoringRejection.js'
import { option } from './option.js'
import { problem } from './problem.js'

/** The address of a call, without a slash at the end. It is computed for each call, as a `baseUrl` may be a function. */
export type Site = IOE.IOEither<DecodeFailure, string>

const expected = 'an http(s) URL without user, password, query, fragment'

/** Of a URL with or without a path, `/api`, `/api/v1`, a slash or several. Credentials in it are refused: URLs get logged. */
const addressOf = (url: string): O.Option<string> =>
  F.pipe(
    O.tryCatch(() => new URL(url)),
    O.filter(({ protocol }) => /^https?:$/.test(protocol)),
    O.filter(({ username, password, search, hash }) => `${username}${password}${search}${hash}` === ''),
    // A match starts in front of a run of slashes, so that each run is read once.
    O.map(({ origin, pathname }) => origin + pathname.replace(/(^|[^/])(?:\/+api(?:\/+v1)?)?\/*$/i, '$1')),
  )

/** Calls a function that JavaScript may have written. */
const calling =
  (baseUrl: () => string): Site =>
  () =>
    F.pipe(
      O.tryCatch(() => ignoringRejection(baseUrl())),
      O.chain(addressOf),
      E.fromOption(() => problem(expected, 'baseUrl')),
    )

/** The codec of a `baseUrl`. A text is parsed at once, a function for each call. */
export const Site: t.Type<Site, unknown, unknown> = /*#__PURE__*/ option(expected, (given) =>
  typeof given === 'function'
    ? O.some(calling(given as () => string)) // what it gives is checked
    : F.pipe(
        typeof given === 'string' ? addressOf(given) : O.none,
        O.map((address): Site => F.constant(E.right(address))),
      ),
)

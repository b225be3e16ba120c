/** The address of a site, as the base URL of a client names it. */
import { type DecodeFailure, redacted } from '@so-email/codecs'
import { either as E, function as F, type ioEither as IOE, option as O } from 'fp-ts'
import type * as t from 'io-ts'
import { leftOnThrow } from '../runtime/leftOnThrow.js'
import { hasFunction, option, validating } from './option.js'
import { problem } from './problem.js'
import type { Locate, LookupFailure, NotLocated, Place, SiteLookup } from './SiteLookup.js'

/**
 * The address of a call, without a slash at the end, or how it is found while the call runs. It is computed for each call, as
 * a `baseUrl` may be a function.
 */
export type Site = IOE.IOEither<DecodeFailure, string | Locate>

const expected = 'an http(s) URL without user, password, query, fragment'

/** Of a URL with or without a path, `/api`, `/api/v1`, a slash or several. Credentials in it are refused: URLs get logged. */
export const addressOf = (url: string): O.Option<string> =>
  F.pipe(
    O.tryCatch(() => new URL(url)),
    O.filter(({ protocol }) => /^https?:/.test(protocol)),
    O.filter(({ username, password, search, hash }) => `${username}${password}${search}${hash}` === ''),
    // A match starts in front of a run of slashes, so that each run is read once.
    O.map(({ origin, pathname }) => origin + pathname.replace(/(^|[^/])(?:\/+api(?:\/+v1)?)?\/*$/i, '$1')),
  )

/** Calls a function that JavaScript may have written. */
const calling =
  (baseUrl: () => unknown): Site =>
  () =>
    F.pipe(
      O.tryCatch(() => located(baseUrl(), baseUrl)),
      O.chain(F.identity),
      E.fromOption(() => problem(expected, 'baseUrl')),
    )

const text = (given: unknown): O.Option<string> => (typeof given === 'string' ? addressOf(given) : O.none)

/** What the function gave; it throws where that cannot be looked at. */
const located = (given: unknown, baseUrl: () => unknown): O.Option<string | Locate> =>
  isPromise(given) ? O.some(awaiting(given, baseUrl)) : text(given)

const isPromise = (given: unknown): given is Promise<unknown> => hasFunction(given, 'then')

/** The address in a promise. After a 421 the function is called once more. */
const awaiting = (first: Promise<unknown>, baseUrl: () => unknown): Locate => {
  first.then(F.constVoid, F.constVoid) // an input that cannot be written ends the call before the promise is awaited
  return (misdirected) => () =>
    F.pipe(
      async () => placeOf(await (misdirected === null ? first : baseUrl())),
      leftOnThrow<LookupFailure>(() => noAddress(redacted)),
    )
}

/** The address in a text, or in an `Either`; the text of a Left is the reason. */
const placeOf = (given: unknown): E.Either<LookupFailure, Place> =>
  F.pipe(
    isEither(given) ? given : E.right(given),
    E.mapLeft((reason) => (typeof reason === 'string' ? reason : redacted)),
    E.chain(F.flow(text, E.fromOption(F.constant(redacted)))),
    E.bimap(noAddress, (address) => ({ address })),
  )

const isEither = (given: unknown): given is E.Either<unknown, unknown> => /^(?:Left|Right)$/.test(Object(given)._tag)

const noAddress = (actual: string): NotLocated => ({
  _tag: 'NotLocated',
  error: ({ failure }) => ({ _tag: 'InvalidInput', failure: failure(problem(expected, 'baseUrl', actual)) }),
})

const isLookup = (given: unknown): given is SiteLookup => hasFunction(given, 'lookup')

const known = /*#__PURE__*/ option<Site>(expected, (given) =>
  typeof given === 'function'
    ? O.some(calling(given as () => unknown)) // what it gives is checked
    : F.pipe(
        text(given),
        O.map((address): Site => F.constant(E.right(address))),
      ),
)

/** The codec of a `baseUrl`. A text is parsed at once, the result of a function for each call. */
export const Site: t.Type<Site, unknown, unknown> = /*#__PURE__*/ validating<Site>(expected, (given, context) =>
  isLookup(given)
    ? F.pipe(
        given.lookup(context),
        E.map((locate): Site => F.constant(E.right(locate))),
      )
    : known.validate(given, context),
)

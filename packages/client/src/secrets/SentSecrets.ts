/**
 * The secrets of a call, taken from the request as it was written: from its bytes and its headers, and from the
 * credentials that were issued for it. The caller's input may have changed meanwhile, so it is not read again.
 */
import { redact, reveal } from '@so-email/codecs'
import { base64, type HttpHeaders, isHarmless, type MediaType } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import type * as t from 'io-ts'
import type { Credentials, IssuedCredentials } from '../auth/Auth.js'
import { readAs } from '../mediaTypeOf.js'
import { guarded } from '../runtime/guarded.js'

/** The texts that must not be shown; `none` where they are not known, so that nothing from outside may be shown. */
export type SentSecrets = O.Option<ReadonlyArray<string>>

/** More secrets than any real request has. Searching for more would take too long. */
const most = 200

/** The secrets of a request, each once. */
export const sentSecrets = (inBody: SentSecrets, inHead: ReadonlyArray<string>): SentSecrets =>
  F.pipe(
    inBody,
    O.map((secrets) => [...new Set([...secrets, ...inHead])].filter((secret) => secret !== '')),
    O.filter(({ length }) => length <= most),
  )

/** The codec of the operation's input knows which properties of the body are secret; the media type reads the body. */
export const secretsInBody = (codec: t.Any, contentType: MediaType, body: Uint8Array): SentSecrets =>
  F.pipe(
    // A media type of the caller may throw.
    guarded<unknown>(F.constVoid)(() =>
      body.length === 0 ? E.right(undefined) : readAs({ mediaType: contentType, charset: O.none }, codec, body, true),
    )(),
    E.match(
      () => O.none,
      (value) => O.some(masked(value, redact(codec)(value))),
    ),
  )

/** Those of the headers, and the credentials that were issued. */
export const secretsInHead = (
  headers: HttpHeaders,
  issued: ReadonlyArray<IssuedCredentials>,
): ReadonlyArray<string> => [
  ...headers.flatMap(([name, value]) => (isHarmless(name) ? [] : parts(value))),
  ...issued.flatMap(({ credentials, header: [, value] }) => [...parts(value), secretOf(credentials)]),
]

/** A header's value, and what follows a scheme or a name in it. What is shorter than an identifier is a flag. */
const parts = (value: string): ReadonlyArray<string> =>
  [
    value,
    ...value
      .split(/[;,]\s*/)
      .map((part) => part.replace(/^(?:[^\s=]+ +)?(?:[^\s"=]+=(?!=*$))?"?|"$/g, ''))
      .flatMap((part) => [part, passwordIn(part)]),
  ].filter((part) => part.length > 3)

/** The password of Basic credentials. */
const passwordIn: (part: string) => string = /*#__PURE__*/ F.flow(
  base64.decodeText,
  O.match(
    () => '',
    (text) => text.slice(text.indexOf(':') + 1 || text.length),
  ),
)

const secretOf = (credentials: Credentials): string =>
  reveal(
    credentials._tag === 'Basic'
      ? credentials.password
      : credentials._tag === 'SoTicket'
        ? credentials.ticket
        : credentials.token,
  )

/** The texts of a value that its redacted copy does not show. */
const masked = (value: unknown, copy: unknown): ReadonlyArray<string> => {
  if (value === copy) return []
  if (typeof copy !== 'object') return texts(value)
  return Object.entries(Object(value)).flatMap(([name, part]) => masked(part, Reflect.get(Object(copy), name)))
}

const texts = (value: unknown): ReadonlyArray<string> => {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(texts)
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
}

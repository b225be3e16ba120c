/**
 * What a request may write. Servers compare paths and names decoded and without case, and so does this module. A server may
 * understand what this module cannot read, so that counts as a write of an unknown account: an unknown header may name
 * another method or another path.
 */
import { entity, Int32, nullable, operations, pathOf } from '@so-email/codecs'
import {
  findMediaType,
  type HttpRequest,
  header,
  maxBytes,
  type RequestMediaType,
  readQuery,
  requestMediaTypes,
} from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'

type KnownOperation = (typeof operations)[keyof typeof operations]

const operationAt = (url: string) =>
  F.pipe(
    O.tryCatch(() => decodeURI(url.replace(/\?.*/s, '')).toLowerCase()),
    O.chain((path) =>
      O.fromNullable(Object.values(operations).find((operation) => pathOf(operation).toLowerCase() === path)),
    ),
  )

/** The headers that change nothing about what a request does. */
const harmless = new Set([
  ...['accept', 'accept-charset', 'accept-encoding', 'accept-language', 'authorization', 'cache-control', 'connection'],
  ...['content-length', 'content-type', 'cookie', 'host', 'keep-alive', 'pragma', 'so-apptoken'],
  ...['so-browser-tz-offset', 'so-culture', 'so-language', 'so-timezone', 'traceparent', 'tracestate'],
  ...['transfer-encoding', 'user-agent', 'x-correlation-id', 'x-request-id', 'x-requested-with', 'x-xsrf-token'],
])
const once = ['content-type', 'content-length', 'authorization', 'host']

/** Whether every server understands the headers as this module does. */
const isPlain = ({ headers }: HttpRequest): boolean => {
  const names = headers.map(([name]) => name.toLowerCase())
  return (
    names.every((name) => harmless.has(name)) && once.every((name) => names.filter((each) => each === name).length < 2)
  )
}

/** Whether a request to this path may write. Every request may, unless its operation only reads. */
export const mayWrite = (url: string): boolean =>
  F.pipe(
    operationAt(url),
    O.match(
      () => true,
      ({ changes }) => changes,
    ),
  )

/** Only the id, so that a mistake in another property hides no id. */
const Identified = entity('EMailAccount', {}, { EMailAccountId: nullable(Int32) })

/** Puts its position in front of each name of a JSON text, so that none of two equal names is lost. */
const numbered = (body: Uint8Array): Uint8Array =>
  new TextEncoder().encode(
    new TextDecoder()
      .decode(body)
      .replace(/"(?:[^"\\]|\\.)*"(\s*:)?/g, (found: string, colon: string | undefined, at: number) =>
        colon === undefined ? found : `"${at} ${found.slice(1)}`,
      ),
  )

const isUtf8 = O.match(
  () => true,
  (charset: string) => /^utf-?8$/i.test(charset),
)

/** What the body of a request holds; none for one that cannot be read. `prepare` rewrites a JSON text. */
const bodyOf =
  (codec: t.Any, prepare: (json: Uint8Array) => Uint8Array = F.identity) =>
  ({ headers, body }: HttpRequest): O.Option<unknown> =>
    body.length === 0
      ? O.some(null)
      : F.pipe(
          header('Content-Type')(headers),
          O.chain(findMediaType<RequestMediaType>(requestMediaTypes)),
          O.filter(({ charset }) => isUtf8(charset) && body.length <= maxBytes),
          O.chain(({ mediaType }) => {
            const isJson = mediaType.names[0].endsWith('json')
            return O.fromEither(mediaType.read(codec)(isJson ? prepare(body) : body, 'utf-8'))
          }),
        )

/** Whether the server logs in to a mail server for a request to this path, which may lock a mailbox. */
export const usesMailServer = (url: string): boolean =>
  F.pipe(
    operationAt(url),
    O.exists(({ usesMailServer }) => usesMailServer === true),
  )

/** Every id of an account in a value, at any depth. An object with its name is no id: it holds the rights on the id. */
const idsIn = (value: unknown): ReadonlyArray<unknown> => {
  if (Array.isArray(value)) return value.flatMap(idsIn)
  if (!t.UnknownRecord.is(value)) return []
  return Object.entries(value).flatMap(([name, member]) =>
    /^(?:\d+ )?(?:EMail)?AccountId$/i.test(name) && !t.UnknownRecord.is(member) ? [member] : idsIn(member),
  )
}

/** The names of the parameters of an operation, in lower case. */
const namesOf = ({ parameters }: KnownOperation): ReadonlyArray<string> =>
  [...parameters.query, '$select'].map((name) => name.toLowerCase())

const isQueryOf = (url: string, names: ReadonlyArray<string>): boolean =>
  [...new URLSearchParams(url.replace(/^[^?]*/, '')).keys()].every((name) => names.includes(name.toLowerCase()))

/** Whether a body has no property but those that its codec requires. */
const isExactly = (codec: t.Any, body: Readonly<Record<string, unknown>>): boolean =>
  codec.is(body) &&
  Object.keys(body).length < 9 &&
  Object.keys(body).every((name) => !codec.is(Object.fromEntries(Object.entries(body).filter(([key]) => key !== name))))

/** The body of a read: its parameters and nothing more. Some clients send `null` or `{}` for no parameters. */
const isReadBody = ({ parameters }: KnownOperation, request: HttpRequest): boolean =>
  F.pipe(
    bodyOf(parameters.codec)(request),
    O.exists((body) =>
      t.UnknownRecord.is(body) && parameters.hasBody
        ? isExactly(parameters.codec, body)
        : body === null || (t.UnknownRecord.is(body) && Object.keys(body).length === 0),
    ),
  )

/** A GET describes an operation. A server that takes another method may do another thing. */
const methods = ['GET', 'HEAD', 'POST']

/**
 * Whether a request only reads, whatever it carries. Every request may write unless it is known to read: its path is
 * one of an operation that reads, and its method, headers, query and body contain nothing that could mean another
 * operation.
 */
export const isRead = (request: HttpRequest): boolean =>
  F.pipe(
    operationAt(request.url),
    O.filter(({ changes }) => !changes),
    O.filter(() => methods.includes(request.method) && isPlain(request)),
    O.exists((operation) => isQueryOf(request.url, namesOf(operation)) && isReadBody(operation, request)),
  )

const EMailAddress = entity('EMailAccount', {}, { EMailAddress: nullable(t.string) })

/** The address that a request writes. */
export const addressWritten = (request: HttpRequest): O.Option<string> =>
  F.pipe(
    bodyOf(EMailAddress)(request),
    O.filter(EMailAddress.is),
    O.chain(({ EMailAddress: address }) => O.fromNullable(address)),
  )

/** The id that a write names, 0 for a new account; none for a request that does not write or does not name exactly one. */
export const idWritten = (request: HttpRequest): O.Option<number> =>
  F.pipe(
    O.Do,
    O.apS('operation', operationAt(request.url)),
    O.filter(({ operation }) => operation.changes && request.method === 'POST' && isPlain(request)),
    O.apS('query', O.fromEither(readQuery(Identified)(request.url.replace(/^[^?]*/, '')))),
    O.apS('body', bodyOf(Identified, numbered)(request)),
    O.chain(({ operation, query, body }) => {
      const ids = new Set([...idsIn(query), ...idsIn(body)].map((id) => id ?? 0))
      const [id = operation === operations.saveEMailAccount ? 0 : undefined] = ids
      return ids.size < 2 && (id !== 0 || operation.usesMailServer !== true) ? O.fromEither(Int32.decode(id)) : O.none
    }),
  )

/**
 * What a request may write. Servers compare paths and names decoded and without case, and so does this module. A server may
 * understand what this module cannot read, so that counts as a write of an unknown account.
 */
import { entity, Int32, nullable, operations, pathOf } from '@so-email/codecs'
import {
  findMediaType,
  form,
  type HttpRequest,
  header,
  json,
  jsonPatch,
  type MediaType,
  mergePatch,
  readQuery,
  xml,
} from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'

/** The media types of request bodies that the documented page lists. */
const mediaTypes: ReadonlyArray<MediaType> = [json, xml, jsonPatch, mergePatch, form]

const operationAt = (url: string) =>
  F.pipe(
    O.tryCatch(() => decodeURI(url.replace(/\?.*/s, '')).toLowerCase()),
    O.chain((path) =>
      O.fromNullable(Object.values(operations).find((operation) => pathOf(operation).toLowerCase() === path)),
    ),
  )

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

const bodyOf = ({ headers, body }: HttpRequest): O.Option<unknown> =>
  body.length === 0
    ? O.some(null)
    : F.pipe(
        header('Content-Type')(headers),
        O.chain(findMediaType(mediaTypes)),
        O.chain(({ mediaType, charset }) => {
          const isJson = mediaType.names[0].endsWith('json')
          return O.fromEither(mediaType.read(Identified)(isJson ? numbered(body) : body, O.toUndefined(charset)))
        }),
      )

/** Every id in a value, at any depth. An object with this name is no id: it holds the rights on the id. */
const idsIn = (value: unknown): ReadonlyArray<unknown> => {
  if (Array.isArray(value)) return value.flatMap(idsIn)
  if (!t.UnknownRecord.is(value)) return []
  return Object.entries(value).flatMap(([name, member]) =>
    /^(?:\d+ )?EMailAccountId$/i.test(name) && !t.UnknownRecord.is(member) ? [member] : idsIn(member),
  )
}

/** The id that a write names, 0 for a new account; none for a request that does not write or does not name exactly one. */
export const idWritten = (request: HttpRequest): O.Option<number> =>
  F.pipe(
    O.Do,
    O.apS('operation', operationAt(request.url)),
    O.filter(({ operation }) => operation.changes),
    O.apS('query', O.fromEither(readQuery(Identified)(request.url.replace(/^[^?]*/, '')))),
    O.apS('body', bodyOf(request)),
    O.chain(({ operation, query, body }) => {
      const ids = new Set([...idsIn(query), ...idsIn(body)].map((id) => id ?? 0))
      const [id = operation === operations.saveEMailAccount ? 0 : undefined] = ids
      return ids.size < 2 ? O.fromEither(Int32.decode(id)) : O.none
    }),
  )

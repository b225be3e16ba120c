/** The content of a response, without its compression. */
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { combinedHeader, type HttpResponse } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'

const maxOutputLength = 1_048_576

const gunzip = (body: Uint8Array): Uint8Array => gunzipSync(body, { maxOutputLength })

const undone = new Map<string, (body: Uint8Array) => Uint8Array>([
  ['identity', F.identity],
  ['gzip', gunzip],
  ['x-gzip', gunzip],
  ['deflate', (body) => inflateSync(body, { maxOutputLength })],
  ['br', (body) => brotliDecompressSync(body, { maxOutputLength })],
])

/** At most 1 MiB, and one encoding. */
export const contentOf = ({ headers, body }: HttpResponse): E.Either<string, Uint8Array> =>
  F.pipe(
    combinedHeader('Content-Encoding')(headers),
    O.match(
      () => 'identity',
      (encoding) => encoding.trim().toLowerCase(),
    ),
    (encoding) => O.fromNullable(undone.get(encoding)),
    E.fromOption(() => 'its content encoding is unknown'),
    E.chain((undo) =>
      E.tryCatch(
        () => undo(body),
        () => 'its content encoding cannot be undone',
      ),
    ),
  )

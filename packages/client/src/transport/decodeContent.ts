import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib'
import type { TransportError } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { connectionFailure } from './connectionFailure.js'

type Decode = (
  bytes: Uint8Array,
  options: { readonly maxOutputLength: number },
  callback: (error: Error | null, decoded: Uint8Array) => void,
) => void

/** `deflate` is zlib's format; some servers send it without zlib's header. */
const decoderOf = (encoding: string, bytes: Uint8Array): Decode | null => {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return gunzip
    case 'br':
      return brotliDecompress
    case 'deflate':
      return (bytes[0] ?? 0) % 16 === 8 ? inflate : inflateRaw
    default:
      return null
  }
}

/** A body without its `Content-Encoding`. Decoding stops as soon as there are more bytes than allowed. */
export const decodeContent = (
  encoding: string,
  bytes: Uint8Array,
  maxResponseBytes: number,
): Promise<E.Either<TransportError, Uint8Array>> => {
  const decode = decoderOf(encoding.trim().toLowerCase(), bytes)
  if (decode === null) {
    const message = 'the answer has a content encoding that was not requested'
    return Promise.resolve(E.left({ _tag: 'Disconnected', cause: 'protocol', message }))
  }
  return new Promise((resolve) => {
    // zlib takes no limit beyond the longest buffer.
    decode(bytes, { maxOutputLength: Math.min(maxResponseBytes, 2 ** 31) }, (error, decoded) => {
      if (error === null) return resolve(E.right(decoded))
      const isTooLong = Reflect.get(error, 'code') === 'ERR_BUFFER_TOO_LARGE'
      resolve(E.left(isTooLong ? { _tag: 'TooLarge', maxResponseBytes } : connectionFailure(error)))
    })
  })
}

/** Base64 as in RFC 4648, padded, of bytes and of texts in UTF-8. It works in Node and in browsers. */
import { function as F, option as O } from 'fp-ts'

/** The base64 of bytes. */
export const encode = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))

/** The bytes of a base64, padded or not; `none` where it is none. */
export const decode = (base64: string): O.Option<Uint8Array> =>
  O.tryCatch(() => Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0)))

/** The base64 of a text in UTF-8. */
export const encodeText = (text: string): string => encode(new TextEncoder().encode(text))

/** The text of a base64; `none` where it is no base64 or its bytes are no UTF-8. */
export const decodeText = (base64: string): O.Option<string> =>
  F.pipe(
    decode(base64),
    O.chain((bytes) => O.tryCatch(() => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))),
  )

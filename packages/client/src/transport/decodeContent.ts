/** Decodes the `Content-Encoding` of a body, on Node. */
import type { Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import type { ReceivedResponse } from '@so-email/wire'
import { onAbort } from '../runtime/onAbort.js'
import { makeBody } from './Body.js'
import type { ExchangeLimits } from './OwnTransport.js'
import { broken, tooLarge } from './received.js'

/** As many as Node's `fetch` accepts. A body of 68 kB may be packed a thousand times. */
const mostLayers = 5

type Decoder = (body: Uint8Array) => Transform

/** The names of an encoding. `deflate` is zlib's format; some servers send it without zlib's header. */
const decoders: ReadonlyArray<readonly [names: ReadonlyArray<string>, decoder: Decoder]> = [
  [['gzip', 'x-gzip'], () => createGunzip()],
  [['br'], () => createBrotliDecompress()],
  [['deflate'], ([first = 0]) => (first % 16 === 8 ? createInflate() : createInflateRaw())],
]

const decoderOf = (encoding: string): Decoder | undefined => decoders.find(([names]) => names.includes(encoding))?.[1]

/** Whether the head of a response names an encoding. */
export const isEncoded = ({ headers }: ReceivedResponse): boolean =>
  headers.some(([name]) => name === 'content-encoding')

const encodingsOf = ({ headers }: ReceivedResponse): ReadonlyArray<string> =>
  headers
    .filter(([name]) => name === 'content-encoding')
    .flatMap(([, value]) => value.split(','))
    .map((encoding) => encoding.trim().toLowerCase())
    .filter((encoding) => encoding !== '' && encoding !== 'identity')

/**
 * The response with its body as it was before it was encoded; what was applied last is undone first. As with `fetch`, a body
 * stays as it is where one of the names is no encoding (`utf-8`). Decoding stops when there are more bytes than allowed, and
 * when the signal aborts: no work outlives the call.
 */
export const decodeContent = async (response: ReceivedResponse, limits: ExchangeLimits): Promise<ReceivedResponse> => {
  const encodings = encodingsOf(response)
  const known = encodings.flatMap((encoding) => decoderOf(encoding) ?? [])
  if (response.body.length === 0 || known.length < encodings.length) return response
  if (known.length > mostLayers) return broken(response, new Error('it has too many content encodings'))
  let decoded = response
  for (const decoder of known.toReversed()) {
    if (decoded.unread !== undefined || limits.signal.aborted) break
    decoded = await decodeLayer(decoder, decoded, limits)
  }
  return decoded
}

const decodeLayer = (
  decoderOf: Decoder,
  response: ReceivedResponse,
  { signal, maxResponseBytes }: ExchangeLimits,
): Promise<ReceivedResponse> =>
  new Promise<ReceivedResponse>((resolve) => {
    const decoder = decoderOf(response.body) // it throws where there is no memory for it
    const body = makeBody(maxResponseBytes)
    const end = (decoded: ReceivedResponse) => {
      stop()
      decoder.destroy()
      resolve(decoded)
    }
    // The call has ended, so nobody reads this response.
    const stop = onAbort(signal, () => end(response))
    decoder
      .on('data', (chunk: Uint8Array) => body.add(chunk) || end(tooLarge(response, maxResponseBytes)))
      .on('error', (error) => end(broken(response, error)))
      .on('end', () => end({ ...response, body: body.bytes() }))
      .end(response.body)
  }).catch((error: unknown) => broken(response, error))

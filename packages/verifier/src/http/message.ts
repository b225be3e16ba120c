/** The parts of a message of node:http, as this project has them. */
import type { HttpHeaders } from '@so-email/wire'
import { boundedBytes } from './boundedBytes.js'

/** Header fields as they were written, in their order. */
export const headersOf = ({ rawHeaders }: { readonly rawHeaders: ReadonlyArray<string> }): HttpHeaders =>
  rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? ''] as const] : []))

/** All bytes of a message, at most 1 MiB. */
export const bytesOf = boundedBytes(1024 * 1024)

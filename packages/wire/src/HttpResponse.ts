import type { HttpHeaders } from './HttpHeaders.js'

/**
 * A response as plain data. `body` is decoded (no content encoding) and empty where there is none.
 *
 * @category messages
 */
export interface HttpResponse {
  readonly status: number
  readonly headers: HttpHeaders
  readonly body: Uint8Array
}

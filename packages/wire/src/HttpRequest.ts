import type { HttpHeaders } from './HttpHeaders.js'

/**
 * A request as plain data. `body` is empty where there is none.
 *
 * @category messages
 */
export interface HttpRequest {
  readonly method: string
  /** Absolute for a client; a server sees what followed the host. */
  readonly url: string
  readonly headers: HttpHeaders
  readonly body: Uint8Array
}

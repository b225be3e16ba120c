import type { Transport } from '@so-email/wire'

/** A transport that may hold connections. */
export interface OpenTransport<Send = Transport> {
  readonly send: Send
  /** Waits for the requests that are under way, then closes every connection. */
  readonly close: () => Promise<void>
}

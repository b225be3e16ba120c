import type { Transport } from '@so-email/wire'

/** A transport that may hold connections. */
export interface OpenTransport {
  readonly send: Transport
  /** Waits for what is under way, then lets go of every connection. */
  readonly close: () => Promise<void>
}

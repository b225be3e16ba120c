import type { TransportError } from '@so-email/wire'
import { Ring } from './Ring.js'

/**
 * The signal of one call. A platform takes longer to make an `AbortSignal` than a call takes to write its request, so there is
 * one only where a transport wants it.
 */
export class CallSignal {
  aborted = false
  /** How the call fails if its time runs out now, where that is known better than by the time. */
  late: TransportError | null = null
  readonly callbacks: Ring<() => void> = new Ring()
  #controller: AbortController | null = null

  abort(): void {
    this.aborted = true
    this.#controller?.abort()
    this.callbacks.drain((callback) => callback())
  }

  /** A signal of the platform that aborts with this one. */
  get ofPlatform(): AbortSignal {
    this.#controller ??= new AbortController()
    if (this.aborted) this.#controller.abort()
    return this.#controller.signal
  }
}

/** What ends a call, an exchange or a pause. */
export type Signal = AbortSignal | CallSignal

/** The signal for a function that knows those of the platform only. */
export const ofPlatform = (signal: Signal): AbortSignal => (signal instanceof CallSignal ? signal.ofPlatform : signal)

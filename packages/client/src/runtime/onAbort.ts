import { CallSignal, type Signal } from './CallSignal.js'
import { Ring } from './Ring.js'

/**
 * Calls back when the signal aborts, or soon if it has, unless the returned function was called before. However many calls share a
 * signal, it gets one listener, as Node warns of a leak when there are more than ten; and none once nobody waits for it, as Node frees
 * no signal of `AbortSignal.any` or `AbortSignal.timeout` that has one.
 */
export const onAbort = (signal: Signal, callback: () => void): (() => void) => {
  const listener: Listener = signal instanceof CallSignal ? signal : (listening.get(signal) ?? listen(signal))
  const { callbacks, unlisten } = listener
  const remove = callbacks.add(callback)
  // A source or a transport of the caller may abort the signal while it is called.
  if (signal.aborted) Promise.resolve().then(() => listener.abort())
  return () => {
    if (remove() && callbacks.first === undefined) unlisten?.()
  }
}

interface Listener {
  readonly callbacks: Ring<() => void>
  /** Calls all of them back. */
  readonly abort: () => void
  readonly unlisten?: () => void
}

const listening = /*#__PURE__*/ new WeakMap<AbortSignal, Listener>()

const listen = (signal: AbortSignal): Listener => {
  const callbacks = new Ring<() => void>()
  const unlisten = () => {
    listening.delete(signal)
    try {
      signal.removeEventListener('abort', abort)
    } catch {} // a polyfill may lack it
  }
  const abort = () => {
    callbacks.drain((callback) => callback())
    unlisten()
  }
  signal.addEventListener('abort', abort)
  const listener = { callbacks, abort, unlisten }
  listening.set(signal, listener)
  return listener
}

import { CallSignal, type Signal } from './CallSignal.js'
import { Ring } from './Ring.js'

/**
 * Calls back when the signal aborts, unless the returned function was called before. However many calls share a signal, it
 * gets one listener, as Node warns of a leak when there are more than ten; and none once nobody waits for it, as Node frees no
 * signal of `AbortSignal.any` or `AbortSignal.timeout` that has one.
 */
export const onAbort = (signal: Signal, callback: () => void): (() => void) => {
  const { callbacks, unlisten }: Listener =
    signal instanceof CallSignal ? signal : (listening.get(signal) ?? listen(signal))
  const remove = callbacks.add(callback)
  return () => {
    if (remove() && callbacks.first === undefined) unlisten?.()
  }
}

interface Listener {
  readonly callbacks: Ring<() => void>
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
  const listener = { callbacks, unlisten }
  listening.set(signal, listener)
  return listener
}

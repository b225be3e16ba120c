import { CallSignal, type Signal } from './CallSignal.js'

/**
 * Calls back when the signal aborts, unless the returned function was called before. However many calls share a signal, it
 * gets one listener: Node warns of a leak when there are more than ten.
 */
export const onAbort = (signal: Signal, callback: () => void): (() => void) => {
  const callbacks = signal instanceof CallSignal ? signal.callbacks : (listening.get(signal) ?? listen(signal))
  callbacks.add(callback)
  return () => callbacks.delete(callback)
}

const listening = /*#__PURE__*/ new WeakMap<AbortSignal, Set<() => void>>()

const listen = (signal: AbortSignal): Set<() => void> => {
  const callbacks = new Set<() => void>()
  signal.addEventListener('abort', () => callbacks.forEach((callback) => void callback()))
  listening.set(signal, callbacks)
  return callbacks
}

/**
 * Calls back when the signal aborts, unless the returned function was called before. However many calls share a signal, it
 * gets one listener: Node warns of a leak when there are more than ten.
 */
export const onAbort = (signal: AbortSignal, callback: () => void): (() => void) => {
  const callbacks = listening.get(signal) ?? listen(signal)
  callbacks.add(callback)
  return () => callbacks.delete(callback)
}

const listening = /*#__PURE__*/ new WeakMap<AbortSignal, Set<() => void>>()

const listen = (signal: AbortSignal): Set<() => void> => {
  const callbacks = new Set<() => void>()
  signal.addEventListener('abort', () => callbacks.forEach((callback) => void callback()), { once: true })
  listening.set(signal, callbacks)
  return callbacks
}

/** A signal and the function that aborts it. */
export interface Aborting {
  readonly signal: AbortSignal
  readonly abort: () => void
}

/** As an `AbortController`, but {@link onAbort} needs no platform listener for it, which costs more than the signal itself. */
export const aborting = (): Aborting => {
  const controller = new AbortController()
  const { signal } = controller
  const callbacks = new Set<() => void>()
  listening.set(signal, callbacks)
  const abort = () => {
    if (signal.aborted) return
    controller.abort()
    callbacks.forEach((callback) => void callback())
  }
  return { signal, abort }
}

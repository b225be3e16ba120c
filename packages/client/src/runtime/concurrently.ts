/**
 * Runs a task for each item of a source, a few at a time, and yields the results as they come. The source is read only as
 * fast as results are taken, so memory does not grow with the number of items. When the source throws, the iteration throws
 * the same after the results of all items that were read before. When the signal aborts, or nobody takes results any more,
 * the tasks are aborted and the source is closed.
 *
 * Imperative: it joins two iterations of the platform and a signal.
 */
import type { task as T } from 'fp-ts'
import { CallSignal } from './CallSignal.js'
import { onAbort } from './onAbort.js'
import type { Items } from './Source.js'

/** `most` tasks run at once, and as many results at most wait to be taken. Each task is given a signal that ends it. */
export async function* concurrently<A, B>(
  items: Items<A>,
  most: number,
  signal: AbortSignal | undefined,
  taskOf: (item: A, signal: AbortSignal) => T.Task<B>,
): AsyncGenerator<B, void> {
  const stopped = new CallSignal()
  const stop = () => stopped.abort()
  const unlisten = signal === undefined ? () => {} : onAbort(signal, stop)
  if (signal?.aborted === true) stop()
  /** Results that are not taken yet. */
  const finished: Array<B> = []
  const thrown: Array<unknown> = []
  let running = 0
  let isReading = false
  let isExhausted = false
  let wake = () => {}
  // One promise at a time: a race against a promise that hangs would keep something of every race.
  const change = () =>
    new Promise<void>((resolve) => {
      wake = resolve
    })
  onAbort(stopped, () => wake())

  const fail = (error: unknown) => {
    isExhausted = true
    thrown.push(error)
  }
  const run = async (item: A) => {
    running += 1
    try {
      finished.push(await taskOf(item, stopped.ofPlatform)())
    } catch (error) {
      fail(error)
    }
    running -= 1
    wake()
  }
  const read = async () => {
    while (!isReading && !isExhausted && !stopped.aborted && running + finished.length < most) {
      isReading = true
      try {
        const read = await items.next()
        // As a loop does, it throws for what is no object.
        if (Reflect.get(read, 'done')) isExhausted = true
        else run(read.value)
      } catch (error) {
        fail(error)
      }
      isReading = false
      wake()
    }
  }
  try {
    while (true) {
      read()
      const result = finished.shift()
      if (result !== undefined) yield result
      else if (running > 0 || (isReading && !stopped.aborted)) await change()
      else break
    }
    if (thrown.length > 0 && !stopped.aborted) throw thrown[0]
  } finally {
    unlisten()
    stop()
    while (running > 0) await change()
    if (!isExhausted) {
      const returned = items.return?.()
      // A generator that hangs also returns only if it ever goes on, so it is not waited for.
      await Promise.race(isReading ? [returned, null] : [returned])
    }
  }
}

/**
 * What a process holds. Only after a collection the heap has nothing else, so a test that compares bytes takes them from here:
 * how much waits for its collection is another number on every machine.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// The flags of a worker cannot expose the collector.
setFlagsFromString('--expose-gc')

export const collectGarbage = runInNewContext('gc')

/** The bytes that this process holds, those outside of the heap included. */
export const heldBytes = () => {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Without the bytes of buffers, which are given back later than they are let go. */
export const heldHeapBytes = () => {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

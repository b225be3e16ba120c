/**
 * The bytes that a process holds, after a collection. A test that compares bytes takes them from here: how much garbage there is
 * at some moment differs from machine to machine.
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

/** The same without buffers, whose memory is given back later. */
export const heldHeapBytes = () => {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

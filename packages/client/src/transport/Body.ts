/**
 * Collects the chunks of a body in one buffer that grows by doubling. A chunk is not kept: one of a byte may be a view of
 * 64 KiB, so a body of a few MiB in such chunks would hold a gigabyte. The only chunk of a body is not copied.
 */
export interface Body {
  /** Adds a chunk; false, and the chunk is dropped, where the body would be longer than allowed. */
  readonly add: (chunk: Uint8Array) => boolean
  readonly bytes: () => Uint8Array
}

export const makeBody = (maxBytes: number): Body => {
  let whole: Uint8Array = new Uint8Array()
  let length = 0
  return {
    add: (chunk) => {
      if (length + chunk.length > maxBytes) return false
      if (length === 0) whole = chunk
      else {
        if (length + chunk.length > whole.length) {
          const longer = new Uint8Array(Math.max(2 * whole.length, length + chunk.length, shortest))
          longer.set(whole.subarray(0, length))
          whole = longer
        }
        whole.set(chunk, length)
      }
      length += chunk.length
      return true
    },
    bytes: () => whole.subarray(0, length),
  }
}

/** In bytes. */
const shortest = 4096

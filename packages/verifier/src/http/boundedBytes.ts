/**
 * All bytes of a stream, in one buffer that grows by doubling. A chunk is not kept: a message of a few MiB in chunks of one
 * byte would hold a gigabyte. Imperative, because it is the edge to the socket.
 */

/** In bytes. */
const shortest = 4096

/** Rejects as soon as there are more than `most` bytes. */
export const boundedBytes =
  (most: number) =>
  async (stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
    let whole = new Uint8Array()
    let length = 0
    for await (const chunk of stream) {
      const longer = length + chunk.length
      if (longer > most) throw new Error(`the message is longer than ${most} bytes`)
      if (longer > whole.length) {
        const before = whole
        whole = new Uint8Array(Math.max(2 * before.length, longer, shortest))
        whole.set(before)
      }
      whole.set(chunk, length)
      length = longer
    }
    return whole.subarray(0, length)
  }

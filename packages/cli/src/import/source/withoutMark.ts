/** The mark that some editors put in front of a text in UTF-8. */
const mark = [0xef, 0xbb, 0xbf]

const startsWithMark = (bytes: Uint8Array): boolean => mark.every((byte, i) => bytes[i] === byte)

/** The bytes without the mark: its length would shift the offsets of the tokens. */
export async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start: Uint8Array | undefined = new Uint8Array()
  for await (const chunk of chunks) {
    if (start === undefined) yield chunk
    else {
      start = Buffer.concat([start, chunk])
      if (start.length < mark.length) continue
      yield startsWithMark(start) ? start.subarray(mark.length) : start
      start = undefined
    }
  }
  if (start !== undefined) yield start
}

/** Makes bytes of UTF-8; without bytes, of what is left at the end. */
type Convert = (bytes?: Uint8Array) => Uint8Array

/** What editors and spreadsheets put in front of a text, and how the text is read behind it. */
interface Mark {
  readonly bytes: ReadonlyArray<number>
  readonly makeConvert: () => Convert
}

const none = new Uint8Array()

const same =
  (): Convert =>
  (bytes = none) =>
    bytes

const from = (encoding: string) => (): Convert => {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const encoder = new TextEncoder()
  return (bytes) => encoder.encode(decoder.decode(bytes, { stream: bytes !== undefined }))
}

const marks: ReadonlyArray<Mark> = [
  { bytes: [0xef, 0xbb, 0xbf], makeConvert: same },
  { bytes: [0xff, 0xfe], makeConvert: from('utf-16le') },
  { bytes: [0xfe, 0xff], makeConvert: from('utf-16be') },
]

const noMark: Mark = { bytes: [], makeConvert: same }

const markOf = (start: Uint8Array): Mark =>
  marks.find(({ bytes }) => bytes.every((byte, i) => start[i] === byte)) ?? noMark

const longestMark = 3

/** The same chunks, but the first is long enough for a mark. */
async function* withStart(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start: Uint8Array | undefined = none
  for await (const chunk of chunks) {
    if (start === undefined) yield chunk
    else {
      start = Buffer.concat([start, chunk])
      if (start.length < longestMark) continue
      yield start
      start = undefined
    }
  }
  if (start !== undefined) yield start
}

/** A text as UTF-8 without its mark. It is UTF-16 where it has the mark of that, and then what cannot be read throws. */
export async function* inUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let convert: Convert | undefined
  for await (const chunk of withStart(chunks)) {
    if (convert === undefined) {
      const { bytes, makeConvert } = markOf(chunk)
      convert = makeConvert()
      yield convert(chunk.subarray(bytes.length))
    } else yield convert(chunk)
  }
  if (convert !== undefined) yield convert()
}

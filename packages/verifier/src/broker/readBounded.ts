/** Reads a response as text, up to a bound. Imperative: it is the edge to the socket. */
import { taskEither as TE } from 'fp-ts'

const most = 16 * 1024 * 1024

const textOf = async (body: AsyncIterable<Uint8Array>): Promise<string> => {
  const chunks: Array<Uint8Array> = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > most) throw new Error('too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

export const readBounded = ({ body }: Response): TE.TaskEither<string, string> =>
  body === null
    ? TE.right('')
    : TE.tryCatch(
        () => textOf(body),
        () => `the response of the broker broke off, or has more than ${most} bytes`,
      )

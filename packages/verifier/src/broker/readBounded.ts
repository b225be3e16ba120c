/** Reads a response as text, up to a bound. */
import { taskEither as TE } from 'fp-ts'
import { boundedBytes } from '../http/boundedBytes.js'

const most = 16 * 1024 * 1024

export const readBounded = ({ body }: Response): TE.TaskEither<string, string> =>
  body === null
    ? TE.right('')
    : TE.tryCatch(
        async () => new TextDecoder().decode(await boundedBytes(most)(body)),
        () => `the response of the broker broke off, or has more than ${most} bytes`,
      )

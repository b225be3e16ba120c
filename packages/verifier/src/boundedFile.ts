/** A file that is bounded before it is read: it may come from anywhere. */
import { readFileSync, statSync } from 'node:fs'
import { either as E, function as F, ioEither as IOE } from 'fp-ts'
import { systemMessage } from './systemMessage.js'

const tried = <A>(effect: () => A): IOE.IOEither<string, A> =>
  IOE.tryCatch(effect, (thrown) => systemMessage(thrown) ?? E.toError(thrown).message)

/** Its bytes. A device or a pipe has no end, so it is none. */
export const boundedFile = (file: string, maxBytes: number): IOE.IOEither<string, Uint8Array> =>
  F.pipe(
    tried(() => statSync(file)),
    IOE.filterOrElse(
      (found) => found.isFile(),
      () => 'it is no regular file',
    ),
    IOE.filterOrElse(
      ({ size }) => size <= maxBytes,
      () => `it has more than ${maxBytes} bytes`,
    ),
    IOE.chain(() => tried(() => readFileSync(file))),
  )

/** A file that is bounded before it is read: it may come from anywhere. */
import { readFileSync, statSync } from 'node:fs'
import { either as E, function as F } from 'fp-ts'

/** Its bytes. A device or a pipe has no end, so it is none. */
export const boundedFile = (file: string, maxBytes: number): E.Either<string, Uint8Array> =>
  F.pipe(
    E.tryCatch(() => statSync(file), E.toError),
    E.mapLeft(({ message }) => message),
    E.filterOrElse(
      (found) => found.isFile(),
      () => 'it is no file',
    ),
    E.filterOrElse(
      ({ size }) => size <= maxBytes,
      () => `it has more than ${maxBytes} bytes`,
    ),
    E.chain(() =>
      E.tryCatch(
        () => readFileSync(file),
        (reason) => E.toError(reason).message,
      ),
    ),
  )

/** Reads a pact file, which is bounded in size and depth before it is parsed: it may come from anywhere. */
import { readFileSync, statSync } from 'node:fs'
import { json } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { decodePact, type Pact } from './Pact.js'

/** 8 MiB: more than any pact has. */
const maxBytes = 8 * 1024 * 1024

/** The bytes of a file. A device or a pipe has no end, so it is none. */
const bytesOf = (file: string): E.Either<string, Uint8Array> =>
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

/** Reads a pact file. */
export const readPact = (file: string): E.Either<string, Pact> =>
  F.pipe(
    bytesOf(file),
    E.chain(
      F.flow(
        (bytes) => json.read(t.unknown, { maxBytes })(bytes),
        E.mapLeft(({ reason, position }) =>
          F.pipe(
            position,
            O.match(
              () => reason,
              ({ line, column }) => `line ${line}, column ${column}: ${reason}`,
            ),
          ),
        ),
      ),
    ),
    E.chain(decodePact),
    E.mapLeft((reason) => `${file} is not a pact: ${reason}`),
  )

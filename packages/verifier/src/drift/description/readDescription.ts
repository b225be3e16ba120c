/** Reads a description from a file: the one edge of the drift check. */
import { readFileSync, statSync } from 'node:fs'
import { json, type Position } from '@so-email/wire'
import { either as E, function as F, ioEither as IOE, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { type Description, decodeDescription } from './Description.js'

/** SuperOffice's description of the agent has a third of a MiB. The depth is bounded where the JSON is read. */
const maxBytes = 4 * 1024 * 1024

const tried = <A>(effect: () => A): IOE.IOEither<string, A> =>
  IOE.tryCatch(effect, (reason) => E.toError(reason).message)

/** Looks at the file before it reads it: a device or a pipe may never end. */
const readBytes = (file: string): IOE.IOEither<string, Uint8Array> =>
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

const placed = (position: O.Option<Position>): string =>
  F.pipe(
    position,
    O.match(
      () => '',
      ({ line, column }) => ` (line ${line}, column ${column})`,
    ),
  )

/** Reads the bytes of a description. Pure. */
const descriptionFrom = (bytes: Uint8Array): E.Either<string, Description> =>
  F.pipe(
    json.read(t.unknown, { maxBytes })(bytes),
    E.mapLeft(({ reason, position }) => `${reason.replace(/^the body /, 'it ')}${placed(position)}`),
    E.chain(decodeDescription),
  )

/** Reads a description from a file; the Left is the reason why there is none. */
export const readDescription = (file: string): IOE.IOEither<string, Description> =>
  F.pipe(
    readBytes(file),
    IOE.chainEitherK(descriptionFrom),
    IOE.mapLeft((reason) => `${file} cannot be compared: ${reason}`),
  )

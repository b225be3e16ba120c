/** Reads a description from a file: the one edge of the drift check. */
import { drawReadFailure, json } from '@so-email/wire'
import { either as E, function as F, ioEither as IOE } from 'fp-ts'
import * as t from 'io-ts'
import { boundedFile } from '../../boundedFile.js'
import { type Description, decodeDescription } from './Description.js'

/** SuperOffice's description of the agent has a third of a MiB. The depth is bounded where the JSON is read. */
const maxBytes = 4 * 1024 * 1024

/** Reads the bytes of a description. Pure. */
const descriptionFrom = (bytes: Uint8Array): E.Either<string, Description> =>
  F.pipe(
    json.read(t.unknown, { maxBytes })(bytes),
    E.mapLeft((failure) => drawReadFailure(failure).replace(/^the body /, 'it ')),
    E.chain(decodeDescription),
  )

/** Reads a description from a file; the Left is the reason why there is none. */
export const readDescription = (file: string): IOE.IOEither<string, Description> =>
  F.pipe(
    boundedFile(file, maxBytes),
    IOE.chainEitherK(descriptionFrom),
    IOE.mapLeft((reason) => `${file} cannot be compared: ${reason}`),
  )

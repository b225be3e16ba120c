import { function as F, option as O } from 'fp-ts'
import type { ReadFailure } from './MediaType.js'

/** Why bytes could not be read, and where: `the body ends too early (line 1, column 2)`. */
export const drawReadFailure = ({ reason, position }: ReadFailure): string =>
  F.pipe(
    position,
    O.match(
      () => reason,
      ({ line, column }) => `${reason} (line ${line}, column ${column})`,
    ),
  )

import type { ReadFailure } from '@so-email/wire'
import { option as O } from 'fp-ts'

/** Why bytes could not be read, and where: `the body ends too early (line 1, column 2)`. */
export const drawReadFailure = ({ reason, position }: ReadFailure): string =>
  O.match(
    () => reason,
    ({ line, column }: { line: number; column: number }) => `${reason} (line ${line}, column ${column})`,
  )(position)

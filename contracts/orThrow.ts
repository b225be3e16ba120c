import { either as E } from 'fp-ts'

/** The right side. A left one is a mistake of the contracts, and ends the run. */
export const orThrow = <L, A>(result: E.Either<L, A>): A => {
  if (E.isLeft(result)) throw new TypeError(JSON.stringify(result.left))
  return result.right
}

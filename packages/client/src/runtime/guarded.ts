import { either as E } from 'fp-ts'

/** The same function, which fails where code of the caller throws. What it threw may hold a secret, so it is dropped. */
export const guarded =
  <L>(failure: () => L) =>
  <Args extends ReadonlyArray<unknown>, A>(f: (...args: Args) => E.Either<L, A>) =>
  (...args: Args): E.Either<L, A> => {
    try {
      return f(...args)
    } catch {
      return E.left(failure())
    }
  }

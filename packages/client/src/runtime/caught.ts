import { either as E } from 'fp-ts'

/** What code of others must never do: one that throws, or rejects, has failed. What it threw may hold anything, so it is not kept. */
export const caught = async <L, A>(run: () => Promise<E.Either<L, A>>, failure: L): Promise<E.Either<L, A>> => {
  try {
    return await run()
  } catch {
    return E.left(failure)
  }
}

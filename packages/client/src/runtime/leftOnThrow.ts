import { either as E, type taskEither as TE } from 'fp-ts'

/** Fails where foreign code throws or rejects. What it threw may hold a secret, so it is dropped. */
export const leftOnThrow =
  <L>(failure: () => L) =>
  <A>(task: TE.TaskEither<L, A>): TE.TaskEither<L, A> =>
  async () => {
    try {
      return await task()
    } catch {
      return E.left(failure())
    }
  }

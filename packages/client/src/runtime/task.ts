import type { task as T } from 'fp-ts'

export const of =
  <A>(value: A): T.Task<A> =>
  async () =>
    value

export const map =
  <A, B>(f: (value: A) => B) =>
  (task: T.Task<A>): T.Task<B> =>
  () =>
    task().then(f)

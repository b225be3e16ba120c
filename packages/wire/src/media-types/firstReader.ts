import { either as E, function as F } from 'fp-ts'
import type { Problem } from './failure.js'

type Read<Part> = (part: Part) => E.Either<Problem, unknown>

/** The reader of a union: the first member that can read a part; `otherwise` where no member is more than `null`. */
export const firstReader = <Part>(
  members: ReadonlyArray<Read<Part> | undefined>,
  otherwise: Read<Part>,
): Read<Part> => {
  const [first = otherwise, ...others] = members.filter((member) => member !== undefined)
  return (part) =>
    others.reduce(
      (read, member) =>
        F.pipe(
          read,
          E.alt(() => member(part)),
        ),
      first(part),
    )
}

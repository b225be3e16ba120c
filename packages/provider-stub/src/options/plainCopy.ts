import { either as E, function as F } from 'fp-ts'

/** An object that is its properties: those of a `Map`, of `Headers` or of a promise would be read as none. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  ['[object Object]', '[object Module]'].includes(Object.prototype.toString.call(value))

const isPlain = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.every(isPlain)
  return isRecord(value) ? Object.values(value).every(isPlain) : Object(value) !== value
}

/** Plain data of the caller as a copy: no getter, and no later change of it, reaches the stub. */
export const plainCopy = (what: string, value: unknown): E.Either<string, unknown> =>
  F.pipe(
    E.tryCatch(
      () => {
        const copy = structuredClone(value)
        return { copy, isPlain: isPlain(copy) } // what holds itself overflows
      },
      () => `${what} cannot be copied`,
    ),
    E.filterOrElse(
      ({ isPlain }) => isPlain,
      () => `${what} has an object that is more than its properties`,
    ),
    E.map(({ copy }) => copy),
  )

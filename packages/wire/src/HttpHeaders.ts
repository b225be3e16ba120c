/**
 * Header fields as plain data: names as they were written, in their order, the same name possibly more than once.
 * Names are compared without case.
 */
import { option as O } from 'fp-ts'

/** Header fields, as they were written and in their order; one name may stand more than once. */
export type HttpHeaders = ReadonlyArray<readonly [name: string, value: string]>

/** The value of the first field of that name. */
export const header =
  (name: string) =>
  (headers: HttpHeaders): O.Option<string> => {
    const wanted = name.toLowerCase()
    const field = headers.find(([written]) => written.toLowerCase() === wanted)
    return field === undefined ? O.none : O.some(field[1])
  }

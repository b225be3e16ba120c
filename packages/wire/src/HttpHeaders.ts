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
  (headers: HttpHeaders): O.Option<string> =>
    O.fromNullable(headers.find(isNamed(name))?.[1])

/**
 * The values of all fields of that name as one list, as RFC 9110 (5.3) has it and, for cookies, RFC 9113 (8.2.3). It is for
 * a header whose value is a list, and for a server, which reads what any client wrote.
 */
export const combinedHeader =
  (name: string) =>
  (headers: HttpHeaders): O.Option<string> => {
    const values = headers.filter(isNamed(name)).map(([, value]) => value)
    return values.length === 0 ? O.none : O.some(values.join(/^cookie$/i.test(name) ? '; ' : ', '))
  }

/** Lengths first, because few names have the same. */
const isNamed = (name: string) => {
  const wanted = name.toLowerCase()
  return ([written]: HttpHeaders[number]): boolean =>
    written.length === wanted.length && written.toLowerCase() === wanted
}

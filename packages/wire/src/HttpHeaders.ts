/**
 * Header fields as plain data: names as they were written, in their order, the same name possibly more than once.
 * Names are compared without case.
 */
import { option as O } from 'fp-ts'

/**
 * Header fields, as they were written and in their order; one name may stand more than once.
 *
 * @category messages
 */
export type HttpHeaders = ReadonlyArray<readonly [name: string, value: string]>

/**
 * The value of the first field of that name.
 *
 * @category messages
 */
export const header =
  (name: string) =>
  (headers: HttpHeaders): O.Option<string> =>
    O.fromNullable(headers.find(isNamed(name))?.[1])

/**
 * The values of all fields of that name as one list: RFC 9110 (5.3) and, for cookies, RFC 9113 (8.2.3). A server reads the
 * headers of any client so.
 *
 * @category messages
 */
export const combinedHeader = (name: string): ((headers: HttpHeaders) => O.Option<string>) => {
  const isOne = isNamed(name)
  const separator = /^cookie$/i.test(name) ? '; ' : ', '
  // A loop, because a server calls this ten times a request.
  return (headers) => {
    let combined: string | undefined
    for (const field of headers) {
      if (isOne(field)) combined = combined === undefined ? field[1] : combined + separator + field[1]
    }
    return O.fromNullable(combined)
  }
}

/** Lengths first, because few names have the same. */
const isNamed = (name: string) => {
  const wanted = name.toLowerCase()
  return ([written]: HttpHeaders[number]): boolean =>
    written.length === wanted.length && written.toLowerCase() === wanted
}

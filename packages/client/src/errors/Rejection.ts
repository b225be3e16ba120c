/**
 * What a server says of a refusal. SuperOffice documents four shapes: `ErrorType` with `ErrorMessage`, the same with
 * `Message`, `Message` with `MessageDetail`, and a web page. RFC 9457 (`title`, `detail`), which newer ASP.NET answers by
 * itself, is read as well. Names are compared without case.
 */
import * as t from 'io-ts'

/** The parts of a refusal. */
export interface Rejection {
  /** As `SoNotFoundException`; `null` where the server does not say. */
  readonly type: string | null
  readonly message: string | null
  /** As `SuperOffice.Services.Implementation`; `null` where the server does not say. */
  readonly source: string | null
  /** Everything else that the server said, under the names it used. */
  readonly fields: Readonly<Record<string, unknown>>
}

/** The server said nothing that can be read. */
export const silent: Rejection = { type: null, message: null, source: null, fields: {} }

const names = {
  type: ['errortype', 'type'],
  message: ['errormessage', 'message', 'title'],
  source: ['errorsource'],
} as const

/** The parts of what is said to be an error; of another value than an object, nothing. */
export const rejectionOf = (body: unknown): Rejection => (t.UnknownRecord.is(body) ? partsOf(body) : silent)

/** The parts of an error object: it says that it is an error, or it has a message of one. `null` for anything else. */
export const readRejection = (body: unknown): Rejection | null => {
  if (!t.UnknownRecord.is(body)) return null
  const rejection = partsOf(body)
  const isError = Object.entries(body).some((entry) => isFlag(entry) || entry[0].toLowerCase() === 'errortype')
  return isError || rejection.message !== null ? rejection : null
}

type Entry = readonly [name: string, value: unknown]

/** `Error: true` says no more than that this is an error. */
const isFlag = ([name, value]: Entry): boolean => name.toLowerCase() === 'error' && String(value) === 'true'

const partsOf = (body: Record<string, unknown>): Rejection => {
  const left = new Map<string, unknown>(Object.entries(body).filter((entry) => !isFlag(entry)))
  /** The first of the names that has a text, which is then no field any more. */
  const take = (wanted: ReadonlyArray<string>): string | null => {
    for (const each of wanted)
      for (const [name, value] of left)
        if (name.toLowerCase() === each && typeof value === 'string' && value !== '') {
          left.delete(name)
          return value
        }
    return null
  }
  const rejection = { type: take(names.type), message: take(names.message), source: take(names.source) }
  return { ...rejection, fields: Object.fromEntries(left) }
}

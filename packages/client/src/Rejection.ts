/**
 * What a server says of a refusal. SuperOffice documents four shapes: `ErrorType` with `ErrorMessage`, the same with
 * `Message`, `Message` with `MessageDetail`, and a web page. RFC 9457 (`title`, `detail`), which newer ASP.NET answers by
 * itself, is read as well. Names are compared without case.
 */
import * as t from 'io-ts'

/** What a server says of a refusal, whatever shape it says it in. */
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

const dialects: ReadonlyArray<string> = [...names.type, ...names.message, ...names.source]

/** The parts of an error object; nothing of the body where it is none. */
export const rejectionOf = (body: unknown): Rejection => readRejection(body) ?? silent

/** The parts of an error object: it says that it is an error, or it has a message of one. `null` for anything else. */
export const readRejection = (body: unknown): Rejection | null => {
  if (!t.UnknownRecord.is(body)) return null
  const entries = Object.entries(body).map(([name, value]) => [name, name.toLowerCase(), value] as const)
  const text = (wanted: ReadonlyArray<string>): string | null =>
    wanted.flatMap((name) => entries.filter(([, key]) => key === name).flatMap(([, , value]) => strings(value)))[0] ??
    null
  const message = text(names.message)
  const isError = entries.some(([, key, value]) => key === 'errortype' || (key === 'error' && String(value) === 'true'))
  if (!isError && message === null) return null
  const fields = entries.flatMap(([name, key, value]) =>
    key === 'error' || (dialects.includes(key) && t.string.is(value)) ? [] : [[name, value] as const],
  )
  return { type: text(names.type), message, source: text(names.source), fields: Object.fromEntries(fields) }
}

const strings = (value: unknown): ReadonlyArray<string> => (typeof value === 'string' && value !== '' ? [value] : [])

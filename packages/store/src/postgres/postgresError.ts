import type { StoreError } from '../StoreError.js'

const unavailable: ReadonlyArray<readonly [code: RegExp, advice: string]> = [
  [/^(?:40001|40P01|55P03)$/, 'Another transaction was in the way: try again.'],
  [/^57014$/, 'The statement took too long: try again, or allow more time.'],
  [/^53/, 'The server has no room for more: try again, or use fewer connections.'],
  [/^(?:08|57P|25P0[34]|25006)/, 'Try again when the server has started.'],
]

/** A state of SQL has a digit; `EPIPE` is no state. */
const isState = (code: string | null): code is string => code !== null && /^(?=.*\d)[\dA-Z]{5}$/.test(code)

/** What an exception of the driver means. What has no state of SQL comes from the connection, and not from the database. */
export const postgresError =
  (redact: (text: string) => string) =>
  (error: unknown): StoreError => {
    const { code = null, message } =
      error instanceof Error ? (error as NodeJS.ErrnoException) : { message: String(error) }
    const reason = redact(message === '' ? (code ?? 'the connection failed') : message)
    const advice = isState(code)
      ? unavailable.find(([pattern]) => pattern.test(code))?.[1]
      : 'Look whether the server runs and can be reached.'
    return advice === undefined ? { _tag: 'StoreFailed', reason, code } : { _tag: 'StoreUnavailable', reason, advice }
  }

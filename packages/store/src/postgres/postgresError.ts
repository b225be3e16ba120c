import type { StoreError } from '../StoreError.js'

const unavailable: ReadonlyArray<readonly [state: RegExp, advice: string]> = [
  [/^(?:40001|40P01|55P03)$/, 'Another transaction was in the way: try again.'],
  [/^57014$/, 'The statement took too long: try again, or allow more time.'],
  [/^53/, 'The server has no room for more: try again, or use fewer connections.'],
  [/^25006$/, 'The database may only be read: name that of the primary server, or try again later.'],
  [/^(?:08|57P|25P0[34])/, 'Try again when the server has started.'],
]

interface Thrown {
  readonly message: string
  readonly code?: string
  /** Errors of the database have one; those of the connection have not. */
  readonly severity?: string
}

/** Whether the server has answered so; else the connection failed, or no answer came in time. */
export const isOfServer = (error: unknown): boolean => Object(error).severity !== undefined

/** What an exception of the driver means. */
export const postgresError =
  (redact: (text: string) => string) =>
  (error: unknown): StoreError => {
    // Not `instanceof`: in Jest the errors of Node are those of another realm.
    const { code, message = String(error), severity }: Partial<Thrown> = Object(error)
    const reason = redact(message === '' ? (code ?? 'the connection failed') : message)
    const advice =
      severity === undefined
        ? 'Look whether the server runs and can be reached.'
        : unavailable.find(([state]) => state.test(code ?? ''))?.[1]
    return advice === undefined
      ? { _tag: 'StoreFailed', reason, code: code ?? null }
      : { _tag: 'StoreUnavailable', reason, advice }
  }

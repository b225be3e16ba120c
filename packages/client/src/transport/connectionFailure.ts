import type { ConnectionFailure, TransportError } from '@so-email/wire'
import { codes, reasonIn } from '#codes'

/**
 * Turns what a platform threw into a transport error. `neverLeft` is given by a transport that knows whether the request left.
 * For another the code decides, and whether it was the attempt to connect that failed: `EHOSTUNREACH` may end a connection too.
 */
export const connectionFailure = (error: unknown, neverLeft?: boolean): TransportError => {
  const { isUnsent, cause, message } = meaningOf(error)
  return { _tag: (neverLeft ?? isUnsent) ? 'NotConnected' : 'Disconnected', cause, message }
}

/** Why a body broke off, of what a platform threw. */
export const reasonOf = (error: unknown): string => meaningOf(error).message

/**
 * What the innermost error means: `fetch` wraps, and several addresses tried in turn fail together. Of several the one that may have
 * been sent counts: a library may send a request more than once. Each error is looked at once, as it may hold itself.
 */
const meaningOf = (error: unknown): Meaning => {
  const all = new Set([error])
  const meanings: Array<Meaning> = []
  for (const each of all) {
    const { name, errors, cause } = Object(each)
    const isOfSeveral = name === 'AggregateError' && Array.isArray(errors)
    const below: ReadonlyArray<unknown> = isOfSeveral ? errors : isError(cause) ? [cause] : []
    below.forEach(all.add, all)
    if (below.length === 0) meanings.push(meaningOfInnermost(each))
  }
  return meanings.find(({ isUnsent }) => !isUnsent) ?? meanings[0] ?? meaningOfInnermost(error)
}

interface Meaning {
  readonly isUnsent: boolean
  readonly cause: ConnectionFailure
  readonly message: string
}

const meaningOfInnermost = (error: unknown): Meaning => {
  const { code: known, name, syscall } = Object(error)
  const code = String(known ?? name ?? '')
  const own = (isError(error) && reasonIn(error.message)) || code || 'the connection failed'
  const [, cause, beforeSending, message = own] = codes.find(([pattern]) => pattern.test(`${code} ${own}`)) ?? [
    null,
    'other' as const,
    false,
  ]
  return { isUnsent: beforeSending || syscall === 'connect', cause, message }
}

/** Not `instanceof`: in Jest, and between frames, the errors of the platform are made by the `Error` of another realm. */
const isError = (thrown: unknown): thrown is Error => typeof Object(thrown).message === 'string'

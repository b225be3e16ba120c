import type { TransportError } from '@so-email/wire'
import { codes } from '#codes'

/**
 * Turns what a platform threw into a transport error. `neverLeft` is given by a transport that knows whether the request left.
 * For another the code decides, and whether it was the attempt to connect that failed: `EHOSTUNREACH` may end a connection too.
 */
export const connectionFailure = (error: unknown, neverLeft?: boolean): TransportError => {
  const { syscall } = Object(causeOf(error))
  const { name, message, beforeSending } = meaningOf(error)
  return {
    _tag: (neverLeft ?? (beforeSending || syscall === 'connect')) ? 'NotConnected' : 'Disconnected',
    cause: name,
    message,
  }
}

/** Why a body broke off, of what a platform threw. */
export const reasonOf = (error: unknown): string => meaningOf(error).message

const meaningOf = (error: unknown) => {
  const cause = causeOf(error)
  const { code: known, name: kind } = Object(cause)
  const code = String(known ?? kind ?? '')
  const own = isError(cause) && cause.message !== '' ? cause.message : code || 'the connection failed'
  const [, name, beforeSending, message = own] = codes.find(([pattern]) => pattern.test(`${code} ${own}`)) ?? [
    null,
    'other' as const,
    false,
  ]
  return { name, beforeSending, message }
}

/** Not `instanceof`: in Jest, and between frames, the errors of the platform are made by the `Error` of another realm. */
const isError = (thrown: unknown): thrown is Error => typeof Object(thrown).message === 'string'

/**
 * The innermost error: `fetch` wraps, and several addresses tried in turn fail together. Of several the one that may have been sent
 * counts: a library may send a request more than once.
 */
const causeOf = (error: unknown): unknown => {
  const { name, errors, cause } = Object(error)
  if (name === 'AggregateError' && Array.isArray(errors) && errors.length > 0)
    return causeOf(errors.find((each) => connectionFailure(each)._tag === 'Disconnected') ?? errors[0])
  return isError(error) && isError(cause) ? causeOf(cause) : error
}

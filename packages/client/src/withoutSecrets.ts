/**
 * The last thing that happens to an error before anybody sees it: nothing that came from outside (a server may well repeat
 * what it was sent) keeps a secret of the call. What is kept is plain data, bounded, and fit for JSON.
 */
import { type DecodeFailure, redacted } from '@so-email/codecs'
import type { ClientError } from './ClientError.js'

const longest = 2000
const deepest = 24
const most = 200

/** What of an error came from outside: everything else is written by this package. */
type FromOutside = 'failure' | 'message' | 'reason' | 'rejection'

/** `secrets` with the longest first, so that none is cut by another that it contains. */
export const withoutSecrets =
  (secrets: ReadonlyArray<string>) =>
  <E extends ClientError>(error: E): E => {
    const clean = (text: string): string => {
      const shown = secrets.reduce((left, secret) => left.replaceAll(secret, redacted), text)
      return shown.length > longest ? `${shown.slice(0, longest)}…` : shown
    }

    const copy = (value: unknown, depth = 0): unknown => {
      switch (typeof value) {
        case 'boolean':
        case 'undefined':
          return value
        case 'number':
          return secrets.includes(String(value)) ? redacted : value
        case 'object':
          if (value === null) return value
          if (depth > deepest) return '…'
          if (Array.isArray(value)) return value.slice(0, most).map((item) => copy(item, depth + 1))
          return Object.fromEntries(
            Object.entries(value)
              .slice(0, most)
              .map(([name, part]) => [clean(name), copy(part, depth + 1)]),
          )
        default:
          return clean(String(value))
      }
    }

    const copyFailure = (failure: DecodeFailure): DecodeFailure => {
      switch (failure._tag) {
        case 'Leaf':
          return { ...failure, actual: typeof failure.actual === 'string' ? clean(failure.actual) : failure.actual }
        case 'Hidden':
          return failure
        case 'Key':
          return { ...failure, key: clean(failure.key), failure: copyFailure(failure.failure) }
        case 'All':
          return { ...failure, failures: failure.failures.slice(0, most).map(copyFailure) }
        case 'Union':
          return { ...failure, members: failure.members.map(copyFailure) }
      }
    }

    const parts: { readonly [K in FromOutside]: (part: never) => unknown } = {
      failure: (part: DecodeFailure | null) => part && copyFailure(part),
      message: clean,
      reason: clean,
      rejection: copy,
    }
    return Object.fromEntries(
      Object.entries(error).map(([name, part]) => [
        name,
        name in parts ? parts[name as FromOutside](part as never) : part,
      ]),
    ) as E // every part keeps its kind
  }

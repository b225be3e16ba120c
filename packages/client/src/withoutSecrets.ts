/**
 * The last thing that happens to an error before anybody sees it: nothing that came from outside (a server may well repeat
 * what it was sent) keeps a secret of the call. What is kept is plain data, bounded, and fit for JSON.
 */
import { redacted } from '@so-email/codecs'
import type { ClientError } from './ClientError.js'

const longest = 2000
const deepest = 24
const most = 200

/** What this package writes itself, in an error and in the tree of a failure. */
const ours: ReadonlySet<string> = /*#__PURE__*/ new Set([
  '_tag',
  'request',
  'status',
  'what',
  'cause',
  'sent',
  'timeout',
  'delay',
  'expected',
  'kind',
])

/** `secrets` with the longest first, so that none is cut by another that it contains. */
export const withoutSecrets = (secrets: ReadonlyArray<string>) => {
  const clean = (text: string): string => {
    const shown = secrets.reduce((left, secret) => left.replaceAll(secret, redacted), text)
    return shown.length > longest ? `${shown.slice(0, longest)}…` : shown
  }

  /** `depth` is that in the fields that a server made up; 0 where the names are ours. */
  const copy = (value: unknown, depth: number): unknown => {
    switch (typeof value) {
      case 'boolean':
      case 'undefined':
        return value
      case 'number':
        return secrets.includes(String(value)) ? redacted : value
      case 'object': {
        if (value === null) return value
        if (depth > deepest) return '…'
        const below = depth && depth + 1
        if (Array.isArray(value)) return value.slice(0, most).map((item) => copy(item, below))
        return Object.fromEntries(
          Object.entries(value)
            .slice(0, most)
            .map(([name, part]) => {
              if (depth > 0) return [clean(name), copy(part, below)]
              return [name, ours.has(name) ? part : copy(part, name === 'fields' ? 1 : 0)]
            }),
        )
      }
      default:
        return clean(String(value))
    }
  }

  return <E extends ClientError>(error: E): E => copy(error, 0) as E // every part keeps its kind
}

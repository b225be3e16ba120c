/** The texts of a call that must not be shown, so that they can be found in what a server says. */
import { redact, redacted, reveal } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import type * as t from 'io-ts'
import type { Credentials } from '../auth/Auth.js'
import { isHarmless } from '../errors/redactRequest.js'
import type { HeaderFields } from '../settings/Settings.js'

/** What a call told the server. */
export interface Disclosed {
  readonly codec: t.Any
  /** As it was sent; as it came, where it could not be. */
  readonly input: unknown
  readonly headers: HeaderFields
  readonly credentials: ReadonlyArray<Credentials>
}

/** Nobody has so many; looking for more would take its time. */
const most = 200

/** `null` where they cannot be looked for, because there are too many or because the input cannot be read. */
export const secretsOf = (disclosed: () => Disclosed): ReadonlyArray<string> | null => {
  try {
    const secrets = new Set(told(disclosed()).flatMap((secret) => (secret === '' ? [] : [secret, base64(secret)])))
    return secrets.size > 2 * most ? null : [...secrets]
  } catch {
    return null
  }
}

const told = ({ codec, input, headers, credentials }: Disclosed): ReadonlyArray<string> => [
  ...maskedIn(input, redact(codec)(input), new Set()),
  ...headers
    .filter(([name]) => !isHarmless(name))
    .flatMap(([, value]) => textsIn(E.getOrElse(() => '')(value), new Set()))
    .flatMap(parts),
  ...credentials.flatMap(revealed),
]

/** A header's value, and what stands in it behind a scheme or a name. What is shorter than an identifier is a flag. */
const parts = (value: string): ReadonlyArray<string> =>
  [
    value,
    ...value.split(/[;,]\s*/).map((part) => part.replace(/^(?:[^\s=]+ +)?(?:[^\s"=]+=(?!=*$))?"?|"$/g, '')),
  ].filter((part) => part.length > 3)

const revealed = (credentials: Credentials): ReadonlyArray<string> => {
  switch (credentials._tag) {
    case 'Basic': {
      const password = reveal(credentials.password)
      return [password, base64(`${credentials.user}:${password}`)]
    }
    case 'SoTicket':
      return [reveal(credentials.ticket)]
    default:
      return [reveal(credentials.token)]
  }
}

/** The texts of a value that its redacted copy does not show. `seen` are the objects that have been gone through. */
const maskedIn = (value: unknown, copy: unknown, seen: Set<unknown>): ReadonlyArray<string> => {
  if (copy === redacted) return textsIn(value, seen)
  if (typeof value !== 'object' || value === null || value === copy) return []
  const masked = new Map(Object.entries(Object(copy)))
  return Object.entries(value).flatMap(([name, part]) => maskedIn(part, masked.get(name), seen))
}

const textsIn = (value: unknown, seen: Set<unknown>): ReadonlyArray<string> => {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'boolean' || value === undefined || value === null ? [] : [String(value)]
  if (seen.has(value)) return []
  seen.add(value)
  return Object.values(value).flatMap((part) => textsIn(part, seen))
}

const base64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))

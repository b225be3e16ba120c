/** The texts of a call that must not be shown, so that they can be found in what a server says. */
import { redact, redacted, reveal } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import type * as t from 'io-ts'
import type { Credentials } from './Auth.js'
import type { HeaderFields } from './Settings.js'

/** What a call told the server. */
export interface Disclosed {
  readonly codec: t.Any
  readonly input: unknown
  readonly headers: HeaderFields
  readonly credentials: ReadonlyArray<Credentials>
}

export const secretsOf = ({ codec, input, headers, credentials }: Disclosed): ReadonlyArray<string> => {
  const secrets = [
    ...maskedIn(input, redact(codec)(input)),
    ...headers
      .filter(([name]) => isSecret.test(name))
      .flatMap(([, value]) => (E.isRight(value) ? parts(value.right) : [])),
    ...credentials.flatMap(revealed),
  ]
  return [...new Set(secrets.filter((secret) => secret !== '').flatMap(spellings))].sort((a, b) => b.length - a.length)
}

/** A header's value, and what stands in it behind a scheme or a name. */
const parts = (value: string): ReadonlyArray<string> => [value, ...value.split(/[ ;=]+/)]

const isSecret = /auth|cookie|key|password|secret|ticket|token/i

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

/** The texts of a value that its redacted copy does not show. */
const maskedIn = (value: unknown, copy: unknown): ReadonlyArray<string> => {
  if (copy === redacted) return textsIn(value, 0)
  if (typeof value !== 'object' || value === null || value === copy) return []
  const masked = new Map(Object.entries(Object(copy)))
  return Object.entries(value).flatMap(([name, part]) => maskedIn(part, masked.get(name)))
}

const deepest = 16

const textsIn = (value: unknown, depth: number): ReadonlyArray<string> =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null && depth < deepest
      ? Object.values(value).flatMap((part) => textsIn(part, depth + 1))
      : []

const base64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))

/** A secret as it stands in a text, in JSON, in a web page, in a URL and in Basic credentials. */
const spellings = (secret: string): ReadonlyArray<string> => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  secret.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`),
  secret.replace(/[&<>"']/g, (character) => entities[character] ?? character),
  encodeURIComponent(secret.replace(/[\ud800-\udfff]/gu, '')),
  base64(secret),
]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/**
 * Redaction, derived from the marks of {@link secret}: a copy of a value, fit to be printed.
 *
 * - The value of a marked property reads `<redacted>`; `null` and `undefined` hold nothing and are shown.
 * - Inside an object that has a marked property, only documented properties with their documented shape are shown. An
 *   unknown property of credentials may be a secret of a later version.
 * - A value that does not have the shape of its codec is replaced whole if the codec holds a secret.
 * - A name that is marked anywhere in the codec is marked in every other place. Names are compared without case. A path, as
 *   `account.Password` or `accounts[0][Password]`, counts as the name at its end.
 * - Where no codec describes a value, a text ends in front of JSON, XML, a form or a connection string in which a marked name
 *   stands.
 * - Where no codec describes a value, each object is shown once, and functions never: the copy of a value that contains
 *   itself, in however many places, is no larger than the value.
 * - A copy has at most 100,000 objects and lists; each further one reads `<redacted>`.
 *
 * It never throws for a value: a property that cannot be read reads `<redacted>`.
 */
import type * as t from 'io-ts'
import { redacted } from '../primitives/Redacted.js'
import { type Place, redactionOf, type Secrecy, scrub, showAs } from './Redaction.js'

type IsName = (name: string) => boolean

const among = (names: ReadonlyArray<string>): IsName => {
  const known = new Set(names)
  return (name) => known.has(name.toLowerCase())
}

/** The name at the end of a path, whose indices are no names. */
export const lastOf = (path: string): string =>
  path.split(/[^\p{L}\p{N}_]/u).findLast((part) => /\D/.test(part)) ?? path

const atEndOf =
  (isName: IsName): IsName =>
  (path) =>
    isName(path) || isName(lastOf(path))

/** JSON, also in a JSON text or behind other words. `[AUTH] Wrong password` is no list. */
const json = /[{[]\s*\\*["']/

/** What follows a name with a value in XML, a form, a connection string, or a part of JSON. `wrong password: it expired` has none. */
const assigned = /^\w*\\*["']?(?:[<>]|\s*=|\s*:\s*\\*["'])/

/** All that may be data, behind the words of a text. */
const fromData = /[{[<>"'\\=].*/s

/** A name in JSON may be escaped. */
const unescaped = (text: string): string =>
  text.replace(/\\u([0-9a-f]{4})/gi, (_, digits: string) => String.fromCharCode(Number(`0x${digits}`)))

/** A text without data in which one of the names stands. */
const withoutData =
  (names: ReadonlyArray<string>) =>
  (text: string): string => {
    const lower = unescaped(text).toLowerCase()
    const isJson = json.test(lower)
    const mayHold = (name: string) =>
      lower
        .split(name)
        .slice(1)
        .some((rest) => isJson || assigned.test(rest))
    return names.some(mayHold) ? text.replace(fromData, redacted) : text
  }

type Show = (value: unknown, place: Place) => unknown

const redactAs = (show: Show, marked: ReadonlyArray<string>, alone: ReadonlyArray<string>, isInside = false) => {
  const hidden = [...marked, ...alone]
  const place = { isInside, isMarked: among(marked), endsMarked: atEndOf(among(hidden)), textOf: withoutData(hidden) }
  return (value: unknown): unknown => {
    try {
      return show(value, { ...place, shown: new Set(), count: { value: 0 } })
    } catch {
      return redacted // a getter or a proxy that throws
    }
  }
}

/**
 * A printable copy of a value: nothing that the codec marks as secret is in it, wherever it stands.
 *
 * @example
 * import { redact, SaveEMailAccountRequest } from '@so-email/codecs'
 *
 * redact(SaveEMailAccountRequest)({ ErrorCount: 1, incomingCredentials: { Port: 993, password: 'hunter2', pin: 1234 } })
 * // => { ErrorCount: 1, incomingCredentials: { Port: 993, password: '<redacted>', pin: '<redacted>' } }
 * @category secrets
 */
export const redact = (codec: t.Any): ((value: unknown) => unknown) => {
  const redaction = redactionOf(codec) // now, so that a codec that cannot be folded fails before there is a value
  return redactAs((value, place) => showAs(redaction, value, place), redaction.marked, [])
}

/**
 * A printable copy of a value that may be anything, such as the body of a refusal. Hidden are the properties that one
 * of the codecs marks and those whose name, in lower case, is in `names`, with everything that stands beside them. A
 * property whose name is in `alone` is hidden by itself. With a codec that is a secret itself, or that cannot be
 * folded, nothing is shown.
 *
 * @example
 * import { EMailAccount, redactUnknown } from '@so-email/codecs'
 *
 * redactUnknown([EMailAccount], [], ['pin'])([{ Port: 'negative' }, { Password: 'hunter2' }, 'not saved: {"pin":4711}'])
 * // => [{ Port: 'negative' }, { Password: '<redacted>' }, 'not saved: <redacted>']
 * @category secrets
 */
export const redactUnknown = (
  codecs: ReadonlyArray<t.Any>,
  names: ReadonlyArray<string> = [],
  alone: ReadonlyArray<string> = [],
): ((value: unknown) => unknown) => {
  const parts = codecs.map(secrecyOf)
  const isSecret = parts.some(({ isSecret }) => isSecret)
  return redactAs(scrub, [...names, ...parts.flatMap(({ marked }) => marked)], alone, isSecret)
}

/**
 * Whether a codec, or anything in it, has a marked property of that name. A path counts as the name at its end.
 *
 * @example
 * import { EMailAccount, isMarkedIn } from '@so-email/codecs'
 *
 * ['password', 'accounts[0].Password', 'Username'].map(isMarkedIn(EMailAccount))
 * // => [true, true, false]
 * @category secrets
 */
export const isMarkedIn = (codec: t.Any): ((path: string) => boolean) => atEndOf(among(redactionOf(codec).marked))

/**
 * Whether a value of this codec can hold a secret.
 *
 * @example
 * import { EMailAccount, FieldProperties, holdsSecret } from '@so-email/codecs'
 *
 * [EMailAccount, FieldProperties].map(holdsSecret)
 * // => [true, false]
 * @category secrets
 */
export const holdsSecret = (codec: t.Any): boolean => redactionOf(codec).holdsSecret

/**
 * Whether the JSON of a value of this codec may hold a secret: a quick look at its text for the names of properties. It
 * may answer `true` where there is no secret, and never misses one.
 *
 * @example
 * import { mayHoldSecret, SaveEMailAccountRequest } from '@so-email/codecs'
 *
 * ['{"IncomingCredentials":null}', '{"IncomingCredentials":{"Port":993}}'].map(mayHoldSecret(SaveEMailAccountRequest))
 * // => [false, true]
 * @category secrets
 */
export const mayHoldSecret = (codec: t.Any): ((json: string) => boolean) => {
  const { marked, holding, isNamed, holdsSecret } = redactionOf(codec)
  if (!holdsSecret || !isNamed) return () => holdsSecret
  const keys = holding.map((name) => {
    const isMarked = marked.includes(name)
    // A marked name may also stand in a path.
    return { key: isMarked ? JSON.stringify(name).slice(1, -1) : JSON.stringify(name), isMarked }
  })
  return (json) => {
    const text = json.toLowerCase()
    if (text.includes('\\u')) return true // a name may be escaped
    return keys.some(({ key, isMarked }) => {
      // Beside a marked name any property may be a secret, also where the marked one is `null`.
      for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1))
        if (isMarked || !text.startsWith(':null', at + key.length)) return true
      return false
    })
  }
}

/** The secrecy of a codec. One that cannot be folded is taken for one that holds a secret. */
export const secrecyOf = (codec: t.Any): Secrecy => {
  try {
    return redactionOf(codec)
  } catch {
    return { marked: [], isHolder: true, isSecret: true, holdsSecret: true }
  }
}

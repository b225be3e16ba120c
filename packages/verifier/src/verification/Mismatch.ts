/** Where an answer is not what a contract says, and in what way; never what it was. */
import * as t from 'io-ts'
import type { PactInteraction } from '../pact/Pact.js'

export interface Mismatch {
  /** `status`, `header Content-Type`, `body $.FieldProperties.*.FieldLength`. */
  readonly place: string
  /** What is wrong there, in words that quote nothing of the answer. */
  readonly problem: string
}

/** A mismatch as the verifier tells it, values included. */
export const RawMismatch = t.intersection([
  t.type({ type: t.string, mismatch: t.string }),
  t.partial({ path: t.string, key: t.string, expected: t.unknown, actual: t.unknown }),
])
type RawMismatch = t.TypeOf<typeof RawMismatch>

const isRecord = t.UnknownRecord.is

/** The property names that the contract itself has; in an XML body they are the element names. */
const namesIn = (value: unknown): ReadonlyArray<string> => {
  if (typeof value === 'string') return [...value.matchAll(/<([\w.-]+)/g)].map(([, name = '']) => name)
  if (Array.isArray(value)) return value.flatMap(namesIn)
  return isRecord(value) ? Object.entries(value).flatMap(([name, member]) => [name, ...namesIn(member)]) : []
}

/** A path in which only what the contract names, and numbers, is spelled out: a key may be data of the provider. */
const placeIn = (expected: PactInteraction, path: string): string => {
  const { body } = expected.response
  const known = new Set(['$', ...namesIn(isRecord(body) ? body['content'] : undefined)])
  return path
    .replace(/\['#text'\]$/, '')
    .split(/(?=[.[/])/)
    .map((part) => {
      const name = part.replace(/^[.[/]|['"\]]/g, '')
      return part === '/' || known.has(name) || /^\d+$/.test(name) ? part : part.replace(name, '*')
    })
    .join('')
}

const kinds: Readonly<Record<string, string>> = {
  String: 'a text',
  Integer: 'an integer',
  Decimal: 'a number with a fraction',
  Boolean: 'a boolean',
  Null: 'null',
  Array: 'a list',
  Object: 'an object',
  Map: 'an object',
}

/** The kind of value that stands in the verifier's words for the answer. Its own words never hold the value. */
const kindOf = (actual: unknown): string => {
  if (actual === null || actual === undefined) return 'nothing'
  if (typeof actual !== 'string') return 'something else'
  if (actual === 'null') return 'null'
  if (/^-?\d+$/.test(actual)) return 'an integer'
  if (/^-?[\d.eE+-]+$/.test(actual)) return 'a number with a fraction'
  if (actual === 'true' || actual === 'false') return 'a boolean'
  if (actual.startsWith('{')) return 'an object'
  if (actual.startsWith('[')) return 'a list'
  return 'a text'
}

const asked: ReadonlyArray<readonly [RegExp, (match: RegExpExecArray) => string]> = [
  [/^Actual map is missing the following keys: (.*)$/s, ([, names]) => `missing: ${names}`],
  [/ to be an integer$/, () => 'expected an integer'],
  [/ to be a decimal number$/, () => 'expected a number with a fraction'],
  [/ to be the same type as .*\((\w+)\)$/s, ([, kind = '']) => `expected ${kinds[kind] ?? 'another kind'}`],
  [/ to be (?:equal to null \(Null\)|a null value)$/, () => 'expected null'],
  [/ to be equal to /, () => 'expected the value that the contract has'],
  [/ to match '.*'$/s, () => 'expected a text of the form that the contract has'],
  [/ to include '/, () => 'expected a text with the words that the contract has'],
  [/ but was (?:missing|empty)/i, () => 'expected a body'],
]

const mediaTypes = /^(?:application\/(?:json|xml|json-patch\+json|merge-patch\+json)|text\/(?:json|xml|html|plain))$/

/** A content type, if it is one that everybody knows; another one may hold anything. */
const contentTypeShown = (value: unknown): string => {
  const [type = '', ...parameters] = String(value ?? '').split(';')
  if (value === '' || value === undefined || value === null) return 'none'
  if (!mediaTypes.test(type.trim())) return 'another one'
  return parameters.length > 0 ? `${type.trim()} with parameters` : type.trim()
}

const problemOf = ({ mismatch, actual }: RawMismatch): string => {
  for (const [pattern, say] of asked) {
    const match = pattern.exec(mismatch)
    if (match !== null) return mismatch.startsWith('Actual map') ? say(match) : `${say(match)}, got ${kindOf(actual)}`
  }
  return 'it is not what the contract says'
}

/** The verifier's mismatch without any value of the answer. */
export const mismatchOf =
  (expected: PactInteraction) =>
  (raw: RawMismatch): Mismatch => {
    switch (raw.type) {
      case 'StatusMismatch':
        return { place: 'status', problem: `expected ${expected.response.status}, got ${Number(raw.actual)}` }
      case 'HeaderMismatch': {
        const name = raw.key ?? 'unknown'
        const got = name.toLowerCase() === 'content-type' ? contentTypeShown(raw.actual) : 'another value or none'
        const [wanted = ''] = expected.response.headers?.[name] ?? []
        return { place: `header ${name}`, problem: `expected ${wanted}, got ${got}` }
      }
      case 'BodyTypeMismatch':
        return { place: 'body', problem: `it is of another content type: ${contentTypeShown(raw.actual)}` }
      default:
        return { place: `body ${placeIn(expected, raw.path ?? '$')}`, problem: problemOf(raw) }
    }
  }

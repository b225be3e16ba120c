/** Where a response differs from the contract, and how; it never holds a value of the response. */
import * as t from 'io-ts'
import type { PactInteraction } from '../pact/Pact.js'

/** One difference between a response and the contract. */
export interface Mismatch {
  /** `status`, `header Content-Type`, `body $.FieldProperties.*.FieldLength`. */
  readonly place: string
  /** The difference, in words that quote nothing of the response. */
  readonly problem: string
}

/** A mismatch as pact-core reports it, values included. */
export const RawMismatch = t.intersection([
  t.type({ type: t.string, mismatch: t.string }),
  t.partial({ path: t.string, key: t.string, expected: t.unknown, actual: t.unknown }),
])
type RawMismatch = t.TypeOf<typeof RawMismatch>

const isRecord = t.UnknownRecord.is

/** The property names of the contract itself; in an XML body they are the element names. */
const namesIn = (value: unknown): ReadonlyArray<string> => {
  if (typeof value === 'string') return [...value.matchAll(/<([\w.-]+)/g)].map(([, name = '']) => name)
  if (Array.isArray(value)) return value.flatMap(namesIn)
  return isRecord(value) ? Object.entries(value).flatMap(([name, member]) => [name, ...namesIn(member)]) : []
}

/** A path that spells out only numbers and names of the contract: any other key may be data of the provider. */
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

/** The kind of the actual value. */
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

/** pact-core's sentences about a mismatch, and ours for them. */
const sentences: ReadonlyArray<readonly [RegExp, (match: RegExpExecArray) => string]> = [
  [/^Actual map is missing the following keys: (.*)$/s, ([, names]) => `missing: ${names}`],
  [/ to be an integer$/, () => 'expected an integer'],
  [/ to be a decimal number$/, () => 'expected a number with a fraction'],
  [/ to be the same type as .*\((\w+)\)$/s, ([, kind = '']) => `expected ${kinds[kind] ?? 'another kind'}`],
  [/ to be equal to null \(Null\)$/, () => 'expected null'],
  [/ to be equal to /, () => 'expected the value that the contract has'],
  [/ to match '.*'$/s, () => 'expected a text of the form that the contract has'],
  [/ to include '/, () => 'expected a text with the words that the contract has'],
  [/ but was (?:missing|empty)/i, () => 'expected a body'],
]

const mediaTypes = /^(?:application\/(?:json|xml|json-patch\+json|merge-patch\+json)|text\/(?:json|xml|html|plain))$/

/** A well-known content type; any other text may hold data of the provider, so it is not shown. */
const contentTypeShown = (value: unknown): string => {
  const [type = '', ...parameters] = String(value ?? '').split(';')
  if (value === '' || value === undefined || value === null) return 'none'
  if (!mediaTypes.test(type.trim())) return 'another one'
  return parameters.length > 0 ? `${type.trim()} with parameters` : type.trim()
}

const problemOf = ({ mismatch, actual }: RawMismatch): string => {
  for (const [pattern, draw] of sentences) {
    const match = pattern.exec(mismatch)
    if (match !== null) return mismatch.startsWith('Actual map') ? draw(match) : `${draw(match)}, got ${kindOf(actual)}`
  }
  return 'it differs from the contract'
}

/** The mismatch without any value of the response. */
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

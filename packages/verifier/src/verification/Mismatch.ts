/** Where a response differs from the contract, and how; it never holds a value of the response. */
import * as t from 'io-ts'
import { isRedirect } from '../http/Front.js'
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

/**
 * A path that spells out only names of the contract and the indices of lists: any other key may be data of the provider.
 * A part is shown as it is or not at all.
 */
const placeIn = (expected: PactInteraction, path: string): string => {
  const { body } = expected.response
  const known = new Set(['$', ...namesIn(isRecord(body) ? body['content'] : undefined)])
  return path
    .slice(0, 1_000)
    .replace(/\['#text'\]$/, '')
    .split(/(?=[.[/])/)
    .map((part) => {
      const name = part.replace(/^[.[/]|['"\]]/g, '')
      const isShown = part === '/' || known.has(name) || /^(?:\[\d{1,6}\]|\d{1,6})$/.test(part)
      return isShown ? part : /^\['/.test(part) ? "['*']" : `${/^[.[/]/.exec(part)?.[0] ?? ''}*`
    })
    .join('')
}

const kinds = new Map([
  ['String', 'a text'],
  ['Integer', 'an integer'],
  ['Decimal', 'a number with a fraction'],
  ['Boolean', 'a boolean'],
  ['Null', 'null'],
  ['Array', 'a list'],
  ['Object', 'an object'],
  ['Map', 'an object'],
])

/** The kind of the actual value. Of a whole body pact-core writes no JSON: `null` is empty, and a text has no quotes. */
const kindOf = ({ mismatch, actual }: RawMismatch): string => {
  const [, named = ''] = /^Type mismatch: Expected .*? \((\w+)\) to be /s.exec(mismatch) ?? []
  return kinds.get(named) ?? kindOfJson(actual)
}

const kindOfJson = (actual: unknown): string => {
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
  [/ to be the same type as .*\((\w+)\)$/s, ([, kind = '']) => `expected ${kinds.get(kind) ?? 'another kind'}`],
  [/ to be (?:equal to null \(Null\)|a null value)$/, () => 'expected null'],
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

const problemOf = (raw: RawMismatch): string => {
  const { mismatch } = raw
  for (const [pattern, draw] of sentences) {
    const match = pattern.exec(mismatch)
    if (match !== null) return mismatch.startsWith('Actual map') ? draw(match) : `${draw(match)}, got ${kindOf(raw)}`
  }
  return 'it differs from the contract'
}

const redirect = (status: number): string => (isRedirect(status) ? ', a redirect, which our client never follows' : '')

/** The values of a header of the contract. A pact may name a header `constructor`. */
const wantedOf = ({ response: { headers = {} } }: PactInteraction, name: string): string =>
  Object.hasOwn(headers, name) ? (headers[name]?.[0] ?? '') : ''

/** The mismatch without any value of the response. */
const mismatchOf =
  (expected: PactInteraction) =>
  (raw: RawMismatch): Mismatch => {
    switch (raw.type) {
      case 'StatusMismatch': {
        const status = Number(raw.actual)
        return { place: 'status', problem: `expected ${expected.response.status}, got ${status}${redirect(status)}` }
      }
      case 'HeaderMismatch': {
        const name = raw.key ?? 'unknown'
        const got = name.toLowerCase() === 'content-type' ? contentTypeShown(raw.actual) : 'another value or none'
        return { place: `header ${name}`, problem: `expected ${wantedOf(expected, name)}, got ${got}` }
      }
      case 'BodyTypeMismatch':
        return { place: 'body', problem: `it is of another content type: ${contentTypeShown(raw.actual)}` }
      default:
        return { place: `body ${placeIn(expected, raw.path ?? '$')}`, problem: problemOf(raw) }
    }
  }

/** More than a person reads about one response; a list of a provider may be wrong in each of its items. */
const maxMismatches = 50

/** The mismatches of an interaction. */
export const mismatchesOf =
  (expected: PactInteraction) =>
  (all: ReadonlyArray<RawMismatch>): ReadonlyArray<Mismatch> => {
    const shown = all.slice(0, maxMismatches).map(mismatchOf(expected))
    const more = all.length - shown.length
    return more === 0 ? shown : [...shown, { place: 'response', problem: `${more} more differences` }]
  }

/**
 * Why a value is not what its codec expects, as a tree: io-ts's flat list of errors, grouped by where they are. It holds
 * nothing of a secret and no object of the value, so it may travel in an error or a log. Drawing it is another function,
 * {@link drawDecodeFailure}.
 *
 * Inside: the tree; from a list of problems to the tree; from an error of io-ts to a problem.
 */
import type * as t from 'io-ts'
import { holdsSecret, isHolder } from '../reflection/redact.js'

/** A value that can be shown as it is. */
export type Primitive = string | number | boolean | bigint | null | undefined

/** What is wrong, and where. */
export type DecodeFailure =
  /** A value of the wrong kind. */
  | { readonly _tag: 'Leaf'; readonly expected: string; readonly actual: Primitive }
  /** The same, where the value is not shown, because it is an object or may be a secret: only what kind it is. */
  | { readonly _tag: 'Hidden'; readonly expected: string; readonly kind: string }
  /** Something is wrong below a property or an index. */
  | { readonly _tag: 'Key'; readonly key: string; readonly failure: DecodeFailure }
  /** The value fits no member of a union. */
  | { readonly _tag: 'Union'; readonly members: ReadonlyArray<DecodeFailure> }
  /** Several things are wrong. */
  | { readonly _tag: 'All'; readonly failures: ReadonlyArray<DecodeFailure> }

type Leaf = Extract<DecodeFailure, { readonly expected: string }>

/** One step of an io-ts context: into a property or element, or into a member of a union. */
interface Step {
  readonly into: 'key' | 'member'
  readonly name: string
}

interface Problem {
  readonly steps: ReadonlyArray<Step>
  readonly leaf: Leaf
}

const toFailure = (problems: ReadonlyArray<Problem>): DecodeFailure => {
  const leaves = new Map<string, Leaf>() // both parts of an intersection refuse what is no object: one problem
  const groups = new Map<string, { readonly step: Step; readonly problems: Array<Problem> }>()
  for (const { steps, leaf } of problems) {
    const [step, ...rest] = steps
    if (step === undefined) {
      leaves.set(leaf.expected, leaf)
      continue
    }
    const id = `${step.into} ${step.name}`
    const group = groups.get(id) ?? { step, problems: [] }
    group.problems.push({ steps: rest, leaf })
    groups.set(id, group)
  }
  const below = [...groups.values()].map(({ step, problems }) => ({ step, failure: toFailure(problems) }))
  const members = below.filter(({ step }) => step.into === 'member').map(({ failure }) => failure)
  const failures: ReadonlyArray<DecodeFailure> = [
    ...leaves.values(),
    ...(members.length > 0 ? [{ _tag: 'Union', members } as const] : []),
    ...below
      .filter(({ step }) => step.into === 'key')
      .map(({ step, failure }) => ({ _tag: 'Key', key: step.name, failure }) as const),
  ]
  const [only] = failures
  return failures.length === 1 && only !== undefined ? only : { _tag: 'All', failures }
}

/** One entry of an io-ts context, and how it came from the one before. */
interface Place {
  readonly type: t.Decoder<never, unknown>
  readonly actual: unknown
  readonly name: string
  readonly into: 'root' | 'part' | 'member' | 'key'
}

/** More steps than any of our entities has; deeper problems are told where this ends. */
const deepest = 64

const tagOf = (codec: unknown): unknown => Reflect.get(Object(codec), '_tag')

/** What validates in the context of another codec leaves no entry of its own: the tag is that of what is wrapped. */
const wrappers: ReadonlyArray<unknown> = ['SecretType', 'RefinementType', 'ExactType', 'ReadonlyType', 'RecursiveType']
const unwrapped = (codec: unknown, depth = 0): unknown =>
  depth < 9 && wrappers.includes(tagOf(codec)) ? unwrapped(Reflect.get(Object(codec), 'type'), depth + 1) : codec

/** A codec that is not ours cannot be asked; then it is taken for one that has a secret. */
const unlessKnown = (ask: (codec: t.Any) => boolean, { type }: Place): boolean => {
  try {
    return ask(type as t.Any) // contexts hold the codecs themselves, which io-ts types as decoders
  } catch {
    return true
  }
}

const toPlaces = (context: t.Context): ReadonlyArray<Place> => {
  let isInside = false // an object with a secret, whose data, and so the keys of its dictionaries, are not told
  return context.map(({ type, actual, key }, i): Place => {
    const parent = context[i - 1]
    const tag = parent === undefined ? undefined : tagOf(unwrapped(parent.type))
    const into =
      parent === undefined ? 'root' : tag === 'UnionType' ? 'member' : tag === 'IntersectionType' ? 'part' : 'key'
    const name = isInside && tag === 'DictionaryType' ? '*' : key
    const place: Place = { type, actual, name, into }
    isInside ||= unlessKnown(isHolder, place)
    return place
  })
}

const toProblem = ({ context, value, message }: t.ValidationError): Problem => {
  const all = toPlaces(context)
  // Nothing under a secret is told: neither which of its keys nor what it holds.
  const secret = all.findIndex(({ type }) => tagOf(type) === 'SecretType')
  const under = secret < 0 ? -1 : all.findIndex(({ into }, i) => i > secret && into === 'key')
  const places = under < 0 ? all : all.slice(0, under)
  const last = places.at(-1)
  const steps = places.flatMap(
    ({ into, name }): ReadonlyArray<Step> => (into === 'key' || into === 'member' ? [{ into, name }] : []),
  )
  // What describes the place of the value: the codec that refused it, and the unions and intersections it is part of.
  const start = places.findLastIndex(({ into }) => into === 'root' || into === 'key')
  const isHidden =
    last === undefined ||
    secret >= 0 ||
    places.slice(0, start).some((place) => unlessKnown(isHolder, place)) ||
    places.slice(start).some((place) => unlessKnown(holdsSecret, place))
  const actual = under < 0 ? value : last?.actual
  const name = last?.type.name ?? 'unknown'
  const leaf: Leaf =
    isHidden || !isPrimitive(actual)
      ? { _tag: 'Hidden', expected: name, kind: kindOf(actual) }
      : { _tag: 'Leaf', expected: message ?? name, actual }
  return { steps: steps.slice(0, deepest), leaf }
}

const isPrimitive = (u: unknown): u is Primitive => u === null || !['object', 'function', 'symbol'].includes(typeof u)

const kindOf = (u: unknown): string => {
  if (u === null || u === undefined) return String(u)
  if (typeof u !== 'object') return `a ${typeof u}`
  try {
    return Array.isArray(u) ? `an array of ${u.length}` : 'an object'
  } catch {
    return 'an object' // a revoked proxy
  }
}

/**
 * The tree of what io-ts found wrong.
 *
 * @example
 * import { FieldProperties, toDecodeFailure } from '@so-email/codecs'
 * import { either as E } from 'fp-ts'
 *
 * const FieldLength = '803'
 *
 * E.mapLeft(toDecodeFailure)(FieldProperties.decode({ a: { FieldRight: null, FieldType: null, FieldLength } }))
 * // => E.left({ _tag: 'Key', key: 'a', failure: { _tag: 'Key', key: 'FieldLength',
 * //      failure: { _tag: 'Leaf', expected: 'Int32', actual: '803' } } })
 */
export const toDecodeFailure = (errors: t.Errors): DecodeFailure => toFailure(errors.map(toProblem))

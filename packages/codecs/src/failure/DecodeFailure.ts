/**
 * Why a value is not what its codec expects, as a tree: the flat list of errors of io-ts, grouped by their paths. It holds
 * no secret and no object of the value, so it may be put in an error or a log. {@link drawDecodeFailure} draws it.
 *
 * First comes the tree, then a list of problems becomes a tree, then an error of io-ts becomes a problem. The loops are
 * imperative: a bad body may have any number of problems, and `pnpm bench codecs` compares the time of a report with other
 * libraries ("bad with report").
 */
import type * as t from 'io-ts'
import { isCut, maxErrors } from '../bounds/maxErrors.js'
import type { Secrecy } from '../reflection/Redaction.js'
import { lastOf, secrecyOf } from '../reflection/redact.js'

/**
 * A value that can be shown unchanged, and written as JSON: no bigint.
 *
 * @category failures
 */
export type Primitive = string | number | boolean | null | undefined

/**
 * The problems of a value, each below the keys that lead to it.
 *
 * @category failures
 */
export type DecodeFailure =
  /** A value of the wrong kind. */
  | { readonly _tag: 'Leaf'; readonly expected: string; readonly actual: Primitive }
  /** The same for a value that is not shown, because it is an object or may be a secret: only its kind is. */
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

/** The tree of problems that have the same steps down to a depth. */
const toFailure = (problems: ReadonlyArray<Problem>, depth = 0): DecodeFailure => {
  const [first] = problems
  if (problems.length === 1 && first?.steps.length === depth) return first.leaf
  const shared = sharedKey(problems, depth)
  if (shared !== undefined) return { _tag: 'Key', key: shared, failure: toFailure(problems, depth + 1) }
  const leaves = new Map<string, Leaf>() // both parts of an intersection reject a value that is no object: one problem
  const keys = new Map<string, Array<Problem>>()
  const members = new Map<string, Array<Problem>>()
  for (const problem of problems) {
    const step = problem.steps[depth]
    if (step === undefined) leaves.set(problem.leaf.expected, problem.leaf)
    else {
      const groups = step.into === 'key' ? keys : members
      const group = groups.get(step.name)
      if (group === undefined) groups.set(step.name, [problem])
      else group.push(problem)
    }
  }
  const failures: Array<DecodeFailure> = [...leaves.values()]
  const below = [...members.values()].map((group) => toFailure(group, depth + 1))
  if (below.length > 0) failures.push({ _tag: 'Union', members: below })
  for (const [key, group] of keys) failures.push({ _tag: 'Key', key, failure: toFailure(group, depth + 1) })
  const [only] = failures
  return failures.length === 1 && only !== undefined ? only : { _tag: 'All', failures }
}

/** The key that all problems are below, as nearly all steps have one. */
const sharedKey = (problems: ReadonlyArray<Problem>, depth: number): string | undefined => {
  const first = problems[0]?.steps[depth]
  if (first?.into !== 'key') return undefined
  for (const { steps } of problems) {
    const step = steps[depth]
    if (step?.into !== 'key' || step.name !== first.name) return undefined
  }
  return first.name
}

/** More steps than any of our entities has; a deeper problem is reported at this depth. */
const deepest = 64

const tagOf = (codec: unknown): unknown => Reflect.get(Object(codec), '_tag')

/** A codec that wraps another one has no entry of its own in a context: the tag of the wrapped one counts. */
const wrappers: ReadonlySet<unknown> = /*#__PURE__*/ new Set([
  'SecretType',
  'RefinementType',
  'ExactType',
  'ReadonlyType',
  'RecursiveType',
])
const tagInside = (codec: unknown, depth = 0): unknown => {
  const tag = tagOf(codec)
  return depth < 9 && wrappers.has(tag) ? tagInside(Reflect.get(Object(codec), 'type'), depth + 1) : tag
}

/** The facts about a codec on the path to a problem; kept, because every error needs them again. */
interface Waypoint extends Secrecy {
  readonly isSecret: boolean
  readonly tag: unknown
}

const waypoints = /*#__PURE__*/ new WeakMap<object, Waypoint>()

const waypointOf = (codec: t.Any): Waypoint => {
  const known = waypoints.get(codec)
  if (known !== undefined) return known
  const made = { ...secrecyOf(codec), isSecret: tagOf(codec) === 'SecretType', tag: tagInside(codec) }
  waypoints.set(codec, made)
  return made
}

type HasMarkedName = (u: unknown, marked: Secrecy['marked']) => boolean

/** Whether a value of one validation has a marked name; kept, because any number of problems may be in one object. */
const lookForMarkedNames = (): HasMarkedName => {
  const known = new Map<unknown, boolean>()
  return (u, marked) => {
    const found = known.get(u) ?? hasMarkedName(u, marked)
    known.set(u, found)
    return found
  }
}

const isAmong = (marked: Secrecy['marked'], name: string): boolean => marked.includes(name.toLowerCase())

const hasMarkedName: HasMarkedName = (u, marked) => {
  try {
    return Object.keys(Object(u)).some((name) => isAmong(marked, name))
  } catch {
    return true // a proxy that throws
  }
}

/** The problem that stands for those that were not looked for. */
const more: Leaf = { _tag: 'Hidden', expected: `at most ${maxErrors} problems`, kind: 'more' }

/**
 * One pass down the context. Under a secret neither keys nor values are shown; inside of an object with a secret, below and
 * beside a name that is marked elsewhere, and where a value may hold a secret, only the kind of a value is shown.
 */
const toProblem = (hasMarkedName: HasMarkedName, error: t.ValidationError): Problem => {
  const { context, value, message } = error
  const steps: Array<Step> = []
  let parent: unknown
  let last: t.ContextEntry | undefined
  let shown = value
  let marked: Secrecy['marked'] = []
  let isSecret = false
  let isInside = false
  let mayHoldSecret = false
  for (const entry of context) {
    const isRoot = last === undefined
    const into = isRoot || parent === 'IntersectionType' ? 'part' : parent === 'UnionType' ? 'member' : 'key'
    // The keys of a dictionary are data too.
    const name: string = isInside && parent === 'DictionaryType' ? '*' : entry.key
    if (into === 'key') {
      if (isSecret) {
        shown = last?.actual
        break
      }
      mayHoldSecret = false // what was above is now known to be an object
      isInside ||= marked.length > 0 && (hasMarkedName(last?.actual, marked) || isAmong(marked, lastOf(name)))
    }
    if (into !== 'part' && steps.length < deepest) steps.push({ into, name })
    const codec = waypointOf(entry.type as t.Any) // contexts hold the codecs themselves, typed as decoders
    if (isRoot) marked = codec.marked
    isSecret ||= codec.isSecret
    isInside ||= codec.isHolder
    mayHoldSecret ||= codec.holdsSecret
    parent = codec.tag
    last = entry
  }
  if (isCut(error)) return { steps, leaf: more }
  const name = last?.type.name ?? 'unknown'
  const isHidden = last === undefined || isSecret || isInside || mayHoldSecret
  const leaf: Leaf =
    isHidden || !isPrimitive(shown)
      ? { _tag: 'Hidden', expected: name, kind: kindOf(shown) }
      : { _tag: 'Leaf', expected: message ?? name, actual: shown }
  return { steps, leaf }
}

const isPrimitive = (u: unknown): u is Primitive =>
  u === null || !['object', 'function', 'symbol', 'bigint'].includes(typeof u)

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
 * The tree of the errors of io-ts.
 *
 * @example
 * import { FieldProperties, toDecodeFailure } from '@so-email/codecs'
 * import { either as E, function as F } from 'fp-ts'
 *
 * const FieldLength = '803'
 *
 * F.pipe(
 *   FieldProperties.decode({ a: { FieldRight: null, FieldType: null, FieldLength } }),
 *   E.mapLeft(toDecodeFailure),
 * )
 * // => E.left({ _tag: 'Key', key: 'a', failure: { _tag: 'Key', key: 'FieldLength',
 * //      failure: { _tag: 'Leaf', expected: 'Int32', actual: '803' } } })
 * @category failures
 */
export const toDecodeFailure = (errors: t.Errors): DecodeFailure => {
  const hasMarkedName = lookForMarkedNames()
  return toFailure(errors.map((error) => toProblem(hasMarkedName, error)))
}

/**
 * Why a value is not what its codec expects, as a tree: io-ts's flat list of errors, grouped by where they are. It holds
 * nothing of a secret, so it may travel in an error or a log. Drawing it is another function, {@link drawDecodeFailure}.
 */
import type * as t from 'io-ts'
import type { SecretType } from '../combinators/secret.js'
import { redacted } from '../primitives/Redacted.js'
import { holdsSecret } from '../reflection/redact.js'

/** A value of the wrong kind. */
export interface Leaf {
  readonly _tag: 'Leaf'
  readonly expected: string
  readonly actual: unknown
}

export type DecodeFailure =
  | Leaf
  /** Something is wrong below a property or an index. */
  | { readonly _tag: 'Key'; readonly key: string; readonly failure: DecodeFailure }
  /** The value fits no member of a union. */
  | { readonly _tag: 'Union'; readonly members: ReadonlyArray<DecodeFailure> }
  /** Several things are wrong. */
  | { readonly _tag: 'All'; readonly failures: ReadonlyArray<DecodeFailure> }

/** One step of an io-ts context: into a property or element, or into a member of a union. */
type Step = { readonly in: 'key' | 'member'; readonly name: string }

interface Problem {
  readonly steps: ReadonlyArray<Step>
  readonly leaf: Leaf
}

type Codec = t.Decoder<never, unknown>

const isSecret = (codec: Codec): codec is SecretType<t.Any> => Reflect.get(codec, '_tag') === 'SecretType'

/** What kind of codec it is; a mark does not count. */
const tagOf = (codec: Codec): unknown => (isSecret(codec) ? tagOf(codec.type) : Reflect.get(codec, '_tag'))

const toProblem = ({ context, value, message }: t.ValidationError): Problem => {
  const places = context.map((entry, i) => {
    const parent = context[i - 1]
    const tag = parent === undefined ? undefined : tagOf(parent.type)
    return { ...entry, isMember: tag === 'UnionType', isPart: tag === 'IntersectionType' }
  })
  const steps = places
    .slice(1)
    .filter(({ isPart }) => !isPart) // the parts of an intersection all describe the same place
    .map(({ isMember, key }): Step => ({ in: isMember ? 'member' : 'key', name: key }))
  // Everything that describes the place of the value: the codec that refused it, and the unions it is a member of.
  const start = places.findLastIndex(({ isMember, isPart }) => !isMember && !isPart)
  const hidden =
    places.some(({ type }) => isSecret(type)) || places.slice(start).some(({ type }) => mayHoldSecret(type))
  const expected = message ?? context.at(-1)?.type.name ?? 'unknown'
  return { steps, leaf: { _tag: 'Leaf', expected, actual: hidden ? redacted : value } }
}

/** A codec that is not ours cannot be asked; then nothing of its value is shown. */
const mayHoldSecret = (type: Codec): boolean => {
  try {
    return holdsSecret(type as t.Any) // contexts hold the codecs themselves, which io-ts types as decoders
  } catch {
    return true
  }
}

const toFailure = (problems: ReadonlyArray<Problem>): DecodeFailure => {
  const leaves = distinct(problems.filter(({ steps }) => steps.length === 0).map(({ leaf }) => leaf))
  const groups = new Map<string, { readonly step: Step; readonly problems: Array<Problem> }>()
  for (const { steps, leaf } of problems) {
    const [step, ...rest] = steps
    if (step === undefined) continue
    const id = `${step.in} ${step.name}`
    const group = groups.get(id) ?? { step, problems: [] }
    group.problems.push({ steps: rest, leaf })
    groups.set(id, group)
  }
  const below = [...groups.values()].map(({ step, problems }) => ({ step, failure: toFailure(problems) }))
  const members = below.filter(({ step }) => step.in === 'member').map(({ failure }) => failure)
  const failures: ReadonlyArray<DecodeFailure> = [
    ...leaves,
    ...(members.length > 0 ? [{ _tag: 'Union', members } as const] : []),
    ...below
      .filter(({ step }) => step.in === 'key')
      .map(({ step, failure }) => ({ _tag: 'Key', key: step.name, failure }) as const),
  ]
  const [only] = failures
  return failures.length === 1 && only !== undefined ? only : { _tag: 'All', failures }
}

/** Both parts of an intersection refuse what is no object; that is one problem. */
const distinct = (leaves: ReadonlyArray<Leaf>): ReadonlyArray<Leaf> =>
  leaves.filter((leaf, i) => leaves.findIndex(({ expected }) => expected === leaf.expected) === i)

/** The tree of what io-ts found wrong. */
export const toDecodeFailure = (errors: t.Errors): DecodeFailure => toFailure(errors.map(toProblem))

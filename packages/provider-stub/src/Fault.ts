/**
 * What can go wrong between a client and a server, on demand: to test how a client takes it. Each fault replaces or
 * spoils the answer to an operation.
 */
import * as t from 'io-ts'

const intWithin = (name: string, least: number, most: number): t.Type<number> => {
  const is = (u: unknown): u is number => Number.isInteger(u) && Number(u) >= least && Number(u) <= most
  return new t.Type(name, is, (u, context) => (is(u) ? t.success(u) : t.failure(u, context)), t.identity)
}

/** From outside these come as JSON, so their codec is what defines them. */
export const Fault = t.union([
  /** The right answer, late; at most ten minutes. */
  t.type({ _tag: t.literal('Latency'), milliseconds: intWithin('milliseconds', 0, 600_000) }),
  /** Another status, and in `Retry-After` how many seconds to wait. Nothing is done. */
  t.intersection([
    t.type({ _tag: t.literal('Status'), status: intWithin('an HTTP status', 200, 599) }),
    t.partial({ retryAfter: intWithin('seconds', 0, 86_400) }),
  ]),
  /** A page for people under 200, as a proxy or a login form would answer. Nothing is done. */
  t.type({ _tag: t.literal('Html') }),
  /** What the documentation calls "200 OK with an internal error object". Nothing is done. */
  t.type({ _tag: t.literal('ErrorObject') }),
  /** `null` under 200. Nothing is done. */
  t.type({ _tag: t.literal('Null') }),
  /** The right answer with one property of a wrong type: a number for a text, a text for anything else. JSON only. */
  t.type({ _tag: t.literal('WrongType'), property: t.string }),
  /** The right answer, cut off in the middle of the body. What was asked has been done. */
  t.type({ _tag: t.literal('Truncated') }),
  /** No answer: the connection is reset. What was asked has been done. */
  t.type({ _tag: t.literal('Reset') }),
])
export type Fault = t.TypeOf<typeof Fault>

/** Faults that wait for their requests, first come first served. */
export interface Faults {
  /** The next `times` operations fail so; 1 unless given. */
  readonly add: (fault: Fault, times?: number) => void
  readonly isWaiting: () => boolean
  /** Takes the fault for one operation. */
  readonly take: () => Fault | undefined
  readonly clear: () => void
}

export const makeFaults = (): Faults => {
  const waiting: Array<{ readonly fault: Fault; left: number }> = []
  return {
    add: (fault, times = 1) => {
      if (times > 0) waiting.push({ fault, left: times })
    },
    isWaiting: () => waiting.length > 0,
    take: () => {
      const [next] = waiting
      if (next === undefined) return undefined
      next.left--
      if (!(next.left > 0)) waiting.shift()
      return next.fault
    },
    clear: () => {
      waiting.length = 0
    },
  }
}

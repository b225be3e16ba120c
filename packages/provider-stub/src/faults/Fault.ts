/**
 * What can go wrong between a client and a server, on demand: to test how a client takes it. Each fault replaces or
 * spoils the answer to an operation.
 */
import { drawFailure } from '@so-email/codecs'
import { either as E } from 'fp-ts'
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
  /**
   * The right answer with one property of a wrong type: a number for a text or `null`, a text for anything else. It waits
   * for an answer in JSON that has the property, its name compared without case.
   */
  t.type({ _tag: t.literal('WrongType'), property: t.string }),
  /** The right answer, cut off in the middle of the body. What was asked has been done. */
  t.type({ _tag: t.literal('Truncated') }),
  /** No answer: the connection is reset. What was asked has been done. */
  t.type({ _tag: t.literal('Reset') }),
])
/** What goes wrong, and what the fault takes besides; times are in milliseconds, `retryAfter` in seconds. */
export type Fault = t.TypeOf<typeof Fault>

/** How many operations meet a fault. */
export const Times = intWithin('a number of times', 0, 1_000_000)

/** Faults that wait for their requests, first come first served. */
export interface Faults {
  /** The next `times` operations fail so; 1 unless given. Throws a `TypeError` for what is no fault or no number of times. */
  readonly add: (fault: Fault, times?: number) => void
  /** The fault that the next operation meets. */
  readonly next: () => Fault | undefined
  /** The next fault has been played once. */
  readonly played: () => void
  readonly clear: () => void
}

export const makeFaults = (): Faults => {
  const waiting: Array<{ readonly fault: Fault; left: number }> = []
  return {
    add: (fault, times = 1) => {
      for (const wrong of [Fault.decode(fault), Times.decode(times)]) {
        if (E.isLeft(wrong)) throw new TypeError(drawFailure(wrong.left).join('; '))
      }
      if (times > 0) waiting.push({ fault, left: times })
    },
    next: () => waiting[0]?.fault,
    played: () => {
      const [next] = waiting
      if (next !== undefined && --next.left === 0) waiting.shift()
    },
    clear: () => {
      waiting.length = 0
    },
  }
}

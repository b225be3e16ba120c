/**
 * What can go wrong between a client and a server, on demand: for tests of a client. Each fault replaces or changes the
 * response to one operation.
 */
import * as t from 'io-ts'

const intWithin = (name: string, least: number, most: number): t.Type<number> => {
  const is = (u: unknown): u is number => Number.isInteger(u) && Number(u) >= least && Number(u) <= most
  return new t.Type(
    `${name} from ${least} to ${most}`,
    is,
    (u, context) => (is(u) ? t.success(u) : t.failure(u, context)),
    t.identity,
  )
}

/** The codec of faults: a verifier in another process sends them as JSON. */
export const Fault = t.union(
  [
    /** The right response, late; at most ten minutes. */
    t.type({ _tag: t.literal('Latency'), milliseconds: intWithin('milliseconds', 0, 600_000) }),
    /** Another status, with `retryAfter` seconds in `Retry-After`. The operation is not carried out. */
    t.intersection([
      t.type({ _tag: t.literal('Status'), status: intWithin('an HTTP status', 200, 599) }),
      t.partial({ retryAfter: intWithin('seconds', 0, 86_400) }),
    ]),
    /** An HTML page under 200, as from a proxy or a login form. The operation is not carried out. */
    t.type({ _tag: t.literal('Html') }),
    /** What the documentation calls "200 OK with an internal error object". The operation is not carried out. */
    t.type({ _tag: t.literal('ErrorObject') }),
    /** `null` under 200. The operation is not carried out. */
    t.type({ _tag: t.literal('Null') }),
    /**
     * The right response with a wrong type of one property: a number in place of a text or `null`, a text in place of anything
     * else. The fault waits for a JSON response that has the property; its name is compared without case.
     */
    t.type({ _tag: t.literal('WrongType'), property: t.string }),
    /** The right response, cut off in the middle of its body. The operation is carried out. */
    t.type({ _tag: t.literal('Truncated') }),
    /** No response: the connection is reset. The operation is carried out. */
    t.type({ _tag: t.literal('Reset') }),
  ],
  'a fault with _tag Latency, Status, Html, ErrorObject, Null, WrongType, Truncated or Reset',
)
/** What goes wrong, with its parameters. Times are in milliseconds, `retryAfter` is in seconds. */
export type Fault = t.TypeOf<typeof Fault>

/** How many operations meet a fault. */
export const Times = intWithin('a number of times', 0, 1_000_000)

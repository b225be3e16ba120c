/** What the page and the server exchange below `/_stub/`: one codec for each message, which both of them use. */
import * as t from 'io-ts'
import { Fault } from '../faults/Fault.js'

/** One exchange in the list. */
export const ExchangeLine = t.type({
  /** Counted from 1; a number is never used twice while the stub runs. */
  number: t.number,
  /** Milliseconds since 1970. */
  at: t.number,
  method: t.string,
  path: t.string,
  operation: t.union([t.string, t.null]),
  user: t.union([t.string, t.null]),
  status: t.number,
  /** In milliseconds, the delay of a fault included; `null` for what the server refused by itself. */
  duration: t.union([t.number, t.null]),
  refused: t.union([t.string, t.null]),
  fault: t.union([t.string, t.null]),
})
export type ExchangeLine = t.TypeOf<typeof ExchangeLine>

/** The exchanges after a number; those before `first` are forgotten. */
export const Exchanges = t.type({ first: t.number, exchanges: t.readonlyArray(ExchangeLine) })
export type Exchanges = t.TypeOf<typeof Exchanges>

/** What is wrong, and where. The place of a problem of the whole body is empty. */
export const Problem = t.type({ place: t.string, problem: t.string })
export type Problem = t.TypeOf<typeof Problem>

/** What the codec makes of a body: the value, or its problems. */
export const Verdict = t.union([
  /** The decoded value as JSON, without secrets. */
  t.type({ _tag: t.literal('Decoded'), text: t.string }),
  t.type({ _tag: t.literal('Wrong'), problems: t.readonlyArray(Problem) }),
  /** No codec has looked at the body. */
  t.type({ _tag: t.literal('NotDecoded'), reason: t.string }),
])
export type Verdict = t.TypeOf<typeof Verdict>

/** A body as it crossed the wire, and what the codec makes of it. */
export const Body = t.type({
  bytes: t.number,
  type: t.union([t.string, t.null]),
  /** Its value as JSON, without secrets; `null` if it has none that is safe to show. */
  text: t.union([t.string, t.null]),
  verdict: Verdict,
})
export type Body = t.TypeOf<typeof Body>

/** All that the page shows of one exchange. */
export const ExchangeDetail = t.type({
  line: ExchangeLine,
  headers: t.readonlyArray(t.tuple([t.string, t.string])),
  request: Body,
  response: Body,
})
export type ExchangeDetail = t.TypeOf<typeof ExchangeDetail>

const AssumptionValue = t.union([t.string, t.number])

export const Assumption = t.type({
  name: t.string,
  about: t.string,
  value: AssumptionValue,
  /** The default first. */
  values: t.readonlyArray(AssumptionValue),
})
export type Assumption = t.TypeOf<typeof Assumption>

/** What the stub is at the moment. */
export const Overview = t.type({
  mode: t.string,
  granted: t.boolean,
  tenant: t.union([t.type({ contextId: t.string, state: t.string }), t.null]),
  version: t.string,
  versions: t.readonlyArray(t.string),
  assumptions: t.readonlyArray(Assumption),
  /** The faults that wait for the next operations. */
  faults: t.readonlyArray(t.type({ fault: Fault, times: t.number })),
  /** The provider states, each with an example of its parameters as JSON. */
  states: t.readonlyArray(t.type({ name: t.string, example: t.string })),
})
export type Overview = t.TypeOf<typeof Overview>

/** An account as JSON, without secrets. */
const AccountLine = t.type({ id: t.number, address: t.union([t.string, t.null]), text: t.string })

/** Some accounts, in the order of their ids. */
export const AccountsPage = t.type({
  total: t.number,
  /** How many of them match what was searched for. */
  found: t.number,
  accounts: t.readonlyArray(AccountLine),
  /** The id after which the next page begins; `null` if there is none. */
  next: t.union([t.number, t.null]),
})
export type AccountsPage = t.TypeOf<typeof AccountsPage>

/** What the page can make the stub do. */
export const Command = t.union([
  t.type({ _tag: t.literal('EnterState'), state: t.string, params: t.unknown }),
  t.type({ _tag: t.literal('LeaveStates') }),
  t.type({ _tag: t.literal('PlayFault'), fault: Fault, times: t.number }),
  t.type({ _tag: t.literal('Assume'), name: t.string, value: AssumptionValue }),
  t.type({ _tag: t.literal('ChangeVersion'), version: t.string }),
  t.type({ _tag: t.literal('ClearJournal') }),
])
export type Command = t.TypeOf<typeof Command>

export const CommandResult = t.union([
  t.type({ _tag: t.literal('Done') }),
  t.type({ _tag: t.literal('Refused'), reason: t.string }),
])
export type CommandResult = t.TypeOf<typeof CommandResult>

/** The paths of the page, relative to it. */
export const paths = {
  overview: 'overview',
  exchanges: 'exchanges',
  accounts: 'accounts',
  events: 'events',
  commands: 'commands',
  openApi: 'openapi.json',
} as const

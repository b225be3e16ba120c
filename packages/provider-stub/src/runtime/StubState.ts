/**
 * Everything that changes in a stub, as one immutable value, and what a request makes of it. Pure: a state, a time and a
 * request give a delivery, a journal entry and the changes; `StubRuntime` keeps the next state.
 */
import type { HttpRequest, HttpResponse } from '@so-email/wire'
import { either as E, function as F, option as O, readonlyArray as RA } from 'fp-ts'
import { answer } from '../answer.js'
import { answerAsTenant, isStatePath } from '../answerAsTenant.js'
import { rulesWith } from '../Configuration.js'
import { applyFault, type Delivery, replacementFor, undisturbed } from '../faults/Delivery.js'
import type { Fault } from '../faults/Fault.js'
import { afterFault, type FaultQueue, noFaults, queueFaults } from '../faults/FaultQueue.js'
import type { RawExchange } from '../journal/RawExchange.js'
import { nothingKnown, type Outcome } from '../Outcome.js'
import { targetOf } from '../routing/router.js'
import type { Settings } from '../Settings.js'
import { type NamedState, noSetup, type StateSetup } from '../states/StateSetup.js'
import { type AccountsInMemory, accountsUnder, startAccounts } from '../store/AccountsInMemory.js'
import { type Change, none } from '../store/Change.js'

/** What a stub goes back to when it leaves its provider states. */
export type Start = Pick<StubState, 'settings' | 'accounts'>

export interface StubState {
  readonly settings: Settings
  readonly accounts: AccountsInMemory
  readonly faults: FaultQueue
  /** The provider states that replaced settings and were not overridden, in their order: the settings are those of the start after them. */
  readonly entered: ReadonlyArray<NamedState>
  /** Whether an operation was called since the start or since a provider state was entered. */
  readonly hasOperated: boolean
  /** Its rules are those of the settings: only `configured` changes them, in both. */
  readonly start: Start
}

/** The state of a stub that begins, or begins anew. */
export const atStart = (start: Start): StubState => ({
  ...start,
  faults: noFaults,
  entered: [],
  hasOperated: false,
  start,
})

/** A request that was answered, and what is different after it. */
export interface Exchange {
  readonly delivery: Delivery
  readonly change: Change
  readonly faults: FaultQueue
  readonly raw: RawExchange
}

/** Answers a request at a time. A fault replaces the answer, or changes how it is delivered. */
export const exchange =
  (state: StubState, now: number) =>
  (request: HttpRequest): Exchange => {
    const underway = F.pipe(
      answerAsTenant(state.settings, now)(request),
      O.match(
        () => ofOperation(state, request),
        (outcome) => deliveryOf(state, outcome),
      ),
    )
    return {
      delivery: underway.delivery,
      change: underway.outcome.change,
      faults: underway.faults,
      raw: rawOf(state.settings, request, underway, now),
    }
  }

const ofOperation = (state: StubState, request: HttpRequest): Underway =>
  F.pipe(
    nextFault(state, request),
    O.match(
      () => deliveryOf(state, answer(state)(request)),
      (fault) => faultyDeliveryOf(state, request, fault),
    ),
  )

/** The state after an exchange. */
export const after =
  ({ change, faults, raw }: Exchange) =>
  ({ settings, accounts, entered, hasOperated, start }: StubState): StubState => ({
    settings,
    accounts: accounts.after(change),
    faults,
    entered,
    hasOperated:
      hasOperated ||
      (raw.request.method === 'GET' && isStatePath(targetOf(raw.request.url).path)) ||
      (raw.request.method === 'POST' && (raw.operation !== null || raw.fault !== null)),
    start,
  })

/** An answer on its way. */
interface Underway {
  readonly outcome: Outcome
  readonly delivery: Delivery
  /** The faults that wait afterwards. */
  readonly faults: FaultQueue
  /** The name of the fault that was played. */
  readonly fault: string | null
}

const deliveryOf = ({ faults }: StubState, outcome: Outcome): Underway => ({
  outcome,
  delivery: undisturbed(outcome.response),
  faults,
  fault: null,
})

/** Only operations meet a fault. */
const nextFault = ({ faults, settings }: StubState, { method, url }: HttpRequest): O.Option<Fault> =>
  faults[0] !== undefined && method === 'POST' && settings.route(targetOf(url).path) !== undefined
    ? O.some(faults[0].fault)
    : O.none

const faultyDeliveryOf = (state: StubState, request: HttpRequest, fault: Fault): Underway => {
  const outcome = F.pipe(
    replacementFor(fault),
    O.match(() => answer(state)(request), replaced),
  )
  return F.pipe(
    outcome.response,
    applyFault(fault),
    O.match(
      () => deliveryOf(state, outcome),
      (delivery) => ({ outcome, delivery, faults: afterFault(state.faults), fault: fault._tag }),
    ),
  )
}

const replaced = (response: HttpResponse): Outcome => ({
  response,
  change: none,
  facts: nothingKnown,
})

/** The longest body, in bytes, whose content is recorded. */
const longestRecorded = 16 * 1024

const utf8 = new TextEncoder()

/** The value of an output as JSON: the very bytes of a response that is, and none for no value. */
const jsonOf = (value: unknown, { headers, body }: HttpResponse): Uint8Array =>
  headers[0]?.[1].includes('json') === true ? body : utf8.encode(JSON.stringify(value))

const noBytes = new Uint8Array()

const rawOf = (
  settings: Settings,
  request: HttpRequest,
  { delivery: { response }, outcome: { facts, response: answered }, fault }: Underway,
  now: number,
): RawExchange => {
  const isShort = request.body.length <= longestRecorded && response.body.length <= longestRecorded
  const output = isShort ? facts.output : null
  return {
    at: now,
    request: isShort ? request : { method: request.method, url: request.url, headers: request.headers, body: noBytes },
    operation: facts.operation,
    user: facts.caller?.name ?? null,
    status: response.status,
    refused: facts.refused,
    fault,
    readBy: isShort && facts.hasInput ? settings : null,
    writtenBy: output?.codec ?? null,
    output: output === null ? noBytes : jsonOf(output.value, answered),
  }
}

/** Without those that the last one overrides, so that they are as many as there are names, and some moves of a tenant. */
const enteredAfter = ({ named, lasting }: StateSetup, before: StubState['entered']): StubState['entered'] => {
  const isSame = ({ name }: NamedState) => name === named.name
  const kept = F.pipe(before, RA.filter(isSame), RA.takeRight(lasting))
  return [...before.filter((each) => !isSame(each) || kept.includes(each)), named]
}

/** The state after a provider state was entered, or the conflict among its accounts. */
export const entered =
  (setup: StateSetup) =>
  (state: StubState): E.Either<string, StubState> => {
    const { settings } = state
    return F.pipe(
      setup.accounts,
      O.match(() => E.right(state.accounts), startAccounts(settings)),
      E.map((accounts) => ({
        settings: { ...settings, ...setup.settings(settings) },
        accounts,
        faults: queueFaults(state.faults, setup.faults),
        entered: setup.settings === noSetup.settings ? state.entered : enteredAfter(setup, state.entered),
        hasOperated: false,
        start: state.start,
      })),
    )
  }

const underRules =
  (configuration: unknown) =>
  ({ settings, accounts }: Start): E.Either<string, Start> =>
    F.pipe(
      rulesWith(configuration)(settings),
      E.bindTo('rules'),
      E.bind('accounts', ({ rules }) => accountsUnder(settings, rules)(accounts)),
      E.map(({ rules, accounts }) => ({ settings: { ...settings, ...rules }, accounts })),
    )

/** The state under other rules, which its start has too, or the reason why they cannot hold. */
export const configured =
  (configuration: unknown) =>
  (state: StubState): E.Either<string, StubState> =>
    F.pipe(
      E.Do,
      E.apS('start', underRules(configuration)(state.start)),
      E.bind('now', () => underRules(configuration)(state)),
      E.map(({ start, now }) => ({ ...state, ...now, start })),
    )

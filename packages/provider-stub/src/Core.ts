/**
 * What a stub is made of, and the one place where anything in it changes: a request is answered by the pure `answer`, and
 * here its change is applied, its fault played and its entry recorded.
 */
import { type HttpRequest, maxBytes } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { assumptions } from './Assumptions.js'
import { type Answered, answer } from './answer.js'
import { type Delivery, replacementFor, spoil, whole } from './faults/Delivery.js'
import { type Fault, type Faults, makeFaults } from './faults/Fault.js'
import { answerables } from './handlers/handlers.js'
import { type Journal, makeJournal, type Recorded, toEntry } from './Journal.js'
import { checkedZones, documentedZones } from './localization/TimeZone.js'
import { documentedResources } from './localization/translate.js'
import { routeTo, targetOf } from './router.js'
import type { Settings } from './Settings.js'
import type { StubOptions } from './StubOptions.js'
import { makeStates, type States } from './states/States.js'
import { type Accounts, makeAccountStore, none } from './store/Accounts.js'
import { conflictAmong } from './store/conflictAmong.js'
import { sampleAccount, sampleAppToken, sampleUser } from './store/seed.js'

export interface Core {
  /** Answers a request and does what the answer says; how it is to be delivered is the edge's affair. */
  readonly deliver: (request: HttpRequest) => Delivery
  /** Records an exchange that the core did not answer, with why the edge refused it; `null` if it did not. */
  readonly record: (request: HttpRequest, status: number, reason: string | null) => void
  readonly accounts: Accounts
  readonly journal: Journal
  readonly states: States
  readonly faults: Faults
  readonly reset: () => void
}

/** The longest body, in bytes, of which the journal keeps what it says. */
const longestKept = 16 * 1024

const settingsOf = (options: StubOptions, maxBodyBytes: number): Settings => {
  const mode = options.mode ?? 'onsite'
  return {
    maxBodyBytes,
    admission: {
      mode,
      users: options.users ?? [sampleUser],
      appTokens: options.appTokens ?? [sampleAppToken],
    },
    granted: options.granted ?? mode === 'onsite',
    route: routeTo(answerables, options.basePath ?? ''),
    assumptions: { ...assumptions, ...options.assumptions },
    resources: { ...documentedResources, ...options.resources },
    zones: { ...documentedZones, ...checkedZones(options.zones ?? {}) },
    scripted: [],
  }
}

export const makeCore = (options: StubOptions, maxBodyBytes: number = maxBytes): Core => {
  const start = settingsOf(options, maxBodyBytes)
  const seed = options.accounts ?? [sampleAccount]
  const conflict = conflictAmong(seed, start.assumptions)
  if (conflict !== null) throw new TypeError(conflict)
  const accounts = makeAccountStore(start.assumptions.addressCase, seed)
  const journal = makeJournal(options.journalSize ?? 200)
  const faults = makeFaults()
  let settings = start

  const record = (entry: Recorded) => {
    journal.record(entry)
    try {
      options.onEntry?.(toEntry(entry))
    } catch {
      // Who watches changes nothing.
    }
  }
  const isOperation = ({ method, url }: HttpRequest) =>
    method === 'POST' && settings.route(targetOf(url).path) !== undefined
  const answered = (request: HttpRequest, fault: Fault | undefined): Answered => {
    const response = fault === undefined ? undefined : replacementFor(fault)
    return response === undefined
      ? answer(settings, accounts)(request)
      : { response, change: none, operation: null, caller: null, input: null, output: null, refused: null }
  }
  const reset = () => {
    settings = start
    accounts.reset(seed)
    faults.clear()
    journal.clear()
  }
  return {
    deliver: (request) => {
      const next = faults.next()
      const fault = next !== undefined && isOperation(request) ? next : undefined
      const made = answered(request, fault)
      accounts.apply(made.change)
      const spoiled = fault && spoil(fault, made.response)
      if (spoiled !== undefined) faults.played()
      const delivery = spoiled ?? whole(made.response)
      const isSmall = request.body.length <= longestKept && delivery.response.body.length <= longestKept
      record({
        at: Date.now(),
        method: request.method,
        path: targetOf(request.url).path,
        operation: made.operation,
        user: made.caller?.name ?? null,
        headers: request.headers,
        input: isSmall ? made.input : null,
        status: delivery.response.status,
        output: isSmall ? made.output : null,
        refused: made.refused,
        fault: spoiled === undefined ? null : (fault?._tag ?? null),
      })
      return delivery
    },
    record: (request, status, refused) =>
      record({
        at: Date.now(),
        method: request.method,
        path: targetOf(request.url).path,
        operation: null,
        user: null,
        headers: request.headers,
        input: null,
        status,
        output: null,
        refused,
        fault: null,
      }),
    accounts,
    journal,
    states: makeStates({
      enter: (situation) => {
        const conflict = conflictAmong(situation.accounts ?? [], settings.assumptions)
        if (conflict !== null) return E.left(conflict)
        settings = { ...settings, ...situation.settings(settings) }
        if (situation.accounts !== undefined) accounts.reset(situation.accounts)
        for (const { fault, times } of situation.faults) faults.add(fault, times)
        return E.right(undefined)
      },
      leave: () => {
        settings = start
        accounts.reset(seed)
        faults.clear()
      },
    }),
    faults,
    reset,
  }
}

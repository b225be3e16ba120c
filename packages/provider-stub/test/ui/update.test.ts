/** What the page makes of what happens. */

import fc from 'fast-check'
import { option as O } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import type { Effect, Message } from '../../page/Message.js'
import { emptyModel, type Model } from '../../page/Model.js'
import { update } from '../../page/update.js'
import type { ExchangeLine, Overview } from '../../src/ui/protocol.js'

const line = (number: number): ExchangeLine => ({
  number,
  at: 0,
  method: 'POST',
  path: '/x',
  operation: null,
  user: null,
  status: 200,
  duration: 1,
  refused: null,
  fault: null,
})

const overview: Overview = {
  mode: 'onsite',
  granted: true,
  tenant: null,
  version: '12.2',
  versions: ['12.2'],
  assumptions: [],
  faults: [],
  states: [
    { name: 'an account exists', example: '{"id":12}' },
    { name: 'no account exists', example: '{}' },
  ],
}

const after = (model: Model, ...messages: ReadonlyArray<Message>): readonly [Model, ReadonlyArray<Effect>] =>
  messages.reduce<readonly [Model, ReadonlyArray<Effect>]>(
    ([before, effects], message) => {
      const [next, more] = update(before, message)
      return [next, [...effects, ...more]]
    },
    [model, []],
  )

const got = (first: number, ...numbers: ReadonlyArray<number>): Message => gotOn(1, first, ...numbers)
const gotOn = (connections: number, first: number, ...numbers: ReadonlyArray<number>): Message => ({
  _tag: 'GotExchanges',
  connections,
  exchanges: { first, exchanges: numbers.map(line) },
})
const numbersIn = ({ journal }: Model) => journal.lines.map(({ number }) => number)
const fetchAfter = (number: number, connections = 1): Effect => ({
  _tag: 'FetchExchanges',
  connections,
  after: number,
})
const fetches = (effects: ReadonlyArray<Effect>) => effects.filter(({ _tag }) => _tag === 'FetchExchanges')

const [live] = after(emptyModel, { _tag: 'Connected' })

describe('the journal of the page', () => {
  it('begins anew with every connection, because the stub may be another one', () => {
    const [model, effects] = after(
      emptyModel,
      { _tag: 'Connected' },
      got(1, 1, 2),
      { _tag: 'Lost' },
      { _tag: 'Connected' },
    )

    expect([model.connection, numbersIn(model), fetches(effects)]).toEqual([
      'live',
      [],
      [fetchAfter(0), fetchAfter(0, 2)],
    ])
  })

  it('fetches what came after its last line', () => {
    const [model, effects] = after(emptyModel, { _tag: 'Connected' }, got(1, 1, 2), { _tag: 'Changed' }, got(1, 3))

    expect([numbersIn(model), fetches(effects)]).toEqual([
      [1, 2, 3],
      [fetchAfter(0), fetchAfter(2)],
    ])
  })

  it('has one request on its way, and fetches once more for all that happens meanwhile', () => {
    const changed: Message = { _tag: 'Changed' }
    const [model, effects] = after(emptyModel, { _tag: 'Connected' }, changed, changed, changed, got(1, 1), got(1, 2))

    expect([numbersIn(model), fetches(effects)]).toEqual([
      [1, 2],
      [fetchAfter(0), fetchAfter(1)],
    ])
    expect(model.journal).toMatchObject({ isFetching: false, isStale: false })
  })

  it('forgets what the stub has forgotten', () => {
    const [some] = after(live, got(1, 1, 2), got(2, 3))
    const [none] = after(some, got(0))

    expect([numbersIn(some), numbersIn(none)]).toEqual([[2, 3], []])
  })

  it('keeps 200 lines', () => {
    const [model] = after(live, got(1, ...Array.from({ length: 150 }, (_, i) => i + 1)))
    const [more] = after(model, got(1, ...Array.from({ length: 150 }, (_, i) => i + 151)))

    expect([more.journal.lines.length, numbersIn(more).at(0), numbersIn(more).at(-1)]).toEqual([200, 101, 300])
  })

  it('stands still while it is paused, and catches up afterwards', () => {
    const [paused, meanwhile] = after(live, got(1, 1), { _tag: 'Paused', isPaused: true }, { _tag: 'Changed' })
    const [, effects] = after(paused, { _tag: 'Paused', isPaused: false })

    expect([fetches(meanwhile), fetches(effects)]).toEqual([[], [fetchAfter(1)]])
  })

  it('ignores a response to a request from before the last connection', () => {
    const [model] = after(live, { _tag: 'Connected' }, gotOn(1, 1, 1, 2), gotOn(2, 1, 1))

    expect(numbersIn(model)).toEqual([1])
  })

  it('tries again after a request that failed', () => {
    const effect = fetchAfter(0)
    const [model] = after(emptyModel, { _tag: 'Connected' }, { _tag: 'Failed', effect, reason: 'It is gone' })
    const [, effects] = after(model, { _tag: 'Changed' })

    expect([model.status, fetches(effects)]).toEqual(['It is gone.', [effect]])
  })
})

/** A stub with so many exchanges of which it keeps some, and the page that follows it: responses come in any order. */
const follow = (steps: ReadonlyArray<number>): readonly [page: ReadonlyArray<number>, stub: ReadonlyArray<number>] => {
  let model = emptyModel
  let last = 0
  let first = 1
  let waiting: ReadonlyArray<() => Message> = []
  const numbers = (from: number): ReadonlyArray<number> =>
    Array.from({ length: Math.max(0, last - from + 1) }, (_, i) => from + i)
  const dispatch = (message: Message) => {
    const [next, effects] = update(model, message)
    model = next
    for (const effect of effects) {
      if (effect._tag !== 'FetchExchanges') continue
      // The stub answers when the request comes, and the response may come later.
      const response = gotOn(
        effect.connections,
        first <= last ? first : 0,
        ...numbers(Math.max(first, effect.after + 1)),
      )
      waiting = [...waiting, () => response]
    }
  }
  const respond = (at: number) => {
    const response = waiting[at % waiting.length]
    waiting = waiting.filter((each) => each !== response)
    if (response !== undefined) dispatch(response())
  }
  dispatch({ _tag: 'Connected' })
  for (const step of steps) {
    const kind = step % 8
    if (kind < 3) last++
    if (kind < 2) dispatch({ _tag: 'Changed' })
    else if (kind === 3 && first < last) first++
    else if (kind === 4) dispatch({ _tag: 'Paused', isPaused: !model.journal.isPaused })
    else if (kind === 5) {
      dispatch({ _tag: 'Lost' })
      dispatch({ _tag: 'Connected' })
    } else respond(step)
  }
  dispatch({ _tag: 'Paused', isPaused: false })
  while (waiting.length > 0) respond(0)
  dispatch({ _tag: 'Changed' })
  while (waiting.length > 0) respond(0)
  return [numbersIn(model), numbers(first)]
}

it('whatever happens, and in whatever order responses come, the page has in the end what the stub has', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 63 }), { maxLength: 60 }), (steps) => {
      const [page, stub] = follow(steps)
      expect(page).toEqual(stub)
    }),
  )
})

describe('a route', () => {
  it('fetches what its part needs, and moves the focus to its heading', () => {
    expect(after(emptyModel, { _tag: 'Routed', route: { _tag: 'Exchange', number: 7 } })[1]).toEqual([
      { _tag: 'FetchDetail', number: 7 },
      { _tag: 'FocusHeading' },
    ])
    expect(after(emptyModel, { _tag: 'Routed', route: { _tag: 'Accounts' } })[1]).toEqual([
      { _tag: 'FetchAccounts', after: 0, search: '' },
      { _tag: 'FocusHeading' },
    ])
  })

  it('drops the detail of another exchange, even one that comes late', () => {
    const detail = { line: line(7) } as never // nothing else of it is read
    const on = (number: number): Message => ({ _tag: 'Routed', route: { _tag: 'Exchange', number } })
    const [shown] = after(emptyModel, on(7), { _tag: 'GotDetail', detail })
    const [other] = after(shown, on(8), { _tag: 'GotDetail', detail })

    expect([shown.detail, other.detail]).toEqual([O.some(detail), O.none])
  })

  it('to the accounts follows them while they change, and what is searched for among them', () => {
    const fetching = (from: number, search: string): Effect => ({ _tag: 'FetchAccounts', after: from, search })
    const [model] = after(
      emptyModel,
      { _tag: 'Routed', route: { _tag: 'Accounts' } },
      { _tag: 'AccountsTurned', after: 50 },
    )
    const [searched, effects] = after(model, { _tag: 'AccountsSearched', search: 'ops' })

    expect(after(model, { _tag: 'Changed' })[1]).toContainEqual(fetching(50, ''))
    expect(effects).toEqual([fetching(0, 'ops')])
    expect(after(searched, { _tag: 'Changed' })[1]).toContainEqual(fetching(0, 'ops'))
  })

  it('to the accounts shows no response to an earlier search', () => {
    const accounts = { total: 1, found: 1, accounts: [], next: null }
    const [model] = after(
      emptyModel,
      { _tag: 'Routed', route: { _tag: 'Accounts' } },
      { _tag: 'AccountsSearched', search: 'ops' },
      { _tag: 'GotAccounts', search: 'op', accounts },
    )

    expect(model.accounts).toEqual(O.none)
    expect(after(model, { _tag: 'GotAccounts', search: 'ops', accounts })[0].accounts).toEqual(O.some(accounts))
  })
})

describe('the form of a provider state', () => {
  const [ready] = after(emptyModel, { _tag: 'GotOverview', overview })

  it('begins with the example of the first state, and follows the state', () => {
    const [other] = after(ready, { _tag: 'StatePicked', name: 'no account exists' })

    expect([ready.stateForm, other.stateForm]).toEqual([
      { name: 'an account exists', params: '{"id":12}', problem: O.none },
      { name: 'no account exists', params: '{}', problem: O.none },
    ])
  })

  it('keeps what is typed when the overview comes again', () => {
    const [typed] = after(ready, { _tag: 'ParamsEdited', params: '{"id":1' }, { _tag: 'GotOverview', overview })

    expect(typed.stateForm.params).toBe('{"id":1')
  })

  it('sends a state with its parameters, and reports what came of it', () => {
    const command = { _tag: 'EnterState', state: 'an account exists', params: { id: 12 } } as const
    const [model, effects] = after(ready, { _tag: 'StateSubmitted' })
    const [done] = after(model, { _tag: 'Answered', command, result: { _tag: 'Done' } })
    const [refused] = after(model, { _tag: 'Answered', command, result: { _tag: 'Refused', reason: 'no' } })

    expect(effects).toEqual([{ _tag: 'Send', command }])
    expect([done.status, done.stateForm.problem]).toEqual(['Entered the state “an account exists”.', O.none])
    expect([refused.status, refused.stateForm.problem]).toEqual(['Refused: no.', O.some('no')])
  })

  it('sends nothing for parameters that are not JSON', () => {
    const [model, effects] = after(ready, { _tag: 'ParamsEdited', params: '{' }, { _tag: 'StateSubmitted' })

    expect([effects, model.stateForm.problem]).toEqual([[], O.some('The parameters are not JSON')])
  })
})

describe('the form of a fault', () => {
  const submitted = (...messages: ReadonlyArray<Message>) => after(emptyModel, ...messages, { _tag: 'FaultSubmitted' })

  it.each<[string, ReadonlyArray<Message>, unknown]>([
    ['as it is', [], { _tag: 'Status', status: 503 }],
    [
      'with Retry-After',
      [{ _tag: 'FaultEdited', field: 'retryAfter', text: '2' }],
      { _tag: 'Status', status: 503, retryAfter: 2 },
    ],
    ['of another kind', [{ _tag: 'FaultPicked', kind: 'Latency' }], { _tag: 'Latency', milliseconds: 2000 }],
    [
      'of a property that looks like a number',
      [
        { _tag: 'FaultPicked', kind: 'WrongType' },
        { _tag: 'FaultEdited', field: 'property', text: '7' },
      ],
      { _tag: 'WrongType', property: '7' },
    ],
    ['without fields', [{ _tag: 'FaultPicked', kind: 'Reset' }], { _tag: 'Reset' }],
  ])('sends a fault %s', (_, messages, fault) => {
    expect(submitted(...messages)[1]).toEqual([{ _tag: 'Send', command: { _tag: 'PlayFault', fault, times: 1 } }])
  })

  it.each([
    ['status', '42', 'Status, from 200 to 599'],
    ['status', 'x', 'Status, from 200 to 599'],
    ['times', '-1', 'How many operations meet it: a whole number'],
  ] as const)('refuses %s %s', (field, text, problem) => {
    const [model, effects] = submitted({ _tag: 'FaultEdited', field, text })

    expect([effects, model.faultProblem]).toEqual([[], O.some(problem)])
  })
})

describe('a command', () => {
  it.each<[Extract<Message, { _tag: 'Commanded' }>['command'], string]>([
    [{ _tag: 'LeaveStates' }, 'Left all states: back to the start.'],
    [{ _tag: 'PlayFault', fault: { _tag: 'Null' }, times: 1 }, 'The next operation meets the fault.'],
    [{ _tag: 'PlayFault', fault: { _tag: 'Null' }, times: 3 }, 'The next 3 operations meet the fault.'],
    [{ _tag: 'Assume', name: 'emptyAnswer', value: 204 }, 'emptyAnswer is now 204.'],
    [{ _tag: 'ChangeVersion', version: '9' }, 'The version is now 9.'],
    [{ _tag: 'ClearJournal' }, 'The journal is empty.'],
  ])('%j is sent, and its result is announced', (command, status) => {
    const [model, effects] = after(emptyModel, { _tag: 'Commanded', command })

    expect(effects).toEqual([{ _tag: 'Send', command }])
    expect(after(model, { _tag: 'Answered', command, result: { _tag: 'Done' } })[0].status).toBe(status)
  })

  it('that is refused leaves the values as the stub has them', () => {
    const command = { _tag: 'Assume', name: 'duplicateAddress', value: 'refused' } as const
    const result = { _tag: 'Refused', reason: 'accounts 1 and 2 have the same EMailAddress' } as const
    const [model, effects] = after(emptyModel, { _tag: 'Answered', command, result })

    expect([model.status, effects]).toEqual([`Refused: ${result.reason}.`, [{ _tag: 'FetchOverview' }]])
  })
})

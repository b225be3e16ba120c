/** The next model for a message, and what it causes. Pure. */
import { either as E, function as F, option as O } from 'fp-ts'
import type { Command, Exchanges } from '../src/ui/protocol.js'
import { toCommand } from './FaultForm.js'
import type { Effect, Message } from './Message.js'
import type { JournalModel, Model, StateForm } from './Model.js'
import type { Route } from './Route.js'

type Next = readonly [Model, ReadonlyArray<Effect>]

/** As many lines as the stub keeps. */
const most = 200

export const update = (model: Model, message: Message): Next => {
  switch (message._tag) {
    case 'Connected':
      return connected(model)
    case 'Lost':
      return [{ ...model, connection: 'lost' }, []]
    case 'Changed':
      return changed(model)
    case 'GotOverview':
      return [withExample({ ...model, overview: O.some(message.overview) }), []]
    case 'GotExchanges':
      return message.connections === model.journal.connections ? gotExchanges(model, message.exchanges) : [model, []]
    case 'GotDetail':
      return [isOn(model.route, message.detail.line.number) ? { ...model, detail: O.some(message.detail) } : model, []]
    case 'GotAccounts':
      // A response to an earlier search may come late.
      return [message.search === model.accountsSearch ? { ...model, accounts: O.some(message.accounts) } : model, []]
    case 'Answered':
      return message.result._tag === 'Done'
        ? [{ ...withoutProblems(model), status: `${doneText(message.command)}.` }, []]
        : [refused(model, message.command, message.result.reason), [{ _tag: 'FetchOverview' }]]
    case 'Failed':
      return [failed(model, message.effect, message.reason), []]
    case 'Routed':
      return routed(model, message.route)
    case 'Paused':
      return paused(model, message.isPaused)
    case 'Filtered':
      return [withJournal(model, { filter: message.filter }), []]
    case 'OnlyRefused':
      return [withJournal(model, { onlyRefused: message.onlyRefused }), []]
    case 'AccountsTurned':
      return withAccounts({ ...model, accountsAfter: message.after })
    case 'AccountsSearched':
      return withAccounts({ ...model, accountsSearch: message.search, accountsAfter: 0 })
    case 'StatePicked':
      return [withForm(model, { name: message.name, params: exampleOf(model, message.name), problem: O.none }), []]
    case 'ParamsEdited':
      return [withForm(model, { ...model.stateForm, params: message.params, problem: O.none }), []]
    case 'StateSubmitted':
      return stateSubmitted(model)
    case 'FaultPicked':
      return [{ ...model, faultForm: { ...model.faultForm, kind: message.kind }, faultProblem: O.none }, []]
    case 'FaultEdited': {
      const texts = { ...model.faultForm.texts, [message.field]: message.text }
      return [{ ...model, faultForm: { ...model.faultForm, texts }, faultProblem: O.none }, []]
    }
    case 'FaultSubmitted':
      return F.pipe(
        toCommand(model.faultForm),
        E.match(
          (problem): Next => [{ ...model, faultProblem: O.some(problem), status: problem }, []],
          (command): Next => [model, [{ _tag: 'Send', command }]],
        ),
      )
    case 'Commanded':
      return [model, [{ _tag: 'Send', command: message.command }]]
  }
}

const withJournal = (model: Model, journal: Partial<JournalModel>): Model => ({
  ...model,
  journal: { ...model.journal, ...journal },
})

const withForm = (model: Model, stateForm: StateForm): Model => ({ ...model, stateForm })

const isOn = (route: Route, number: number): boolean => route._tag === 'Exchange' && route.number === number

/** What the part that is shown needs besides the overview and the journal. */
const ofRoute = ({ route, accountsAfter: after, accountsSearch: search }: Model): ReadonlyArray<Effect> => {
  if (route._tag === 'Accounts') return [{ _tag: 'FetchAccounts', after, search }]
  return route._tag === 'Exchange' ? [{ _tag: 'FetchDetail', number: route.number }] : []
}

const withAccounts = (model: Model): Next => [model, ofRoute(model)]

/** Everything anew, because the stub may be another one than before. */
const connected = (model: Model): Next => {
  const connections = model.journal.connections + 1
  const next = withJournal(model, { lines: [], isFetching: true, isStale: false, connections })
  return [{ ...next, connection: 'live' }, [{ _tag: 'FetchOverview' }, fetchNext(next), ...ofRoute(model)]]
}

/** The request for what comes after the last line. */
const fetchNext = ({ journal: { lines, connections } }: Model): Effect => ({
  _tag: 'FetchExchanges',
  connections,
  after: lines.at(-1)?.number ?? 0,
})

const changed = (model: Model): Next => {
  const more: ReadonlyArray<Effect> = [
    { _tag: 'FetchOverview' },
    ...(model.route._tag === 'Accounts' ? ofRoute(model) : []),
  ]
  const { isFetching, isPaused } = model.journal
  if (isPaused || isFetching) return [withJournal(model, { isStale: true }), more]
  return [withJournal(model, { isFetching: true }), [...more, fetchNext(model)]]
}

const gotExchanges = (model: Model, { first, exchanges }: Exchanges): Next => {
  const before = model.journal.lines
  const lines = [...before.filter(({ number }) => first > 0 && number >= first), ...exchanges].slice(-most)
  const next = withJournal(model, { lines, isFetching: false, isStale: false })
  return model.journal.isStale && !model.journal.isPaused
    ? [withJournal(next, { isFetching: true }), [fetchNext(next)]]
    : [next, []]
}

const paused = (model: Model, isPaused: boolean): Next => {
  const next = withJournal(model, { isPaused })
  const { isStale, isFetching } = model.journal
  return isPaused || !isStale || isFetching
    ? [next, []]
    : [withJournal(next, { isFetching: true, isStale: false }), [fetchNext(model)]]
}

const routed = (model: Model, route: Route): Next => {
  const next: Model = { ...model, route, detail: O.none, status: '' }
  return [next, [...ofRoute(next), { _tag: 'FocusHeading' }]]
}

const exampleOf = ({ overview }: Model, name: string): string =>
  F.pipe(
    overview,
    O.chain(({ states }) => O.fromNullable(states.find((each) => each.name === name))),
    O.match(
      () => '{}',
      ({ example }) => example,
    ),
  )

/** The form begins with the first state, as soon as it is known. */
const withExample = (model: Model): Model =>
  F.pipe(
    model.overview,
    O.filter(() => model.stateForm.name === ''),
    O.chain(({ states }) => O.fromNullable(states[0])),
    O.match(
      () => model,
      ({ name, example }) => withForm(model, { name, params: example, problem: O.none }),
    ),
  )

const stateSubmitted = (model: Model): Next =>
  F.pipe(
    E.tryCatch(
      (): unknown => JSON.parse(model.stateForm.params),
      () => 'The parameters are not JSON',
    ),
    E.match(
      (problem): Next => [refused(model, { _tag: 'EnterState', state: '', params: null }, problem), []],
      (params): Next => [
        model,
        [{ _tag: 'Send', command: { _tag: 'EnterState', state: model.stateForm.name, params } }],
      ],
    ),
  )

/** What a command that was carried out has done. */
const doneText = (command: Command): string => {
  switch (command._tag) {
    case 'EnterState':
      return `Entered the state “${command.state}”`
    case 'LeaveStates':
      return 'Left all states: back to the start'
    case 'PlayFault':
      return command.times === 1
        ? 'The next operation meets the fault'
        : `The next ${command.times} operations meet the fault`
    case 'Assume':
      return `${command.name} is now ${command.value}`
    case 'ChangeVersion':
      return `The version is now ${command.version}`
    case 'ClearJournal':
      return 'The journal is empty'
  }
}

const withoutProblems = (model: Model): Model => ({
  ...withForm(model, { ...model.stateForm, problem: O.none }),
  faultProblem: O.none,
})

const refused = (model: Model, { _tag }: Command, reason: string): Model => {
  const next = { ...model, status: `Refused: ${reason}.` }
  if (_tag === 'EnterState') return withForm(next, { ...model.stateForm, problem: O.some(reason) })
  return _tag === 'PlayFault' ? { ...next, faultProblem: O.some(reason) } : next
}

const failed = (model: Model, effect: Effect, reason: string): Model => {
  const isOfJournal = effect._tag === 'FetchExchanges' && effect.connections === model.journal.connections
  const next = isOfJournal ? withJournal(model, { isFetching: false, isStale: true }) : model
  return { ...next, status: `${reason}.` }
}

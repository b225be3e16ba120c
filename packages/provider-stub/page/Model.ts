/** All that the page knows, as one immutable value. */
import { option as O } from 'fp-ts'
import type { AccountsPage, ExchangeDetail, ExchangeLine, Overview } from '../src/ui/protocol.js'
import { emptyFault, type FaultForm } from './FaultForm.js'
import { journal, type Route } from './Route.js'

/** The exchanges that the page has. */
export interface JournalModel {
  /** The oldest first. */
  readonly lines: ReadonlyArray<ExchangeLine>
  readonly isPaused: boolean
  /** What a line has to contain to be shown. */
  readonly filter: string
  readonly onlyRefused: boolean
  /** Whether a request for the next lines is on its way, and whether more has happened since. */
  readonly isFetching: boolean
  readonly isStale: boolean
  /** How often the page has connected: a response to a request from before the last time is an old one. */
  readonly connections: number
}

export interface StateForm {
  readonly name: string
  readonly params: string
  readonly problem: O.Option<string>
}

export interface Model {
  readonly connection: 'connecting' | 'live' | 'lost'
  readonly route: Route
  readonly overview: O.Option<Overview>
  readonly journal: JournalModel
  readonly detail: O.Option<ExchangeDetail>
  readonly accounts: O.Option<AccountsPage>
  /** The id after which the accounts begin. */
  readonly accountsAfter: number
  /** The id of an account, or a part of an address. */
  readonly accountsSearch: string
  readonly stateForm: StateForm
  readonly faultForm: FaultForm
  readonly faultProblem: O.Option<string>
  /** What the last action of the user has come to, for everybody who cannot see it. */
  readonly status: string
}

const emptyJournal: JournalModel = {
  lines: [],
  isPaused: false,
  filter: '',
  onlyRefused: false,
  isFetching: false,
  isStale: false,
  connections: 0,
}

export const emptyModel: Model = {
  connection: 'connecting',
  route: journal,
  overview: O.none,
  journal: emptyJournal,
  detail: O.none,
  accounts: O.none,
  accountsAfter: 0,
  accountsSearch: '',
  stateForm: { name: '', params: '', problem: O.none },
  faultForm: emptyFault,
  faultProblem: O.none,
  status: '',
}

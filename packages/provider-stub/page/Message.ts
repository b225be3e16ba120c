/** Everything that can happen to the page, and everything that it can cause. */
import type { AccountsPage, Command, CommandResult, ExchangeDetail, Exchanges, Overview } from '../src/ui/protocol.js'
import type { FaultField, FaultKind } from './FaultForm.js'
import type { Route } from './Route.js'

export type Message =
  // From the stub.
  | { readonly _tag: 'Connected' }
  | { readonly _tag: 'Lost' }
  | { readonly _tag: 'Changed' }
  | { readonly _tag: 'GotOverview'; readonly overview: Overview }
  | { readonly _tag: 'GotExchanges'; readonly connections: number; readonly exchanges: Exchanges }
  | { readonly _tag: 'GotDetail'; readonly detail: ExchangeDetail }
  | { readonly _tag: 'GotAccounts'; readonly search: string; readonly accounts: AccountsPage }
  | { readonly _tag: 'Answered'; readonly command: Command; readonly result: CommandResult }
  | { readonly _tag: 'Failed'; readonly effect: Effect; readonly reason: string }
  // From the user.
  | { readonly _tag: 'Routed'; readonly route: Route }
  | { readonly _tag: 'Paused'; readonly isPaused: boolean }
  | { readonly _tag: 'Filtered'; readonly filter: string }
  | { readonly _tag: 'OnlyRefused'; readonly onlyRefused: boolean }
  | { readonly _tag: 'AccountsTurned'; readonly after: number }
  | { readonly _tag: 'AccountsSearched'; readonly search: string }
  | { readonly _tag: 'StatePicked'; readonly name: string }
  | { readonly _tag: 'ParamsEdited'; readonly params: string }
  | { readonly _tag: 'StateSubmitted' }
  | { readonly _tag: 'FaultPicked'; readonly kind: FaultKind }
  | { readonly _tag: 'FaultEdited'; readonly field: FaultField; readonly text: string }
  | { readonly _tag: 'FaultSubmitted' }
  | { readonly _tag: 'Commanded'; readonly command: Command }

export type Effect =
  | { readonly _tag: 'FetchOverview' }
  | { readonly _tag: 'FetchExchanges'; readonly connections: number; readonly after: number }
  | { readonly _tag: 'FetchDetail'; readonly number: number }
  | { readonly _tag: 'FetchAccounts'; readonly after: number; readonly search: string }
  | { readonly _tag: 'Send'; readonly command: Command }
  /** Puts the focus on the heading of the part that is shown. */
  | { readonly _tag: 'FocusHeading' }

/** What happens when the page is sent a message. */
export type Dispatch = (message: Message) => void

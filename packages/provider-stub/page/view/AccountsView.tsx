/** The accounts that exist, some at a time. */
import { function as F, option as O } from 'fp-ts'
import type { VNode } from 'preact'
import type { AccountsPage } from '../../src/ui/protocol.js'
import { Code } from './ExchangeView.js'
import type { ViewProps } from './ViewProps.js'

const Accounts = ({
  accounts: { total, found, accounts, next },
  after,
  dispatch,
}: {
  readonly accounts: AccountsPage
  readonly after: number
  readonly dispatch: ViewProps['dispatch']
}): VNode => (
  <>
    <p>
      {total === 1 ? '1 account exists' : `${total} accounts exist`}
      {found < total && `, of which ${found} match`}. Passwords are not shown.
    </p>
    <ul class="accounts">
      {accounts.map(({ id, address, text }) => (
        <li key={id}>
          <details>
            <summary>
              {id} {address ?? 'without an address'}
            </summary>
            <Code text={text} label={`Account ${id}`} />
          </details>
        </li>
      ))}
    </ul>
    <div class="tools">
      <button type="button" disabled={after === 0} onClick={() => dispatch({ _tag: 'AccountsTurned', after: 0 })}>
        First accounts
      </button>
      <button
        type="button"
        disabled={next === null}
        onClick={() => next !== null && dispatch({ _tag: 'AccountsTurned', after: next })}
      >
        Next accounts
      </button>
    </div>
  </>
)

export const AccountsView = ({ model, dispatch }: ViewProps): VNode => (
  <>
    <div class="tools">
      <label>
        Id, or a part of the address
        <input
          type="search"
          value={model.accountsSearch}
          onInput={({ currentTarget }) => dispatch({ _tag: 'AccountsSearched', search: currentTarget.value })}
        />
      </label>
    </div>
    {F.pipe(
      model.accounts,
      O.match(
        () => <p>They are being loaded.</p>,
        (accounts) => <Accounts accounts={accounts} after={model.accountsAfter} dispatch={dispatch} />,
      ),
    )}
  </>
)

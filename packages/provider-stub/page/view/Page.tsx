/** The whole page: the same model gives the same page. */
import type { VNode } from 'preact'
import type { Model } from '../Model.js'
import { parts, type Route, titleOf } from '../Route.js'
import { AccountsView } from './AccountsView.js'
import { ExchangeView } from './ExchangeView.js'
import { FaultsView } from './FaultsView.js'
import { JournalView } from './JournalView.js'
import { RulesView } from './RulesView.js'
import { StatesView } from './StatesView.js'
import type { ViewProps } from './ViewProps.js'

/** The heading of the part that is shown: the focus goes there after a link. */
export const headingId = 'heading'

const connectionText: Readonly<Record<Model['connection'], string>> = {
  connecting: 'Connecting',
  live: 'Live',
  lost: 'Not connected',
}

const isCurrent = (shown: Route, { _tag }: Route): boolean =>
  shown._tag === _tag || (shown._tag === 'Exchange' && _tag === 'Journal')

const Part = (props: ViewProps): VNode => {
  switch (props.model.route._tag) {
    case 'Journal':
      return <JournalView {...props} />
    case 'Exchange':
      return <ExchangeView {...props} />
    case 'Accounts':
      return <AccountsView {...props} />
    case 'States':
      return <StatesView {...props} />
    case 'Faults':
      return <FaultsView {...props} />
    case 'Rules':
      return <RulesView {...props} />
  }
}

export const Page = ({ model, dispatch }: ViewProps): VNode => (
  <>
    <a class="skip" href="#main">
      Skip to the content
    </a>
    <header>
      <h1>so-email-stub</h1>
      <p class={`connection ${model.connection}`} role="status">
        {connectionText[model.connection]}
      </p>
      <nav aria-label="Parts of the page">
        <ul>
          {parts.map(({ href, route }) => (
            <li key={href}>
              <a href={href} aria-current={isCurrent(model.route, route) ? 'page' : undefined}>
                {titleOf(route)}
              </a>
            </li>
          ))}
          <li>
            <a href="openapi.json">OpenAPI</a>
          </li>
        </ul>
      </nav>
    </header>
    <p class="status" role="status">
      {model.status}
    </p>
    <main id="main" tabIndex={-1}>
      <h2 id={headingId} tabIndex={-1}>
        {titleOf(model.route)}
      </h2>
      <Part model={model} dispatch={dispatch} />
    </main>
  </>
)

/** The last exchanges, the newest first. */
import type { VNode } from 'preact'
import type { ExchangeLine } from '../../src/ui/protocol.js'
import { exchangeAddress } from '../Route.js'
import { durationOf, timeOf } from './format.js'
import type { ViewProps } from './ViewProps.js'

/** What a person looks for in a line. */
const wordsOf = ({ method, path, operation, status, user, refused, fault }: ExchangeLine): string =>
  [method, path, operation, status, user, refused, fault].join(' ').toLowerCase()

const isShown =
  (filter: string, onlyRefused: boolean) =>
  (line: ExchangeLine): boolean =>
    (!onlyRefused || line.refused !== null || line.fault !== null) &&
    wordsOf(line).includes(filter.trim().toLowerCase())

export const outcomeOf = ({ refused, fault, user }: ExchangeLine): string => {
  if (fault !== null) return `fault: ${fault}`
  if (refused !== null) return `refused: ${refused}`
  return user === null ? '' : `as ${user}`
}

const kindOf = ({ refused, fault, status }: ExchangeLine): string =>
  refused !== null || status >= 400 ? 'refused' : fault === null ? 'plain' : 'faulty'

const Line = ({ line }: { readonly line: ExchangeLine }): VNode => (
  <tr class={kindOf(line)}>
    <td class="number">{line.number}</td>
    <td>
      <time dateTime={new Date(line.at).toISOString()}>{timeOf(line.at)}</time>
    </td>
    <td>{line.method}</td>
    <td class="path">
      <a href={exchangeAddress(line.number)}>{line.operation ?? line.path}</a>
      {line.operation !== null && <span class="below">{line.path}</span>}
    </td>
    <td class="number">{line.status}</td>
    <td class="number">{durationOf(line.duration)}</td>
    <td class="outcome">{outcomeOf(line)}</td>
  </tr>
)

export const JournalView = ({ model: { journal }, dispatch }: ViewProps): VNode => {
  const shown = journal.lines.filter(isShown(journal.filter, journal.onlyRefused)).toReversed()
  return (
    <>
      <div class="tools">
        <label>
          Filter
          <input
            type="search"
            value={journal.filter}
            onInput={({ currentTarget }) => dispatch({ _tag: 'Filtered', filter: currentTarget.value })}
          />
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={journal.onlyRefused}
            onChange={({ currentTarget }) => dispatch({ _tag: 'OnlyRefused', onlyRefused: currentTarget.checked })}
          />
          Only refused or faulty ones
        </label>
        <button
          type="button"
          aria-pressed={journal.isPaused}
          onClick={() => dispatch({ _tag: 'Paused', isPaused: !journal.isPaused })}
        >
          Pause
        </button>
        <button type="button" onClick={() => dispatch({ _tag: 'Commanded', command: { _tag: 'ClearJournal' } })}>
          Clear
        </button>
      </div>
      {shown.length === 0 ? (
        <p>{journal.lines.length === 0 ? 'No request has come yet.' : 'No exchange matches the filter.'}</p>
      ) : (
        <section class="scroll" aria-labelledby="exchanges">
          <table>
            <caption id="exchanges">Exchanges, the newest first</caption>
            <thead>
              <tr>
                <th scope="col">No.</th>
                <th scope="col">Time</th>
                <th scope="col">Method</th>
                <th scope="col">Operation or path</th>
                <th scope="col">Status</th>
                <th scope="col">Duration</th>
                <th scope="col">Outcome</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((line) => (
                <Line key={line.number} line={line} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  )
}

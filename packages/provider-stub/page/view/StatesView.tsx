/** Provider states to enter, with their parameters. */
import { option as O } from 'fp-ts'
import type { VNode } from 'preact'
import { Loaded, Problem } from './Loaded.js'
import type { ViewProps } from './ViewProps.js'

export const StatesView = ({ model: { overview, stateForm }, dispatch }: ViewProps): VNode => (
  <Loaded overview={overview}>
    {({ states, mode, granted, tenant }) => (
      <>
        <dl class="facts">
          <dt>Installation</dt>
          <dd>{mode}</dd>
          <dt>EMail agent</dt>
          <dd>{granted ? 'granted to applications' : 'not granted to applications'}</dd>
          <dt>Tenant</dt>
          <dd>{tenant === null ? 'none' : `${tenant.contextId}, ${tenant.state}`}</dd>
        </dl>
        <form
          class="fields"
          onSubmit={(event) => {
            event.preventDefault()
            dispatch({ _tag: 'StateSubmitted' })
          }}
        >
          <label for="state">State</label>
          <select
            id="state"
            value={stateForm.name}
            onChange={({ currentTarget }) => dispatch({ _tag: 'StatePicked', name: currentTarget.value })}
          >
            {states.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
          <label for="params">Parameters, as JSON</label>
          <textarea
            id="params"
            rows={8}
            spellcheck={false}
            value={stateForm.params}
            aria-invalid={O.isSome(stateForm.problem)}
            aria-describedby="state-problem"
            onInput={({ currentTarget }) => dispatch({ _tag: 'ParamsEdited', params: currentTarget.value })}
          />
          <Problem id="state-problem" problem={stateForm.problem} />
          <div class="tools">
            <button type="submit">Enter the state</button>
            <button type="button" onClick={() => dispatch({ _tag: 'Commanded', command: { _tag: 'LeaveStates' } })}>
              Back to the start
            </button>
          </div>
        </form>
        <p class="below">
          A state replaces only what it names. Back to the start are the first accounts, no state, and no waiting fault.
        </p>
      </>
    )}
  </Loaded>
)

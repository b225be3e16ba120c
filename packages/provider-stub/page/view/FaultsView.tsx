/** Faults for the next operations to meet. */
import { option as O } from 'fp-ts'
import type { VNode } from 'preact'
import { type FaultField, type FaultKind, faultKinds, faultLabels } from '../FaultForm.js'
import { Loaded, Problem } from './Loaded.js'
import type { ViewProps } from './ViewProps.js'

const kinds = Object.keys(faultKinds) as ReadonlyArray<FaultKind> // it has no other keys

const Field = ({ field, model, dispatch }: ViewProps & { readonly field: FaultField }): VNode => (
  <>
    <label for={field}>{faultLabels[field]}</label>
    <input
      id={field}
      inputMode={field === 'property' ? 'text' : 'numeric'}
      autocomplete="off"
      value={model.faultForm.texts[field]}
      aria-invalid={O.isSome(model.faultProblem)}
      aria-describedby="fault-problem"
      onInput={({ currentTarget }) => dispatch({ _tag: 'FaultEdited', field, text: currentTarget.value })}
    />
  </>
)

export const FaultsView = ({ model, dispatch }: ViewProps): VNode => (
  <>
    <form
      class="fields"
      onSubmit={(event) => {
        event.preventDefault()
        dispatch({ _tag: 'FaultSubmitted' })
      }}
    >
      <label for="fault">Fault</label>
      <select
        id="fault"
        value={model.faultForm.kind}
        onChange={({ currentTarget }) => {
          const kind = kinds.find((each) => each === currentTarget.value)
          if (kind !== undefined) dispatch({ _tag: 'FaultPicked', kind })
        }}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {faultKinds[kind].label}
          </option>
        ))}
      </select>
      {[...faultKinds[model.faultForm.kind].fields, 'times' as const].map((field) => (
        <Field key={field} field={field} model={model} dispatch={dispatch} />
      ))}
      <Problem id="fault-problem" problem={model.faultProblem} />
      <button type="submit">Play the fault</button>
    </form>
    <h3>Waiting faults</h3>
    <Loaded overview={model.overview}>
      {({ faults }) =>
        faults.length === 0 ? (
          <p>No fault waits.</p>
        ) : (
          <ol>
            {faults.map(({ fault, times }, i) => (
              <li key={i}>
                {faultKinds[fault._tag].label}, for {times === 1 ? '1 operation' : `${times} operations`}
              </li>
            ))}
          </ol>
        )
      }
    </Loaded>
  </>
)

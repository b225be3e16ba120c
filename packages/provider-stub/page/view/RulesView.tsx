/** The version of the server, and the assumptions where nothing is documented. */
import type { VNode } from 'preact'
import type { Assumption } from '../../src/ui/protocol.js'
import { Loaded } from './Loaded.js'
import type { ViewProps } from './ViewProps.js'

const AssumptionField = ({
  assumption: { name, about, value, values },
  dispatch,
}: {
  readonly assumption: Assumption
  readonly dispatch: ViewProps['dispatch']
}): VNode => (
  <tr>
    <th scope="row">
      <label for={`assume-${name}`}>{name}</label>
    </th>
    <td>{about}</td>
    <td>
      <select
        id={`assume-${name}`}
        value={String(value)}
        onChange={({ currentTarget }) => {
          const picked = values[currentTarget.selectedIndex]
          if (picked !== undefined) dispatch({ _tag: 'Commanded', command: { _tag: 'Assume', name, value: picked } })
        }}
      >
        {values.map((each, i) => (
          <option key={each} value={String(each)}>
            {each}
            {i === 0 ? ' (default)' : ''}
          </option>
        ))}
      </select>
    </td>
  </tr>
)

export const RulesView = ({ model, dispatch }: ViewProps): VNode => (
  <Loaded overview={model.overview}>
    {({ version, versions, assumptions }) => (
      <>
        <div class="tools">
          <label>
            Version of the server
            <select
              value={version}
              onChange={({ currentTarget }) =>
                dispatch({ _tag: 'Commanded', command: { _tag: 'ChangeVersion', version: currentTarget.value } })
              }
            >
              {versions.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </select>
          </label>
        </div>
        <section class="scroll" aria-labelledby="assumptions">
          <table>
            <caption id="assumptions">Assumptions: how the stub behaves where nothing is documented</caption>
            <thead>
              <tr>
                <th scope="col">Assumption</th>
                <th scope="col">About</th>
                <th scope="col">Value</th>
              </tr>
            </thead>
            <tbody>
              {assumptions.map((assumption) => (
                <AssumptionField key={assumption.name} assumption={assumption} dispatch={dispatch} />
              ))}
            </tbody>
          </table>
        </section>
      </>
    )}
  </Loaded>
)

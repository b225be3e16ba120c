/** Which interactions of a pact can be verified on a running server, and why the others are left out. */

import { type PactInteraction, statesOf } from '../pact/Pact.js'
import { type Credentials, missingFor } from './Credentials.js'
import { liveState } from './liveStates.js'
import { writes } from './Write.js'

export interface Choice {
  readonly credentials: Credentials
  readonly readOnly: boolean
}

/** Why an interaction is left out, or `null` if it is verified. */
export const leftOut =
  ({ credentials, readOnly }: Choice) =>
  (interaction: PactInteraction): string | null => {
    const { path, headers = {} } = interaction.request
    const states = statesOf(interaction).map(liveState)
    for (const state of states) if (state?._tag === 'StubOnly') return `only a stub can show it: ${state.because}`
    const needsAccount = states.some((state) => state?._tag === 'Live' && state.writes)
    if (readOnly && (needsAccount || writes(path))) return 'it may write'
    const missing = missingFor(
      credentials,
      Object.entries(headers).flatMap(([name, values]) => values.map((value) => [name, value] as const)),
    )
    return missing === null ? null : `the environment has no credentials for its ${missing}`
  }

import type { HttpHeaders } from '@so-email/wire'
import { type PactInteraction, statesOf } from '../pact/Pact.js'
import { type Credentials, missingHeader } from './Credentials.js'
import { liveState } from './liveStates.js'
import { mayWrite } from './Write.js'

/** What a verification of a running server may do. */
export interface RunOptions {
  readonly credentials: Credentials
  /** Sends no request that may write. */
  readonly readOnly: boolean
}

const headersOf = ({ request: { headers = {} } }: PactInteraction): HttpHeaders =>
  Object.entries(headers).flatMap(([name, values]) => values.map((value) => [name, value] as const))

/** Why an interaction is left out of the verification of a running server; `null` if it is verified. */
export const leftOut =
  ({ credentials, readOnly }: RunOptions) =>
  (interaction: PactInteraction): string | null => {
    const states = statesOf(interaction).map(liveState)
    for (const state of states) if (state?._tag === 'StubOnly') return `only a stub can show it: ${state.because}`
    const createsAccount = states.some((state) => state?._tag === 'Live' && state.writes)
    if (readOnly && (createsAccount || mayWrite(interaction.request.path))) return 'it may write'
    const missing = missingHeader(credentials, headersOf(interaction))
    return missing === null ? null : `the environment has no credentials for its ${missing}`
  }

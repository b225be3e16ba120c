import { headersOf, type PactInteraction, statesOf } from '../pact/Pact.js'
import { type Credentials, missingHeader } from './Credentials.js'
import { liveState } from './liveStates.js'
import { mayWrite } from './Write.js'

/** How long the parts of a run may take, in milliseconds. */
export interface RunLimits {
  /** One exchange with the server, from the first byte of the request to the last one of the response. */
  readonly exchange: number
  /** The deletion of all accounts at the end. */
  readonly cleanup: number
  /** All verifications together. */
  readonly run: number
}

/** The limits of a run. */
export const runLimits: RunLimits = { exchange: 20_000, cleanup: 60_000, run: 600_000 }

/** What a verification of a running server may do. */
export interface RunOptions {
  readonly credentials: Credentials
  /** Sends no request that may write. */
  readonly readOnly: boolean
  /** The default is 20 seconds for an exchange, a minute for the deletion and ten minutes for the verification. */
  readonly limits?: Partial<RunLimits>
}

/** Why an interaction is left out of the verification of a running server; `null` if it is verified. */
export const leftOut =
  ({ credentials, readOnly }: RunOptions) =>
  (interaction: PactInteraction): string | null => {
    const states = statesOf(interaction).map(liveState)
    for (const state of states) if (state?._tag === 'StubOnly') return `only a stub can show it: ${state.because}`
    const createsAccount = states.some((state) => state?._tag === 'Live' && state.writes)
    if (readOnly && (createsAccount || mayWrite(interaction.request.path))) return 'it may write'
    const missing = missingHeader(credentials, headersOf(interaction.request))
    return missing === null ? null : `the environment has no credentials for its ${missing}`
  }

/** Which interactions of a pact can be verified on a running server, and why the others are left out. */
import { option as O } from 'fp-ts'
import { type PactInteraction, statesOf } from '../pact/Pact.js'
import { type Lacking, leftOutByGroup } from '../selection/groups.js'
import type { ServerVersion } from '../selection/ServerVersion.js'
import { type Credentials, missingFor } from './Credentials.js'
import { liveState } from './liveStates.js'
import { writes } from './Write.js'

export interface Choice {
  readonly credentials: Credentials
  readonly readOnly: boolean
  /** The caller's associate; `null` where it is the owner of a new account of the server. */
  readonly associateId: number | null
  /** Groups to leave out: one, as `assumption:passwords`, or all of a kind, as `assumption`. */
  readonly leaveOut: ReadonlyArray<string>
  /** The version that the server is known to have; `null` where it is found out. */
  readonly serverVersion: ServerVersion | null
}

/** Why an interaction is left out, or `null` if it is verified. */
export const leftOut =
  (choice: Choice, lacking: Lacking) =>
  (interaction: PactInteraction): string | null => {
    const { path, headers = {} } = interaction.request
    const states = statesOf(interaction).map(liveState)
    for (const state of states) if (state?._tag === 'StubOnly') return `only a stub can show it: ${state.because}`
    const needsAccount = states.some((state) => state?._tag === 'Live' && state.writes)
    if (choice.readOnly && (needsAccount || writes(path))) return 'it may write'
    const missing = missingFor(
      choice.credentials,
      Object.entries(headers).flatMap(([name, values]) => values.map((value) => [name, value] as const)),
    )
    if (missing !== null) return `the environment has no credentials for its ${missing}`
    return O.toNullable(leftOutByGroup(choice.leaveOut, lacking)(interaction))
  }

/** Which interactions of a pact can be verified on a running server, and why the others are left out. */
import { function as F, option as O } from 'fp-ts'
import { headersOf, type PactInteraction, statesOf } from '../pact/Pact.js'
import { type Lacking, leftOutByGroup } from '../selection/groups.js'
import { mayWrite, usesMailServer } from './accounts/Write.js'
import { missingHeader } from './Credentials.js'
import { liveState } from './liveStates.js'
import type { RunOptions } from './RunOptions.js'

/** Why an interaction is left out of the verification of a running server; `null` if it is verified. */
export const leftOut =
  ({ credentials, readOnly, mailServers = false, leaveOut = [] }: RunOptions, lacking: Lacking) =>
  (interaction: PactInteraction): string | null => {
    const states = statesOf(interaction).map(liveState)
    for (const state of states) if (state?._tag === 'StubOnly') return `only a stub can show it: ${state.because}`
    const createsAccount = states.some((state) => state?._tag === 'Live' && state.writes)
    if (readOnly && (createsAccount || mayWrite(interaction.request.path))) return 'it may write'
    if (!mailServers && usesMailServer(interaction.request.path)) return 'the server would log in to a mail server'
    const missing = missingHeader(credentials, headersOf(interaction.request))
    return missing === null
      ? F.pipe(interaction, leftOutByGroup(leaveOut, lacking), O.toNullable)
      : `the environment has no credentials for its ${missing}`
  }

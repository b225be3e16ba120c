/** Which interactions of a pact can be verified on a running server, and why the others are left out. */

import type { ServerVersion } from '@so-email/codecs'
import { function as F, option as O } from 'fp-ts'
import { headersOf, type PactInteraction, statesOf } from '../pact/Pact.js'
import { type Lacking, leftOutByGroup } from '../selection/groups.js'
import type { Verifier } from '../verification/Verifier.js'
import { mayWrite, usesMailServer } from './accounts/Write.js'
import { type Credentials, missingHeader } from './Credentials.js'
import { liveState } from './liveStates.js'

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
export const runLimits: RunLimits = { exchange: 20_000, cleanup: 60_000, run: 900_000 }

/** What a verification of a running server may do. */
export interface RunOptions {
  readonly credentials: Credentials
  /** Sends no request that may write. */
  readonly readOnly: boolean
  /** Sends requests for which the server logs in to a mail server too; by default it sends none. */
  readonly mailServers?: boolean
  /** The id of the caller's associate. By default it is the owner of a new account of the server. */
  readonly associateId?: number | null
  /** Groups to leave out: one, as `assumption:passwords`, or all of a kind, as `assumption`; `scenarios` for those. */
  readonly leaveOut?: ReadonlyArray<string>
  /** The version of the server. By default the run finds out what an account of the server lacks. */
  readonly serverVersion?: ServerVersion | null
  /** A verifier that several runs share, which none of them closes. By default a run has one of its own. */
  readonly verifier?: Verifier
  /** The default is 20 seconds for an exchange, a minute for the deletion and a quarter of an hour for the verification. */
  readonly limits?: Partial<RunLimits>
}

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

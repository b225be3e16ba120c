import type { ServerVersion } from '@so-email/codecs'
import type { Verifier } from '../verification/Verifier.js'
import type { Credentials } from './Credentials.js'

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

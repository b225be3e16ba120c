import type { Client } from '@so-email/client'
import type { Store } from '@so-email/store'
import type { ImportEvent } from './ImportEvent.js'
import type { ImportSource } from './source/ImportSource.js'

/** The calls that an import makes. */
export type ImportClient = Pick<
  Client,
  'saveEMailAccount' | 'getEMailAccountFromEMailAddress' | 'createDefaultEMailAccount'
>

export interface ImportSettings {
  readonly source: ImportSource
  /** With its rate limit and its tenant. */
  readonly client: ImportClient
  /** Where the accounts go, without credentials, as the site. A ledger belongs to one source and one target. */
  readonly target: string
  readonly ledger: Store
  /** How many rows are under way at once; 8 by default. */
  readonly concurrency?: number
  /**
   * Whether the address of each row of the caller is looked up before the row is sent; so by default. It is a request more a row,
   * and lets a row whose response is lost be told from an account that was there before.
   */
  readonly lookUpFirst?: boolean
  /** Whether unknown rows are looked up, after all others, and those sent that were not saved. */
  readonly resolve?: boolean
  /**
   * How long a request may still be on its way to the server when nobody waits for its response any more, in milliseconds; 30
   * seconds by default. So long an unknown row that is not found is not taken as one that was not saved.
   */
  readonly settling?: number
  /** The time for a call of the client, as in its configuration. A worker that was cut off may wait so long for a response. */
  readonly timeout?: number
  /** Lets no further row begin; those under way end as usual. */
  readonly signal?: AbortSignal
  readonly onEvent?: (event: ImportEvent) => void
  /** How long a ledger is waited for that is not available: a minute by default. */
  readonly patience?: { readonly pause: number; readonly limit: number }
}

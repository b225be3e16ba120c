import type { Counts } from './ledger/Ledger.js'

/** The state of all rows when an import ends. */
export interface ImportReport extends Counts {
  readonly total: number
  /** Whether the signal ended it. */
  readonly interrupted: boolean
}

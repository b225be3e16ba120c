import type { Row } from '@so-email/store'
import type { RowState } from './RowState.js'

/** What the ledger knows of a row. */
export interface LedgerRow {
  readonly row: number
  readonly line: number
  readonly state: RowState
  readonly address: string | null
  /** The associate in the row; 0 without one. */
  readonly associate: number
  /** The id in the row, of an account that it replaces; 0 for a new account. */
  readonly givenId: number
  /**
   * The id of the account that had the address before the row was sent, 0 if there was none, `null` if that is not known: it was
   * not looked up by the associate of the row.
   */
  readonly foundBefore: number | null
  /** When its request was about to leave, in milliseconds since 1970; `null` before. */
  readonly sentAt: number | null
  /** From when on nobody waits for its response, in milliseconds since 1970; `null` where that is not known. */
  readonly lostAt: number | null
  /** The id of the saved account. */
  readonly id: number | null
  /** Why the row is not saved. */
  readonly reason: string | null
}

export const columns = 'n, line, state, address, associate, given_id, found_before, sent_at, lost_at, saved_id, reason'

const text = (value: unknown): string | null => (value === null ? null : String(value))

const whole = (value: unknown): number | null => (value === null ? null : Number(value))

/** A row of the table. */
export const ledgerRowOf = (row: Row): LedgerRow => ({
  row: Number(row['n']),
  line: Number(row['line']),
  state: row['state'] as RowState, // only transitions write it
  address: text(row['address']),
  associate: Number(row['associate']),
  givenId: Number(row['given_id']),
  foundBefore: whole(row['found_before']),
  sentAt: whole(row['sent_at']),
  lostAt: whole(row['lost_at']),
  id: whole(row['saved_id']),
  reason: text(row['reason']),
})

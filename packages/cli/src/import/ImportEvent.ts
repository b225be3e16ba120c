import type { Counts } from './ledger/Ledger.js'
import type { Decision } from './resolution/decide.js'

interface OfRow<Tag extends string> {
  readonly _tag: Tag
  readonly row: number
  readonly line: number
}

/** What happens during an import. What concerns a row is on the disk before it is reported. */
export type ImportEvent =
  /** So many rows of the source were read and entered, the first time that it is imported. */
  | { readonly _tag: 'Read'; readonly rows: number; readonly refused: number }
  /** All rows are entered, and the first request may leave. */
  | ({ readonly _tag: 'Begun'; readonly total: number } & Counts)
  | (OfRow<'Saved'> & { readonly id: number })
  | (OfRow<'Refused'> & { readonly reason: string })
  | (OfRow<'Unknown'> & { readonly reason: string })
  /** It certainly was not carried out, and is sent again later. */
  | (OfRow<'Returned'> & { readonly reason: string })
  | (OfRow<'Resolved'> & { readonly decision: Decision })
  /** No row is sent for a time: the server has too much to do, or the ledger is not available. */
  | { readonly _tag: 'Paused'; readonly milliseconds: number; readonly reason: string }

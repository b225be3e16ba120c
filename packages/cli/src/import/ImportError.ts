import { type ClientError, errorMessage } from '@so-email/client'
import { type StoreError, storeErrorMessage } from '@so-email/store'
import type { ImportReport } from './ImportReport.js'
import type { SourceError } from './source/SourceError.js'

/** The ledger has the rows of another source, or of another target. */
export interface LedgerOfAnotherImport {
  readonly _tag: 'LedgerOfAnotherImport'
  readonly reason: string
}

/** No row has a chance now, as without valid credentials. The same import goes on from there later. */
export interface Stopped {
  readonly _tag: 'Stopped'
  readonly error: ClientError
  readonly report: ImportReport
}

/** Why an import ends before its rows do. What it did stands in the ledger. */
export type ImportError = SourceError | StoreError | LedgerOfAnotherImport | Stopped

/** An error as one paragraph for a person. */
export const importErrorMessage = (error: ImportError): string => {
  switch (error._tag) {
    case 'SourceUnreadable':
      return `The source cannot be read${error.line === null ? '' : ` from line ${error.line} on`}: ${error.reason}.`
    case 'SourceChanged':
      return 'The source was changed while it was imported. Start again with the source as it was, or with another ledger.'
    case 'LedgerOfAnotherImport':
      return `The ledger belongs to another import: ${error.reason}. Take another ledger.`
    case 'Stopped':
      return `The import stopped, and goes on when the same command is run again: ${errorMessage(error.error)}`
    default:
      return storeErrorMessage(error)
  }
}

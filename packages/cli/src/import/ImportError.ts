import type { ClientError } from '@so-email/client'
import { type StoreError, storeErrorMessage } from '@so-email/store'
import { function as F, taskEither as TE } from 'fp-ts'
import type { ImportReport } from './ImportReport.js'
import type { SourceError } from './source/SourceError.js'

/** The ledger has the rows of another source, or of another target. */
export interface LedgerOfAnotherImport {
  readonly _tag: 'LedgerOfAnotherImport'
  readonly reason: string
}

/** Why no row has a chance. */
export interface Stop {
  readonly reason: string
  /** `null` where the server has answered with success, and with nothing of use. */
  readonly error: ClientError | null
}

/** No row has a chance now, as without valid credentials. The same import goes on from there later. */
export interface Stopped extends Stop {
  readonly _tag: 'Stopped'
  readonly report: ImportReport
}

/** The ledger was lost while rows were under way: what became of them is not known before the same import is run again. */
export interface LedgerLost {
  readonly _tag: 'LedgerLost'
  readonly error: StoreError
}

/** The source could be read to its end before, and cannot be read again for the rows that are left, or was changed. */
export interface SourceLost {
  readonly _tag: 'SourceLost'
  readonly error: SourceError
  readonly report: ImportReport
}

/** Why an import ends before its rows do. What it did stands in the ledger. */
export type ImportError = SourceError | SourceLost | StoreError | LedgerOfAnotherImport | LedgerLost | Stopped

const isOfStore = (error: ImportError): error is StoreError =>
  ['InvalidLocation', 'DriverMissing', 'StoreUnavailable', 'StoreFailed'].includes(error._tag)

/** The same error, where rows were under way; with what became of them, where that can be known. */
export const whileSending =
  (report: TE.TaskEither<ImportError, ImportReport>) =>
  (error: ImportError): TE.TaskEither<ImportError, never> => {
    if (isOfStore(error)) return TE.left({ _tag: 'LedgerLost', error })
    return error._tag === 'SourceUnreadable' || error._tag === 'SourceChanged'
      ? F.pipe(
          report,
          TE.chain((report) => TE.left<ImportError>({ _tag: 'SourceLost', error, report })),
        )
      : TE.left(error)
  }

const goesOn = 'The import goes on when the same command is run again.'

/** An error as one paragraph for a person. */
export const importErrorMessage = (error: ImportError): string => {
  switch (error._tag) {
    case 'SourceUnreadable':
      return `The source cannot be read${error.line === null ? '' : ` from line ${error.line} on`}: ${error.reason}.`
    case 'SourceLost':
      return error.error._tag === 'SourceChanged'
        ? importErrorMessage(error.error)
        : `${importErrorMessage(error.error)} What was sent is in the ledger. ${goesOn}`
    case 'SourceChanged':
      return 'The source was changed while it was imported. Run the same command again with the source as it was. With another ledger, the rows that this one has as saved would be saved again.'
    case 'LedgerOfAnotherImport':
      return `The ledger belongs to another import: ${error.reason}. To go on with that import, run its command again. For a new one name another ledger, and leave out the rows that this ledger has as saved, because they would be saved again.`
    case 'LedgerLost':
      return `The ledger was lost, and what became of the rows under way is unknown. ${goesOn} ${storeErrorMessage(error.error)}`
    case 'Stopped':
      return `The import stopped, and goes on when the same command is run again: ${error.reason}`
    default:
      return storeErrorMessage(error)
  }
}

import type { ClientError } from '@so-email/client'
import type { StoreError } from '@so-email/store'
import { function as F, option as O, taskEither as TE } from 'fp-ts'
import { type Holding, holdWorker } from './holding.js'
import type { ImportError } from './ImportError.js'
import type { ImportEvent } from './ImportEvent.js'
import type { ImportSettings } from './ImportSettings.js'
import type { Ledger } from './ledger/Ledger.js'
import type { OpenSource } from './source/OpenSource.js'

/** What the parts of one run of an import share. */
export interface Run extends Holding {
  readonly settings: ImportSettings
  readonly source: OpenSource
  readonly ledger: Ledger
  readonly worker: string
  /** The associate of the caller, if known. */
  readonly caller: TE.TaskEither<ClientError, O.Option<number>>
  readonly report: (event: ImportEvent) => void
  /** Runs a statement of the ledger, again and again while it is not available. */
  readonly patiently: <A>(statement: TE.TaskEither<StoreError, A>) => TE.TaskEither<ImportError, A>
}

/** The time for a call of a client. */
export const usualTimeout = 30_000

/** Releases the rows of workers that live no more. */
export const releaseDead = ({
  settings: { ledger: store, timeout = usualTimeout },
  ledger,
  patiently,
}: Run): TE.TaskEither<ImportError, void> =>
  F.pipe(
    patiently(ledger.otherWorkers),
    TE.chain(
      TE.traverseSeqArray((worker) =>
        patiently(
          F.pipe(
            holdWorker(store, worker),
            TE.chain(
              O.match(
                () => TE.right(undefined),
                ({ release }) =>
                  F.pipe(
                    ledger.release(worker, { timeout }),
                    TE.chainFirstTaskK(() => release),
                    TE.orElseFirstTaskK(() => release),
                  ),
              ),
            ),
          ),
        ),
      ),
    ),
    TE.map(F.constVoid),
  )

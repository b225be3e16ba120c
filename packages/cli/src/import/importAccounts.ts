/**
 * Imports accounts so that no row is lost and none is saved twice, however the process ends: what is about to happen to a row
 * stands in the ledger before it happens. The same import again goes on where the last one ended.
 */
import { randomUUID } from 'node:crypto'
import { function as F, option as O, taskEither as TE } from 'fp-ts'
import { callerOf } from './callerOf.js'
import { enterRows } from './enterRows.js'
import { holding } from './holding.js'
import { type ImportError, whileSending } from './ImportError.js'
import type { ImportReport } from './ImportReport.js'
import type { ImportSettings } from './ImportSettings.js'
import { openLedger } from './ledger/Ledger.js'
import { patient, usualPatience } from './ledger/patient.js'
import { type Run, releaseDead } from './Run.js'
import { resolveRows } from './resolution/resolveRows.js'
import { type OpenSource, openSource } from './source/OpenSource.js'
import { type Ending, work } from './worker/work.js'

/** Imports the accounts of a source. Several processes that share a ledger in PostgreSQL divide the rows. */
export const importAccounts = (settings: ImportSettings): TE.TaskEither<ImportError, ImportReport> =>
  TE.bracketW(
    openSource(settings.source, { signal: settings.signal }),
    (source) =>
      F.pipe(
        runOf(settings, source),
        TE.chain((run) => TE.bracketW(TE.right(run), imported, ({ release }) => TE.fromTask(release))),
      ),
    ({ close }) => TE.fromTask(close),
  )

const runOf = (settings: ImportSettings, source: OpenSource): TE.TaskEither<ImportError, Run> => {
  const worker = randomUUID()
  const report = settings.onEvent ?? F.constVoid
  const patience = settings.patience ?? usualPatience
  const patiently = patient({
    ...patience,
    onPause: ({ reason }) => report({ _tag: 'Paused', milliseconds: patience.pause, reason }),
  })
  return F.pipe(
    patiently(openLedger(settings.ledger, worker)),
    TE.map(
      (ledger): Run => ({
        settings,
        source,
        ledger,
        worker,
        caller: callerOf(settings.client),
        report,
        patiently,
        ...holding(settings.ledger, worker),
      }),
    ),
  )
}

const imported = (run: Run): TE.TaskEither<ImportError, ImportReport> =>
  F.pipe(
    run.patiently(run.hold),
    TE.chain(() => enterRows(run)),
    TE.chainFirst(() => releaseDead(run)),
    TE.chain((total) =>
      F.pipe(
        begin(run, total),
        TE.chain(() => workAndResolve(run)),
        // What is left of this worker goes to others at once, and not when they find that it is gone.
        TE.orElseFirstW(() => run.ledger.release(run.worker, { timeout: 0 })),
        TE.chainFirst(() => run.patiently(run.ledger.release(run.worker, { timeout: 0 }))),
        TE.bindTo('ending'),
        TE.bind('report', () => reportOf(run, total)),
        TE.orElseW(whileSending(reportOf(run, total))),
      ),
    ),
    TE.chain(({ ending, report }) =>
      F.pipe(
        ending,
        O.match(
          () => TE.right(report),
          ({ reason, error }) => TE.left<ImportError>({ _tag: 'Stopped', reason, error, report }),
        ),
      ),
    ),
  )

const begin = ({ ledger, patiently, report }: Run, total: number): TE.TaskEither<ImportError, void> =>
  F.pipe(
    patiently(ledger.counts),
    TE.map((counts) => report({ _tag: 'Begun', total, ...counts })),
  )

const workAndResolve = (run: Run): TE.TaskEither<ImportError, Ending> => {
  const worked = work(run)
  return F.pipe(
    worked,
    TE.chain((ending) =>
      run.settings.resolve === true && O.isNone(ending)
        ? F.pipe(resolveRows(run), TE.chain(O.match(() => worked, F.flow(O.some, TE.right))))
        : TE.right(ending),
    ),
  )
}

const reportOf = ({ ledger, patiently, settings }: Run, total: number): TE.TaskEither<ImportError, ImportReport> =>
  F.pipe(
    patiently(ledger.counts),
    TE.map((counts) => ({ total, ...counts, interrupted: settings.signal?.aborted === true })),
  )

import { rateLimit } from '@so-email/client/rate-limit'
import { either as E, function as F, readerTaskEither as RTE, taskEither as TE } from 'fp-ts'
import { type CommandError, interrupted, wrongUsage } from '../../CommandError.js'
import { command, type Step } from '../../command/Command.js'
import { among, flag, optional, repeatable, text, wholeNumber } from '../../command/Parameter.js'
import type { Environment } from '../../Environment.js'
import { type ImportError, whileSending } from '../../import/ImportError.js'
import type { ImportReport } from '../../import/ImportReport.js'
import { importAccounts } from '../../import/importAccounts.js'
import { listRows } from '../../import/ledger/Ledger.js'
import type { LedgerRow } from '../../import/ledger/LedgerRow.js'
import { patient, usualPatience } from '../../import/ledger/patient.js'
import { formatNames, type ImportSource, isFormat } from '../../import/source/ImportSource.js'
import type { ImportedRow, Output, Planned } from '../../Output.js'
import { reporting } from '../../progress/reporting.js'
import type { Connection } from '../../settings/clientConfig.js'
import { connectionOptions, withClient } from '../../settings/withClient.js'
import { findFile } from './findFile.js'
import { connections, lanes } from './lanes.js'
import { importFailed, mostRows, planned } from './planned.js'
import { constant, ledgerLocation, mapping, sourceOf } from './sourceOf.js'

const shownRow = ({ row, line, state, address, reason }: LedgerRow): ImportedRow => ({
  row,
  line,
  state,
  address,
  reason,
})

interface Running {
  readonly ledger: string
  readonly concurrency: number
  readonly rate: number | null
  readonly resolve: boolean
  readonly withoutLookUp: boolean
  /** In seconds; 30 for null. */
  readonly settle: number | null
}

const reported = ({ ledger, resolve }: Running, report: ImportReport, rows: ReadonlyArray<LedgerRow>): Output => ({
  _tag: 'Imported',
  total: report.total,
  saved: report.saved,
  refused: report.refused,
  unknown: report.unknown,
  waiting: report.pending + report.sent,
  isInterrupted: report.interrupted,
  isResolved: resolve,
  ledger,
  rows: rows.map(shownRow),
})

/** A source that an interrupt has cut off is not an unreadable one. */
const failedWhile =
  (signal: AbortSignal) =>
  (error: ImportError): CommandError =>
    signal.aborted && error._tag === 'SourceUnreadable' ? interrupted : importFailed(error)

const importing = (source: ImportSource, connection: Connection, running: Running): Step<Output> =>
  F.pipe(
    RTE.ask<Environment>(),
    RTE.chain((environment) =>
      withClient(
        connection,
        running.rate === null ? {} : { rateLimit: rateLimit({ requests: running.rate }) },
      )((client, signal, target) =>
        TE.bracket(
          F.pipe(environment.openLedger(running.ledger), TE.mapLeft(importFailed)),
          (ledger) => {
            const { onEvent, end } = reporting(environment)
            const { patience = usualPatience } = environment
            return F.pipe(
              importAccounts({
                source,
                client,
                target,
                ledger,
                concurrency: lanes(running),
                lookUpFirst: !running.withoutLookUp,
                resolve: running.resolve,
                settling: (running.settle ?? 30) * 1000,
                signal,
                onEvent,
                patience,
              }),
              TE.bindTo('report'),
              TE.bind('rows', ({ report }) =>
                F.pipe(
                  patient({ ...patience, onPause: F.constVoid })(listRows(ledger)(['refused', 'unknown'], 0, mostRows)),
                  TE.orElseW(whileSending(TE.right(report))),
                ),
              ),
              TE.bimap(failedWhile(signal), ({ report, rows }) => reported(running, report, rows)),
              (task) => async () => task().finally(end),
            )
          },
          ({ close }) => TE.fromTask(close),
        ),
      ),
    ),
  )

const ledgerFor = (file: string, ledger: string | null): Step<string> =>
  file === '-'
    ? RTE.fromNullable(wrongUsage('the standard input needs a --ledger'))(ledger)
    : RTE.right(ledger ?? `${file}.ledger`)

const settlesWhatIsResolved = ({ settle, resolve }: Pick<Running, 'settle' | 'resolve'>) =>
  settle === null || resolve
    ? E.right({})
    : E.left(wrongUsage('--settle needs --resolve: only the rows that are looked up wait for it'))

export const importCommand = command({
  name: 'import',
  group: 'Many accounts',
  summary: 'save the accounts of a file, each exactly once',
  notes: [
    'The file holds NDJSON, JSON (one account or an array of accounts), or CSV with a header. An account has at most 1 MiB. A pipe or a device is copied to a temporary file first, up to 1 GiB.',
    'A column of a CSV has the name of its property, or --map names the property. With any --map, the columns without one are left out.',
    'Each step of a row is written to the ledger before it happens. After Ctrl-C, a crash or `kill -9`, run the same command again: it goes on, no row is lost, and none is saved twice. A row that was sent and not answered is unknown; --resolve looks it up by its address.',
    'A ledger in a file needs the package libsql beside this one. A ledger in PostgreSQL needs the package pg, and its password comes from PGPASSWORD; the same command on several machines then divides the rows.',
    'The exit code is 0 if every row is saved, 1 if a row was refused or the import stopped, and 3 if it is unknown whether a row was saved.',
  ],
  examples: [
    ['so-email import accounts.ndjson --dry-run', 'reads and checks every row, and sends nothing'],
    [
      'so-email import mailboxes.csv --map Mail=EMailAddress --map Owner=AssociateId',
      'columns with names of their own',
    ],
    [
      'so-email import mailboxes.csv --set IncomingCredentials.Server=imap.example.test',
      'a property that all rows share',
    ],
    ['so-email import accounts.ndjson --resolve', 'looks up what is unknown, and sends what was not saved'],
    ['so-email import - --format ndjson --ledger postgres://me@host/imports', 'with other machines'],
  ],
  arguments: { file: text('<file>', 'a file of accounts; - is the standard input') },
  options: {
    ...connectionOptions,
    ledger: optional(
      '--ledger <where>',
      'a file or postgres://user@host/database; <file>.ledger by default',
      ledgerLocation,
      null,
    ),
    format: among(
      formatNames,
      optional(
        '--format <format>',
        'ndjson, json or csv; by default, the end of the name decides',
        E.fromPredicate(isFormat, () => 'takes ndjson, json or csv'),
        null,
      ),
    ),
    map: repeatable('--map <column=property>', 'the property of a column; may be repeated', mapping),
    set: repeatable(
      '--set <property=value>',
      'a property of every row of a CSV whose own cell is empty; may be repeated',
      constant,
    ),
    delimiter: optional(
      '--delimiter <character>',
      'between two cells of a CSV; a comma by default',
      E.fromPredicate(
        (given: string) => /^[^"\r\n]$/.test(given),
        () => 'takes one character, which is neither a quote nor a line end',
      ),
      null,
    ),
    concurrency: optional(
      '--concurrency <rows>',
      `how many rows are sent at once, up to ${connections}; 8 by default`,
      wholeNumber(1, connections),
      8,
    ),
    rate: optional('--rate <requests>', 'how many requests leave in a second at most', wholeNumber(1, 100_000), null),
    resolve: flag('--resolve', 'look up the rows of which it is unknown whether they were saved'),
    settle: optional(
      '--settle <seconds>',
      'with --resolve: how long after its response was given up a request may still reach the server; 30 by default',
      wholeNumber(0, 86_400),
      null,
    ),
    withoutLookUp: flag(
      '--without-look-up',
      'half as many requests: no address is looked up before its row is sent, so --resolve decides less',
    ),
    dryRun: flag('--dry-run', 'read and check all rows, show the first request, and send nothing'),
  },
  run: ({ file, url, settings, ledger, dryRun, format, map, set, delimiter, ...running }) =>
    F.pipe(
      RTE.fromEither(settlesWhatIsResolved(running)),
      RTE.apS('source', sourceOf({ file, format, map, set, delimiter })),
      RTE.chainFirstTaskEitherK(() => findFile(file)),
      RTE.bind('location', () => (dryRun ? RTE.right('') : ledgerFor(file, ledger))),
      RTE.chain(({ source, location }) =>
        dryRun
          ? F.pipe(
              RTE.fromTaskEither<CommandError, Planned, Environment>(planned(source)),
              RTE.map((plan): Output => ({ _tag: 'Planned', ...plan })),
            )
          : importing(source, { url, settings }, { ...running, ledger: location }),
      ),
    ),
})

import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { givenId } from '../accounts/givenId.js'
import type { ImportError } from './ImportError.js'
import type { NewRow } from './ledger/Ledger.js'
import type { Run } from './Run.js'
import { readRows } from './source/readSource.js'
import type { SourceRow } from './source/SourceRow.js'

/** Rows that are entered with one statement. */
const mostAtOnce = 250

const newRow = ({ row, line, account }: SourceRow): NewRow =>
  F.pipe(
    account,
    E.match(
      (reason): NewRow => ({ row, line, state: 'refused', address: null, associate: 0, givenId: 0, reason }),
      (account): NewRow => ({
        row,
        line,
        state: 'pending',
        address: account.EMailAddress ?? null,
        associate: account.AssociateId ?? 0,
        givenId: givenId(account),
        reason: null,
      }),
    ),
  )

/** Recognises the import of the ledger, and enters all rows of the source once. Answers how many there are. */
export const enterRows = (run: Run): TE.TaskEither<ImportError, number> =>
  F.pipe(
    run.patiently(run.ledger.identify({ digest: run.source.digest, target: run.settings.target })),
    TE.filterOrElse(
      ({ digest }) => digest === run.source.digest,
      (): ImportError => ({
        _tag: 'LedgerOfAnotherImport',
        reason: 'it has another file, or this file read in another way (--map, --set, --delimiter, --format)',
      }),
    ),
    TE.filterOrElse(
      ({ target }) => target === run.settings.target,
      ({ target }): ImportError => ({ _tag: 'LedgerOfAnotherImport', reason: `its accounts go to ${target}` }),
    ),
    TE.chain(({ total }) => (total === null ? enterAll(run) : TE.right(total))),
  )

/** When it is interrupted, the rows are entered from the start the next time. Imperative: it walks through a stream. */
const enterAll =
  ({ ledger, patiently, report, settings, source }: Run): TE.TaskEither<ImportError, number> =>
  async () => {
    let batch: Array<NewRow> = []
    let rows = 0
    let refused = 0
    const flush = async () => {
      const entered = await patiently(ledger.enter(batch))()
      batch = []
      report({ _tag: 'Read', rows, refused })
      return entered
    }
    for await (const read of readRows(settings.source, source)()) {
      if (E.isLeft(read)) return read
      batch.push(newRow(read.right))
      rows += 1
      if (E.isLeft(read.right.account)) refused += 1
      if (batch.length < mostAtOnce) continue
      const entered = await flush()
      if (E.isLeft(entered)) return entered
      if (settings.signal?.aborted === true) return E.right(rows)
    }
    return F.pipe(
      flush,
      TE.chain(() => patiently(ledger.complete(rows))),
      TE.map(() => rows),
    )()
  }

import { setTimeout } from 'node:timers/promises'
import { either as E, function as F, option as O, taskEither as TE } from 'fp-ts'
import type { ImportError } from '../ImportError.js'
import type { LedgerRow } from '../ledger/LedgerRow.js'
import type { Run } from '../Run.js'
import { type Decision, decide } from './decide.js'

/** How long a request may be on its way after nobody waits for it any more. */
const usualSettling = 30_000

/** Looks up every unknown row once, and answers how many go again. Imperative: it walks through pages. */
export const resolveRows =
  (run: Run): TE.TaskEither<ImportError, number> =>
  async () => {
    const { ledger, patiently, settings } = run
    const caller = await callerOf(run)()
    let cleared = 0
    let last = 0
    const isAborted = () => settings.signal?.aborted === true
    while (!isAborted()) {
      const page = await patiently(ledger.unknownAfter(last))()
      if (E.isLeft(page)) return page
      if (page.right.length === 0) break
      for (const row of page.right) {
        last = row.row
        const decision = await resolveRow(run, caller)(row)()
        if (E.isLeft(decision)) return decision
        if (decision.right._tag === 'NotSaved') cleared += 1
        if (isAborted()) break
      }
    }
    return E.right(cleared)
  }

/** The associate of the caller: new accounts are made for him. That is an assumption, and 0 is nobody. */
const callerOf = ({ settings: { client } }: Run) =>
  F.pipe(
    client.createDefaultEMailAccount(),
    TE.match(
      (): O.Option<number> => O.none,
      ({ AssociateId }) => (AssociateId > 0 ? O.some(AssociateId) : O.none),
    ),
  )

const resolveRow =
  (run: Run, caller: O.Option<number>) =>
  (row: LedgerRow): TE.TaskEither<ImportError, Decision> =>
    F.pipe(
      TE.fromTask<void, ImportError>(settled(run, row)),
      TE.chain(() => run.patiently(run.ledger.isShared(row))),
      TE.chain((isShared) =>
        F.pipe(
          row.givenId !== 0 || row.address === null || row.address === ''
            ? TE.right(O.none)
            : run.settings.client.getEMailAccountFromEMailAddress({ FromAddress: row.address }),
          TE.match(
            (error): Decision => ({ _tag: 'Undecided', reason: `it could not be looked up (${error._tag})` }),
            (found): Decision => decide({ row, found, caller, isShared }),
          ),
          TE.fromTask<Decision, ImportError>,
        ),
      ),
      TE.chainFirst((decision) => write(run, row, decision)),
      TE.chainFirstIOK((decision) => () => run.report({ _tag: 'Resolved', row: row.row, line: row.line, decision })),
    )

/** Waits until the request of a row is certainly no longer on its way. */
const settled =
  ({ report, settings: { settling = usualSettling, signal } }: Run, { sentAt }: LedgerRow) =>
  async (): Promise<void> => {
    const milliseconds = Math.min((sentAt ?? 0) + settling - Date.now(), settling)
    if (milliseconds <= 0) return
    report({ _tag: 'Paused', milliseconds, reason: 'a request that was sent just now may still be on its way' })
    await setTimeout(milliseconds, undefined, { signal }).catch(F.constVoid)
  }

const write = (
  { ledger, patiently }: Run,
  { row }: LedgerRow,
  decision: Decision,
): TE.TaskEither<ImportError, boolean> => {
  switch (decision._tag) {
    case 'Found':
      return patiently(ledger.resolve('find', { row, id: decision.id }))
    case 'NotSaved':
      return patiently(ledger.resolve('clear', { row }))
    case 'Undecided':
      return TE.right(false)
  }
}

import { setTimeout } from 'node:timers/promises'
import { either as E, function as F, option as O, taskEither as TE } from 'fp-ts'
import type { ImportError } from '../ImportError.js'
import type { LedgerRow } from '../ledger/LedgerRow.js'
import { type Run, usualTimeout } from '../Run.js'
import { type Decision, decide } from './decide.js'

/** How long a request may be on its way after nobody waits for it any more. */
const usualSettling = 30_000

/**
 * Looks up every unknown row once, and lets go again those that were not saved. Imperative: it walks through the rows, and reads
 * each anew after it has waited, as another worker may have resolved it and sent it again.
 */
export const resolveRows =
  (run: Run): TE.TaskEither<ImportError, void> =>
  async () => {
    const { ledger, patiently, settings } = run
    const caller = await run.caller()
    let last = 0
    while (settings.signal?.aborted !== true) {
      const next = await patiently(ledger.unknownAfter(last))()
      if (E.isLeft(next)) return next
      if (O.isNone(next.right)) break
      const row = next.right.value
      if (await hasWaited(run, row)) continue
      last = row.row
      const resolved = await resolveRow(run, caller)(row)()
      if (E.isLeft(resolved)) return resolved
    }
    return E.right(undefined)
  }

const resolveRow =
  (run: Run, caller: O.Option<number>) =>
  (row: LedgerRow): TE.TaskEither<ImportError, void> =>
    F.pipe(
      run.patiently(run.ledger.isShared(row)),
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
      TE.bindTo('decision'),
      TE.bind('isUnchanged', ({ decision }) => write(run, row, decision)),
      TE.chainIOK(({ decision, isUnchanged }) =>
        isUnchanged ? () => run.report({ _tag: 'Resolved', row: row.row, line: row.line, decision }) : F.constVoid,
      ),
    )

/** Waits until the request of a row is certainly no longer on its way; `false` where it is so already. */
const hasWaited = async (
  { report, settings: { settling = usualSettling, timeout = usualTimeout, signal } }: Run,
  { sentAt, lostAt }: LedgerRow,
): Promise<boolean> => {
  const settled = (lostAt ?? (sentAt ?? 0) + timeout) + settling
  const milliseconds = Math.min(settled - Date.now(), settling + timeout)
  if (milliseconds <= 0) return false
  report({ _tag: 'Paused', milliseconds, reason: 'a request that got no response may still be on its way' })
  await setTimeout(milliseconds, undefined, { signal }).catch(F.constVoid)
  return true
}

/** `false` where the row is no longer the one that was looked up: another worker was here. */
const write = (
  { ledger, patiently }: Run,
  { row, sentAt: at }: LedgerRow,
  decision: Decision,
): TE.TaskEither<ImportError, boolean> => {
  switch (decision._tag) {
    case 'Found':
      return patiently(ledger.resolve('find', { row, at, id: decision.id }))
    case 'NotSaved':
      return patiently(ledger.resolve('clear', { row, at }))
    case 'Undecided':
      return TE.right(true)
  }
}

import { setTimeout } from 'node:timers/promises'
import { type ClientError, errorMessage } from '@so-email/client'
import { either as E, function as F, option as O, taskEither as TE } from 'fp-ts'
import type { ImportError } from '../ImportError.js'
import type { LedgerRow } from '../ledger/LedgerRow.js'
import { makePauses } from '../Pauses.js'
import { type Run, usualTimeout } from '../Run.js'
import { type Failed, failedBy } from '../worker/verdict.js'
import type { Ending } from '../worker/work.js'
import { type Decision, decide, type Evidence } from './decide.js'

/** How long a request may be on its way after nobody waits for it any more. */
const usualSettling = 30_000

/** As many lookups in a row that fail mean that the server answers nothing that is of use. */
const mostFailures = 10

/**
 * Looks up every unknown row once, and lets go again those that were not saved. Imperative: it walks through the rows, and reads
 * each anew after it has waited, as another worker may have resolved it and sent it again.
 */
export const resolveRows =
  (run: Run): TE.TaskEither<ImportError, Ending> =>
  async () => {
    const { ledger, patiently, report, settings } = run
    const pauses = makePauses(report, settings.signal)
    let last = 0
    let settled = ''
    let failures = 0
    while (settings.signal?.aborted !== true) {
      const next = await patiently(ledger.unknownAfter(last))()
      if (E.isLeft(next)) return next
      if (O.isNone(next.right)) break
      const row = next.right.value
      const request = `${row.row} at ${row.sentAt}`
      // It waits once for each request, because the times in the ledger may come from a clock that is ahead.
      if (request !== settled && (await hasWaited(run, row))) {
        settled = request
        continue
      }
      const found = await F.pipe(lookUp(run, row), TE.mapLeft(failed))()
      if (E.isRight(found) || found.left._tag === 'Refused') {
        failures = 0
        pauses.reset()
      } else {
        failures += 1
        const delay = found.left._tag === 'Returned' ? found.left.delay : 'none'
        if (delay === null || failures >= mostFailures) return E.right(O.some(found.left))
        if (delay !== 'none') {
          pauses.begin(delay, found.left.reason)
          await pauses.over()
          continue
        }
      }
      last = row.row
      const resolved = await resolveRow(run, row, found)()
      if (E.isLeft(resolved)) return resolved
    }
    return E.right(O.none)
  }

type Found = Pick<Evidence, 'found' | 'caller'>

/** The account of a row, and the caller where it depends on him. A row that replaces an account, or has no address, needs neither. */
const lookUp = (
  { caller, settings: { client } }: Run,
  { address, givenId }: LedgerRow,
): TE.TaskEither<ClientError, Found> =>
  givenId !== 0 || address === null || address === ''
    ? TE.right({ found: O.none, caller: O.none })
    : F.pipe(
        client.getEMailAccountFromEMailAddress({ FromAddress: address }),
        TE.bindTo('found'),
        TE.bind('caller', ({ found }) => (O.isSome(found) ? TE.right(O.none) : caller)),
      )

/** As for a row that is sent before any was saved; but a lookup that a busy server did not carry out may go again. */
const failed = (error: ClientError): Failed =>
  error._tag === 'ServerFailed' && error.status === 503
    ? { _tag: 'Returned', reason: errorMessage(error), error, delay: 'unknown' }
    : failedBy(true)(error)

const resolveRow = (run: Run, row: LedgerRow, found: E.Either<Failed, Found>): TE.TaskEither<ImportError, void> =>
  F.pipe(
    run.patiently(run.ledger.isShared(row)),
    TE.map((isShared) =>
      F.pipe(
        found,
        E.match(
          ({ reason }): Decision => ({ _tag: 'Undecided', reason: `it could not be looked up: ${reason}` }),
          (found) => decide({ row, isShared, ...found }),
        ),
      ),
    ),
    TE.bindTo('decision'),
    TE.bind('isUnchanged', ({ decision }) => run.patiently(write(run, row, decision))),
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
  { ledger: { resolve } }: Run,
  { row, sentAt: at }: LedgerRow,
  decision: Decision,
): ReturnType<typeof resolve> => {
  switch (decision._tag) {
    case 'Found':
      return resolve('find', { row, at, id: decision.id })
    case 'NotSaved':
      return resolve('clear', { row, at })
    case 'Undecided':
      return resolve('keep', { row, at, reason: decision.reason })
  }
}

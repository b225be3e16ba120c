/**
 * Sends the free rows of an import, some at a time, until none is left. Imperative: lanes that run at once share the rows and
 * the reason to stop.
 */
import { either as E, function as F, option as O, taskEither as TE } from 'fp-ts'
import type { ImportError, Stop } from '../ImportError.js'
import { makePauses } from '../Pauses.js'
import { type Run, releaseDead } from '../Run.js'
import { claimedRows } from './claimedRows.js'
import { sendRow } from './sendRow.js'
import type { Verdict } from './verdict.js'

/** As many unknown rows in a row mean that the server answers nothing that is of use. */
const mostUnknown = 10

/** As many 403 before a row is saved mean that they are about the credentials, and not about these rows. */
const mostForbidden = 10

/** Why the work ended before its rows did, if it did. */
export type Ending = O.Option<Stop>

/** It may run several times; `hasSaved` is what all of them know. */
export const work = (run: Run): TE.TaskEither<ImportError, Ending> => {
  let hasSaved = false
  return async () => {
    const { ledger, patiently, report, settings } = run
    let failure: ImportError | undefined
    let stopped: Stop | undefined
    let unknownInARow = 0
    let forbidden = 0
    const ended = new AbortController()
    const halt = settings.signal === undefined ? ended.signal : AbortSignal.any([ended.signal, settings.signal])
    const isHalted = () => halt.aborted
    const pauses = makePauses(report, halt)

    const stop = (reason: Stop) => {
      stopped ??= reason
      ended.abort()
    }
    const regard = (verdict: Verdict) => {
      hasSaved ||= verdict._tag === 'Saved'
      unknownInARow = verdict._tag === 'Unknown' ? unknownInARow + 1 : 0
      if (verdict._tag === 'Unknown' && unknownInARow >= mostUnknown) stop(verdict)
      if (verdict._tag !== 'Returned') pauses.reset()
      else if (verdict.delay !== null) pauses.begin(verdict.delay, verdict.reason)
      else {
        if (verdict.error._tag === 'Forbidden') forbidden += 1
        if (verdict.error._tag !== 'Forbidden' || forbidden >= mostForbidden) stop(verdict)
      }
    }
    const send = sendRow(run, () => hasSaved)
    const fail = (outcome: E.Either<ImportError, unknown>) => {
      if (E.isRight(outcome)) return
      failure ??= outcome.left
      ended.abort()
    }
    const lane = async (rows: AsyncGenerator<E.Either<ImportError, Parameters<typeof send>[0]>>): Promise<void> => {
      // That a row was saved is noted in the statement that notes the start of the next one.
      let noted: Promise<E.Either<ImportError, void>> = Promise.resolve(E.right(undefined))
      const sendNext = async (): Promise<boolean> => {
        const next = await rows.next()
        if (next.done) return false
        await pauses.over()
        if (isHalted()) return false
        const outcome = await F.pipe(TE.fromEither(next.value), TE.chain(send))()
        fail(outcome)
        fail(await noted)
        if (E.isLeft(outcome) || O.isNone(outcome.right)) return true
        const { verdict, note } = outcome.right.value
        noted = note()
        if (verdict._tag !== 'Saved') await noted
        regard(verdict)
        return true
      }
      while (!isHalted() && (await sendNext()));
      fail(await noted)
    }

    let isFree = true
    while (isFree && !isHalted()) {
      const rows = claimedRows(run, isHalted)()
      await Promise.all(Array.from({ length: settings.concurrency ?? 8 }, () => lane(rows)))
      if (failure !== undefined) break
      const left = await F.pipe(
        releaseDead(run),
        TE.chain(() => patiently(ledger.nextFree(1))),
      )()
      if (E.isLeft(left)) failure ??= left.left
      isFree = E.isRight(left) && O.isSome(left.right)
    }
    return failure === undefined ? E.right(O.fromNullable(stopped)) : E.left(failure)
  }
}

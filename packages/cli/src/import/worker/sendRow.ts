import { isNew, type SaveEMailAccountRequest } from '@so-email/codecs'
import type { StoreError } from '@so-email/store'
import { either as E, function as F, option as O, type task as T, taskEither as TE } from 'fp-ts'
import { givenId } from '../../accounts/givenId.js'
import type { ImportError } from '../ImportError.js'
import type { Run } from '../Run.js'
import type { SourceRow } from '../source/SourceRow.js'
import { type Verdict, verdictOf } from './verdict.js'

/** What became of a row, which `note` writes down. */
export interface SentRow {
  readonly verdict: Verdict
  readonly note: TE.TaskEither<ImportError, void>
}

/**
 * Sends one row: notes that it is about to leave, and sends it. `none` if it was taken from this worker before it left. What
 * became of it is noted by the caller, together with the next row. A row that is no account is refused.
 */
export const sendRow =
  (run: Run, hasSaved: () => boolean) =>
  (claimed: SourceRow): TE.TaskEither<ImportError, O.Option<SentRow>> => {
    const sent = (verdict: Verdict, at: number | null) => O.some({ verdict, note: note(run, claimed, at, verdict) })
    return F.pipe(
      claimed.account,
      E.match(
        (reason) => TE.right(sent({ _tag: 'Refused', reason }, null)),
        (account) =>
          F.pipe(
            TE.fromTask(foundBefore(run, account)),
            TE.chain((id) => inTime(run.patiently(leaving(run, claimed, id)))),
            TE.chain(({ isMine, at }) =>
              isMine
                ? F.pipe(
                    TE.fromTask(run.settings.client.saveEMailAccount(account)),
                    TE.map((result) => sent(verdictOf(hasSaved(), givenId(account))(result), at)),
                  )
                : TE.right(O.none),
            ),
          ),
      ),
    )
  }

/** The time, but none before `past`: a clock may be set back. */
const nowOrAfter = (past: number): number => Math.max(Date.now(), past)

/** Notes that a row is about to leave, at the time of this attempt to note it: the ledger may have been waited for. */
const leaving = ({ ledger }: Run, { row }: SourceRow, id: number | null) => {
  let since: number | undefined
  return F.pipe(
    TE.fromIO<number, StoreError>(() => nowOrAfter(since ?? 0)),
    TE.bindTo('at'),
    TE.bind('isMine', ({ at }) => {
      since ??= at
      return ledger.change.send({ row, id, at, since })
    }),
  )
}

/** How long the ledger may take to note a row, in milliseconds: a statement takes 11 seconds at most. */
const longestNote = 15_000

/** Notes it once more if it took longer, as where the machine has slept: other workers may have given the row up. */
const inTime = <Noted extends { readonly isMine: boolean; readonly at: number }>(
  note: TE.TaskEither<ImportError, Noted>,
): TE.TaskEither<ImportError, Noted> =>
  F.pipe(
    note,
    TE.chain((noted) => (noted.isMine && Date.now() - noted.at > longestNote ? inTime(note) : TE.right(noted))),
  )

/** The account that has the address already: 0 if there is none, `null` if that is not known, as where the row is of another. */
const foundBefore = (
  { caller, settings: { client, lookUpFirst = true } }: Run,
  account: SaveEMailAccountRequest,
): T.Task<number | null> => {
  const { AssociateId, EMailAddress: FromAddress = null } = account
  return lookUpFirst && isNew(account) && FromAddress !== null && FromAddress !== ''
    ? F.pipe(
        caller,
        TE.filterOrElseW(
          O.exists((id) => id === AssociateId),
          F.constNull,
        ),
        TE.chainW(() => client.getEMailAccountFromEMailAddress({ FromAddress })),
        TE.match(
          F.constNull,
          O.match(F.constant<number>(0), ({ EMailAccountId }) => EMailAccountId),
        ),
      )
    : async () => null
}

const note = (
  { ledger: { change }, patiently, report }: Run,
  { row, line }: SourceRow,
  at: number | null,
  verdict: Verdict,
): TE.TaskEither<ImportError, void> => {
  const write = (): ReturnType<typeof change.save> => {
    switch (verdict._tag) {
      case 'Saved':
        return change.save({ row, id: verdict.id })
      case 'Refused':
        return change.refuse({ row, reason: verdict.reason })
      case 'Unknown':
        return change.lose({ row, at: nowOrAfter(at ?? 0), reason: verdict.reason })
      case 'Returned':
        return change.giveBack({ row, at, reason: verdict.reason })
    }
  }
  return F.pipe(
    patiently(write()),
    TE.chainIOK(() => () => {
      if (verdict._tag === 'Saved') report({ _tag: 'Saved', row, line, id: verdict.id })
      else report({ _tag: verdict._tag, row, line, reason: verdict.reason })
    }),
  )
}

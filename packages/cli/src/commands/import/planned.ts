/** What an import would do, without sending anything. */
import { saveEMailAccount } from '@so-email/codecs'
import { either as E, type taskEither as TE } from 'fp-ts'
import type { CommandError } from '../../CommandError.js'
import type { ImportError } from '../../import/ImportError.js'
import type { ImportSource } from '../../import/source/ImportSource.js'
import { checkRows } from '../../import/source/readSource.js'
import type { ImportedRow, Planned } from '../../Output.js'
import { waitingRequest } from '../notSent.js'

export const importFailed = (error: ImportError): CommandError => ({ _tag: 'ImportFailed', error })

/** The most rows of a report. */
export const mostRows = 1000

/** What would be sent. Imperative: the rows come as they are read, and only the first of them are kept. */
export const planned =
  (source: ImportSource): TE.TaskEither<CommandError, Planned> =>
  async () => {
    const rows: Array<ImportedRow> = []
    let plan: Planned = { total: 0, valid: 0, first: null, rows }
    for await (const each of checkRows(source)) {
      if (E.isLeft(each)) return E.left(importFailed(each.left))
      const { row, line, account } = each.right
      if (E.isLeft(account)) {
        if (rows.length < mostRows) rows.push({ row, line, state: 'refused', address: null, reason: account.left })
        plan = { ...plan, total: plan.total + 1 }
      } else {
        const first = plan.first ?? waitingRequest(saveEMailAccount, account.right)
        plan = { ...plan, total: plan.total + 1, valid: plan.valid + 1, first }
      }
    }
    return E.right(plan)
  }

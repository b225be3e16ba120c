/** Kills importing processes, and compares what was acknowledged with what the server has and what the ledger knows. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { RunningStub } from '@so-email/provider-stub'
import type { Store } from '@so-email/store'
import { listRows } from '../../src/import/ledger/Ledger.js'
import type { LedgerRow } from '../../src/import/ledger/LedgerRow.js'
import { right } from './importing.js'

const script = fileURLToPath(new URL('importingProcess.mjs', import.meta.url))

/** An import that runs in a process of its own. */
export interface Importing {
  /** Kills it when it has acknowledged so many rows, and so many milliseconds later, unless it ends before; waits until it is gone. */
  readonly killAfter: (rows: number, delay: number) => Promise<void>
  readonly ended: Promise<number | null>
}

/** The rows that were acknowledged, with the ids of their accounts. */
export type Acknowledged = Map<number, number>

export const startImport = (argv: ReadonlyArray<string>, acknowledged: Acknowledged): Importing => {
  const child: ChildProcess = spawn(process.execPath, [script, ...argv], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close').then(([code]) => code as number | null) // the documented argument
  let seen = 0
  let most = Number.POSITIVE_INFINITY
  let delay = 0
  if (child.stdout !== null)
    createInterface({ input: child.stdout }).on('line', (line) => {
      // A line that was cut by the kill is no acknowledgement.
      const [, row, id] = /^(\d+) (\d+)$/.exec(line) ?? []
      if (row === undefined) return
      acknowledged.set(Number(row), Number(id))
      seen += 1
      // Between two acknowledgements as well as right after one.
      if (seen === most) setTimeout(() => child.kill('SIGKILL'), delay)
    })
  return {
    killAfter: async (rows, after) => {
      most = seen + rows
      delay = after
      await ended
    },
    ended,
  }
}

/** All rows of a ledger. */
export const ledgerRows = async (store: Store): Promise<ReadonlyArray<LedgerRow>> =>
  right(await listRows(store)(['pending', 'sent', 'saved', 'refused', 'unknown'], 0, 1_000_000)())

/** What is wrong after some kills: nothing, if no row was lost and none was saved twice. */
export const faultsIn = (
  stub: RunningStub,
  acknowledged: Acknowledged,
  rows: ReadonlyArray<LedgerRow>,
): ReadonlyArray<string> => {
  const saved = new Map<string | null, ReadonlyArray<number>>()
  for (const { EMailAddress, EMailAccountId } of [...stub.accounts.all()].slice(1))
    saved.set(EMailAddress, [...(saved.get(EMailAddress) ?? []), EMailAccountId])
  return rows.flatMap(({ row, address, state, id }) => {
    const ids = saved.get(address) ?? []
    const said = acknowledged.get(row)
    const faults: Array<string> = []
    if (ids.length > 1) faults.push(`row ${row} was saved ${ids.length} times`)
    if (said !== undefined && ids[0] !== said) faults.push(`row ${row} was acknowledged as ${said}, and is ${ids[0]}`)
    if (said !== undefined && (state !== 'saved' || id !== said))
      faults.push(`row ${row} was acknowledged, and is ${state}`)
    if (state === 'saved' && ids[0] !== id) faults.push(`row ${row} is noted as saved, and is not`)
    if (ids.length > 0 && !['saved', 'sent', 'unknown'].includes(state))
      faults.push(`row ${row} was saved, and is ${state}`)
    return faults
  })
}

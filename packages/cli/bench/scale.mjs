// `pnpm bench scale`: an import by the number of its workers and by the kind of its ledger, against a stub that answers after
// 20 ms; and the memory of an import of 100,000 rows, without a network.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openStore } from '@so-email/store'
import { makeSchema, startPostgres } from '@so-email/testing/postgres'
import { taskEither as TE } from 'fp-ts'
import { importAccounts } from '../dist/import/importAccounts.js'

const rows = Number(process.argv[2] ?? 2_000)
const many = Number(process.argv[3] ?? 100_000)
const latency = 20

const folder = mkdtempSync(join(tmpdir(), 'scale-'))
const fileOf = (count) => {
  const path = join(folder, `${count}.ndjson`)
  const lines = Array.from({ length: count }, (_, i) => `{"EMailAddress":"row${i}@example.test","AssociateId":244}\n`)
  writeFileSync(path, lines.join(''))
  return path
}

const start = (script, ...argv) =>
  spawn(process.execPath, [join(import.meta.dirname, script), ...argv.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })

const lineOf = async (child) => (await once(createInterface({ input: child.stdout }), 'line'))[0]

const measure = async (location, workers, lookUpFirst) => {
  const stub = start('stub.mjs', latency)
  const url = await lineOf(stub)
  const path = fileOf(rows)
  const began = performance.now()
  const running = Array.from({ length: workers }, () => start('worker.mjs', location, path, url, lookUpFirst))
  const done = (await Promise.all(running.map(lineOf))).map((line) => JSON.parse(line))
  const took = performance.now() - began
  stub.kill()
  const sum = (of) => done.reduce((total, each) => total + of(each), 0)
  const sending = Math.max(...done.map((each) => each.took))
  return {
    saved: sum(({ saved }) => saved),
    'rows/s': Math.round((rows / sending) * 1000),
    'with start': Math.round((rows / took) * 1000),
    'by worker': done.map(({ saved }) => saved).join(' + '),
    'statements/row': Number((sum(({ statements }) => statements) / rows).toFixed(2)),
    'ms/row': Number((sum(({ inLedger }) => inLedger) / rows).toFixed(2)),
    'x SELECT 1': Number(
      (sum(({ inLedger }) => inLedger) / rows / (sum(({ roundTrip }) => roundTrip) / workers)).toFixed(2),
    ),
    'x a save': Number((sum(({ inLedger }) => inLedger) / sum(({ inSaves }) => inSaves)).toFixed(3)),
  }
}

const postgres = await startPostgres()
try {
  const table = {}
  for (const lookUpFirst of [false, true]) {
    const what = lookUpFirst ? ', looked up first' : ''
    table[`file, 1 worker${what}`] = await measure(join(folder, `ledger-${lookUpFirst}.db`), 1, lookUpFirst)
    for (const workers of [1, 2, 4])
      table[`PostgreSQL, ${workers} worker(s)${what}`] = await measure(
        await makeSchema(postgres.url),
        workers,
        lookUpFirst,
      )
  }
  process.stdout.write(`\n${rows} rows, 8 at once in each worker, a stub that answers after ${latency} ms\n`)
  console.table(table)

  const mebibytes = () => {
    globalThis.gc()
    return Number((process.memoryUsage().heapUsed / 2 ** 20).toFixed(1))
  }
  const memory = {}
  let saved = 0
  const { right: ledger } = await openStore(join(folder, 'many.db'))()
  const path = fileOf(many)
  const began = performance.now()
  await importAccounts({
    source: { input: { path }, format: 'ndjson' },
    target: 'nowhere',
    ledger,
    lookUpFirst: false,
    // What is measured is what the import itself keeps.
    client: {
      saveEMailAccount: () => TE.fromTask(() => new Promise((done) => setImmediate(() => done({ EMailAccountId: 1 })))),
    },
    onEvent: ({ _tag, rows: read }) => {
      if (_tag === 'Read' && read % (many / 2) === 0) memory[`read ${read}`] = { 'heap MiB': mebibytes() }
      if (_tag === 'Saved' && ++saved % (many / 5) === 0)
        memory[`saved ${saved}`] = {
          'heap MiB': mebibytes(),
          'rows/s': Math.round((saved / (performance.now() - began)) * 1000),
        }
    },
  })()
  await ledger.close()
  process.stdout.write(`\n${many} rows with a ledger in a file, and no network\n`)
  console.table(memory)
} finally {
  await postgres.remove()
  rmSync(folder, { recursive: true, force: true })
}

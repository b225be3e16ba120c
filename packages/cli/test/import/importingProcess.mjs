// An import in a process of its own, as a command runs it. It prints what is acknowledged, a line for each row.
import { writeSync } from 'node:fs'
import { basic, makeClient } from '@so-email/client'
import { openStore } from '@so-email/store'
import { importAccounts } from '../../dist/import/importAccounts.js'

const [ledger, path, url, more = '{}'] = process.argv.slice(2)
const opened = await openStore(ledger)()
const made = makeClient({ baseUrl: url, auth: basic({ user: 'tje0', password: 'Tje0' }) })
const { left, right } = await importAccounts({
  source: { input: { path }, format: 'ndjson' },
  client: made.right,
  target: url,
  ledger: opened.right,
  // A line that was written is one that a person has seen, so it is written before anything else happens.
  onEvent: (event) => event._tag === 'Saved' && writeSync(1, `${event.row} ${event.id}\n`),
  ...JSON.parse(more),
})()
await made.right.close()
await opened.right.close()
if (left !== undefined) console.error(JSON.stringify(left))
process.exitCode = right === undefined ? 1 : 0

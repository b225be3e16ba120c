// One worker of an import, in a process of its own. It prints what it did: rows, statements of the ledger, and milliseconds in
// these, in saves, and in a statement that does nothing.
import { basic, makeClient } from '@so-email/client'
import { openStore } from '@so-email/store'
import { importAccounts } from '../dist/import/importAccounts.js'

const [location, path, url, lookUpFirst] = process.argv.slice(2)
const { right: store } = await openStore(location)()
const { right: client } = makeClient({ baseUrl: url, auth: basic({ user: 'tje0', password: 'Tje0' }) })
let saved = 0
let statements = 0
let inLedger = 0
let inSaves = 0
let began = 0
const { left } = await importAccounts({
  source: { input: { path }, format: 'ndjson' },
  client: {
    ...client,
    saveEMailAccount: (account) => async () => {
      const start = performance.now()
      const result = await client.saveEMailAccount(account)()
      inSaves += performance.now() - start
      return result
    },
  },
  target: url,
  lookUpFirst: lookUpFirst === 'true',
  ledger: {
    ...store,
    query: (sql, parameters) => async () => {
      const start = performance.now()
      const rows = await store.query(sql, parameters)()
      if (began > 0) inLedger += performance.now() - start
      if (began > 0) statements += 1
      return rows
    },
  },
  onEvent: ({ _tag }) => {
    if (_tag === 'Begun') began = performance.now()
    if (_tag === 'Saved') saved += 1
  },
})()
const took = performance.now() - began
const idle = performance.now()
for (let i = 0; i < 100; i++) await store.query('SELECT 1')()
const roundTrip = (performance.now() - idle) / 100
await client.close()
await store.close()
if (left !== undefined) throw new Error(JSON.stringify(left))
console.log(JSON.stringify({ saved, statements, inLedger, inSaves, took, roundTrip }))

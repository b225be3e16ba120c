// `saveEMailAccounts` over 100,000 accounts from a generator: memory must not grow with their number. No network: what is
// measured is what the client itself keeps.
import { basic, errorMessage, makeClient } from '@so-email/client'
import { either as E } from 'fp-ts'

const count = 100_000
const answer = new TextEncoder().encode(
  JSON.stringify({
    EMailAccountId: 1,
    EMailAddress: 'ops@example.test',
    AssociateId: 0,
    IncomingCredentials: null,
    OutgoingCredentials: null,
    AccountStatus: 0,
    ErrorCount: 0,
    ErrorReason: '',
  }),
)
const response = { status: 200, headers: [['Content-Type', 'application/json']], body: answer }
const made = makeClient({
  baseUrl: 'https://crm.example.test',
  auth: basic({ user: 'u', password: 'p' }),
  transport: () => () => new Promise((resolve) => setImmediate(() => resolve(E.right(response)))),
})
if (E.isLeft(made)) throw new Error(errorMessage(made.left))
const client = made.right

const accounts = function* () {
  for (let i = 0; i < count; i++) yield { EMailAddress: `a${i}@example.test`, AssociateId: i }
}

const mebibytes = () => {
  globalThis.gc()
  return (process.memoryUsage().heapUsed / 2 ** 20).toFixed(1)
}

const rows = {}
const start = performance.now()
let saved = 0
for await (const { result } of client.saveEMailAccounts(accounts(), { concurrency: 8 })) {
  if (E.isLeft(result)) throw new Error(result.left._tag)
  if (++saved % 20_000 === 0) rows[saved] = { 'heap MiB': mebibytes(), 'accounts/s': perSecond() }
}
process.stdout.write('\nsaving many accounts, 8 at a time\n')
console.table(rows)
await client.close()

function perSecond() {
  return Math.round((saved / (performance.now() - start)) * 1000)
}

// `pnpm bench scale`: a stub in memory, in a file and in PostgreSQL, by the number of its processes and of its accounts. Every
// stub is a process of its own. CPU and not time where the machine may be busy with something else.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { makeSchema, startPostgres } from '../../../.ci/postgres.mjs'
import { headers } from './exchange.mjs'

const command = fileURLToPath(new URL('../dist/so-email-stub.cjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'scale-'))
const agent = '/api/v1/Agents/EMail'
const amount = Number(process.argv[2] ?? 10_000)
const sizes = (process.argv[3] ?? '1000,10000,100000').split(',').map(Number)

/** Of all threads, in milliseconds; of Linux only. */
const cpuOf = ({ pid }) =>
  readdirSync(`/proc/${pid}/task`).reduce(
    (sum, thread) => sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6,
    0,
  )
const residentOf = ({ pid }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024

const start = async (...args) => {
  const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  return { child, url: line.replace('listening on ', ''), cpu: cpuOf(child) }
}
const stop = async ({ child }) => {
  child.kill()
  await once(child, 'close')
}

const operations = {
  get: (i) => [`GetEMailAccount?eMailAccountId=${i + 1}`, null],
  save: (i) => [
    'SaveEMailAccount',
    { EMailAccountId: i + 1, EMailAddress: `account${i}@example.test`, AssociateId: 244, InboxFolder: 'INBOX' },
  ],
  'by address': (i) => ['GetEMailAccountFromEMailAddress', { FromAddress: `account${i}@example.test` }],
}

/** Requests a second, and CPU of the stubs a request, with all accounts in turn. */
const load = async (stubs, operation, accounts) => {
  const before = stubs.map(({ child }) => cpuOf(child))
  const requests = Array.from({ length: Math.min(accounts, 1000) }, (_, i) => {
    const [path, body] = operation(Math.floor((i * accounts) / Math.min(accounts, 1000)))
    return { method: 'POST', path: `${agent}/${path}`, headers, body: JSON.stringify(body) }
  })
  const began = performance.now()
  const results = await Promise.all(
    stubs.map(({ url }) =>
      autocannon({ url, connections: 50 / stubs.length, amount: amount / stubs.length, requests }),
    ),
  )
  const seconds = (performance.now() - began) / 1000
  const answered = results.reduce((sum, each) => sum + each['2xx'], 0)
  if (answered === 0 || results.some(({ non2xx, errors }) => non2xx + errors > 0))
    throw new Error('not every request was answered')
  const cpu = stubs.reduce((sum, { child }, i) => sum + cpuOf(child) - before[i], 0)
  return { perSecond: Math.round(answered / seconds), cpu: Math.round((cpu / answered) * 1000) }
}

const seedOf = (accounts) => {
  const file = join(folder, `seed-${accounts}.json`)
  const all = Array.from({ length: accounts }, (_, i) => ({
    EMailAccountId: i + 1,
    EMailAddress: `account${i}@example.test`,
    AssociateId: 244,
  }))
  writeFileSync(file, JSON.stringify(all))
  return file
}

const postgres = await startPostgres()
let files = 0
const places = {
  memory: async () => [],
  file: async () => ['--data', join(folder, `${files++}.db`)],
  PostgreSQL: async () => ['--data', await makeSchema(postgres.url)],
}

try {
  const few = 1_000
  const speeds = {}
  for (const [name, place, processes] of [
    ['in memory', places.memory, 1],
    ['in a file', places.file, 1],
    ['in PostgreSQL', places.PostgreSQL, 1],
    ['in PostgreSQL, two processes', places.PostgreSQL, 2],
  ]) {
    const args = ['--seed', seedOf(few), ...(await place())]
    const stubs = [await start(...args)]
    for (let i = 1; i < processes; i++) stubs.push(await start(...args))
    await load(stubs, operations.save, few) // warms up
    speeds[name] = {}
    for (const [what, operation] of Object.entries(operations)) {
      const { perSecond, cpu } = await load(stubs, operation, few)
      speeds[name][`${what}/s`] = perSecond
      speeds[name][`${what} CPU us`] = cpu
    }
    await Promise.all(stubs.map(stop))
  }
  console.log(`Requests with ${few} accounts, 50 connections`)
  console.table(speeds)

  const growth = {}
  for (const [name, place] of Object.entries(places))
    for (const accounts of sizes) {
      const args = ['--seed', seedOf(accounts), ...(await place())]
      if (name !== 'memory') await stop(await start(...args)) // fills it
      const stub = await start(...(name === 'memory' ? args : args.slice(2)))
      const row = { 'start CPU ms': Math.round(stub.cpu), 'MiB at start': Math.round(residentOf(stub.child)) }
      await load([stub], operations.save, accounts)
      for (const [what, operation] of Object.entries(operations))
        row[`${what} CPU us`] = (await load([stub], operation, accounts)).cpu
      row['MiB after'] = Math.round(residentOf(stub.child))
      growth[`${name}, ${accounts}`] = row
      await stop(stub)
    }
  console.log('Growth')
  console.table(growth)
} finally {
  await postgres.remove()
  rmSync(folder, { recursive: true, force: true })
}

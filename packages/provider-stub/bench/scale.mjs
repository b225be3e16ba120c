// `pnpm bench scale`: a stub in memory, in a file and in PostgreSQL, by the number of its processes and of its accounts. Every
// stub is a process of its own. CPU and not time where the machine may be busy with something else.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { makeSchema, startPostgres } from '@so-email/testing/postgres'
import { headers } from './exchange.mjs'

const command = fileURLToPath(new URL('../dist/so-email-stub.cjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'scale-'))
const agent = '/api/v1/Agents/EMail'
const amount = Number(process.argv[2] ?? 4_000)
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

const connections = 50

/** A request as it is sent; a client that does more would take the processor from the stubs. */
const bytesOf = ([path, body]) => {
  const text = JSON.stringify(body)
  const fields = { Host: 'localhost', ...headers, 'Content-Length': Buffer.byteLength(text) }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`POST ${agent}/${path} HTTP/1.1\r\n${lines.join('')}\r\n${text}`, 'latin1')
}

/** Sends requests on one connection, each after the response before it, as long as there are any. */
const send = (url, next) =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
      .setNoDelay(true)
      .setEncoding('latin1')
    let received = ''
    const sendNext = () => {
      const request = next()
      if (request === undefined) return resolve(socket.destroy())
      socket.write(request)
    }
    socket.on('data', (text) => {
      received += text
      const end = received.indexOf('\r\n\r\n') + 4
      if (end < 4 || received.length < end + Number(/content-length: (\d+)/i.exec(received)?.[1])) return
      if (!received.startsWith('HTTP/1.1 200')) return reject(new Error(received))
      received = ''
      sendNext()
    })
    socket.on('error', reject)
    sendNext()
  })

/** Requests a second, and CPU of the stubs a request, with accounts from everywhere in turn. */
const load = async (stubs, operation, accounts) => {
  const requests = Array.from({ length: 1_000 }, (_, i) => bytesOf(operation(Math.floor((i * accounts) / 1_000))))
  const before = stubs.map(({ child }) => cpuOf(child))
  const began = performance.now()
  let sent = 0
  const next = () => (sent < amount ? requests[sent++ % requests.length] : undefined)
  await Promise.all(Array.from({ length: connections }, (_, i) => send(stubs[i % stubs.length].url, next)))
  const cpu = stubs.reduce((sum, { child }, i) => sum + cpuOf(child) - before[i], 0)
  return {
    perSecond: Math.round((amount / (performance.now() - began)) * 1_000),
    cpu: Math.round((cpu / amount) * 1_000),
  }
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
    for (const operation of Object.values(operations)) await load(stubs, operation, few) // warms up
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
      for (const operation of Object.values(operations)) await load([stub], operation, accounts) // warms up
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

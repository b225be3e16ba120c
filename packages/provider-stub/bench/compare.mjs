// `pnpm bench stub`: requests and CPU at 50 connections, start to first answer, and resident memory, beside what others
// take. Every server is a process of its own and takes its turn in every round; the medians of the rounds are shown.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import autocannon from 'autocannon'
import { headers, path, requestBody } from './exchange.mjs'
import { servers } from './servers.mjs'

const rounds = Number(process.argv[2] ?? 5)
/** Of each server: a start varies more than a load. */
const startRounds = 3 * rounds
const seconds = 2
const connections = 50
const floor = 'bare node:http'

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

const ask = (port) =>
  fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body: requestBody }).then(
    async (response) => (await response.arrayBuffer()) && response.ok,
    () => false,
  )

/** Starts a server; how long it took to answer, in milliseconds. */
const start = async (name) => {
  const port = await freePort()
  const [command, args] = servers[name](port)
  const began = performance.now()
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  while (!(await ask(port))) {
    if (child.exitCode !== null) throw new Error(`${name} did not start`)
    await wait(2)
  }
  return { name, port, child, took: performance.now() - began }
}

const stop = async ({ child }) => {
  child.kill()
  if (child.exitCode === null) await once(child, 'close')
}

// Of Linux only: elsewhere the two columns stay empty.
const clockTicks = Number(spawnSync('getconf', ['CLK_TCK']).stdout ?? 100)
const proc = (child, file) => {
  try {
    return readFileSync(`/proc/${child.pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
const cpuSeconds = (child) => {
  const [user, system] = proc(child, 'stat').split(') ')[1]?.split(' ').slice(11, 13) ?? []
  return (Number(user) + Number(system)) / clockTicks
}
const residentMiB = (child) => Number(/VmRSS:\s+(\d+)/.exec(proc(child, 'status'))?.[1]) / 1024

const load = async ({ port, child }, duration) => {
  const before = cpuSeconds(child)
  const result = await autocannon({
    url: `http://127.0.0.1:${port}${path}`,
    method: 'POST',
    headers,
    body: requestBody,
    connections,
    duration,
  })
  const answered = result['2xx']
  if (answered === 0 || result.non2xx > 0 || result.errors > 0) throw new Error('not every request was answered')
  return { perSecond: answered / result.duration, cpu: ((cpuSeconds(child) - before) / answered) * 1e6 }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
const names = Object.keys(servers)

const starts = new Map(names.map((name) => [name, []]))
for (let round = 0; round < startRounds; round++)
  for (const name of names) {
    const server = await start(name)
    starts.get(name).push(server.took)
    await stop(server)
  }

const running = []
for (const name of names) running.push(await start(name))
const fresh = new Map(running.map(({ name, child }) => [name, residentMiB(child)]))
const measured = new Map(names.map((name) => [name, []]))
for (const server of running) await load(server, 4) // warms up
for (let round = 0; round < rounds; round++)
  for (const server of running) measured.get(server.name).push(await load(server, seconds))

console.table(
  Object.fromEntries(
    running.map(({ name, child }) => {
      const own = measured.get(name)
      const bare = measured.get(floor)
      const x = (key) => median(own.map((each, round) => each[key] / bare[round][key])).toFixed(2)
      return [
        name,
        {
          'requests/s': Math.round(median(own.map(({ perSecond }) => perSecond))),
          'x bare': x('perSecond'),
          'CPU us/request': Math.round(median(own.map(({ cpu }) => cpu))),
          'CPU x bare': x('cpu'),
          'start ms': Math.round(median(starts.get(name))),
          'start x bare': (median(starts.get(name)) / median(starts.get(floor))).toFixed(2),
          'RSS MiB start': Math.round(fresh.get(name)),
          'RSS MiB after': Math.round(residentMiB(child)),
        },
      ]
    }),
  ),
)
await Promise.all(running.map(stop))

// `pnpm bench client`: requests a second and CPU a request of one save, with 1 and with 50 in flight, beside what others
// take. Every candidate has a process of its own and takes its turn in every round; the medians of the rounds are shown.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { candidates } from './candidates.mjs'

const rounds = 7
/** As many as V8 needs to compile the longest of them. */
const warmUp = 8000
const loads = [
  { inFlight: 1, requests: 2000 },
  { inFlight: 50, requests: 2500 },
]

let isDone = false
const start = async (file, ...args) => {
  const child = fork(new URL(file, import.meta.url), args)
  child.once('exit', (code, signal) => {
    if (!isDone) throw new Error(`${[file, ...args].join(' ')} ended with ${code ?? signal}`)
  })
  const [message] = await once(child, 'message')
  return { child, message }
}

const server = await start('server.mjs')
const names = Object.keys(candidates)
const running = new Map()
for (const name of names)
  running.set(name, (await start('candidate.mjs', name, `http://127.0.0.1:${server.message}`)).child)

const measure = async (name, load) => {
  const child = running.get(name)
  child.send(load)
  return (await once(child, 'message'))[0]
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
const shuffled = (list) => list.toSorted(() => Math.random() - 0.5)

for (const load of loads) {
  const measured = new Map(names.map((name) => [name, []]))
  for (const name of names) await measure(name, { ...load, requests: warmUp })
  for (let round = 0; round < rounds; round++)
    for (const name of shuffled(names)) measured.get(name).push(await measure(name, load))

  const floor = measured.get('node:http')
  const rows = names.map((name) => {
    const own = measured.get(name)
    const ratio = (key) => median(own.map((each, round) => each[key] / floor[round][key]))
    return {
      name,
      'requests/s': Math.round(median(own.map(({ requestsPerSecond }) => requestsPerSecond))),
      'x node:http': ratio('requestsPerSecond').toFixed(2),
      'CPU us/request': Math.round(median(own.map(({ cpu }) => cpu))),
      'CPU x node:http': ratio('cpu').toFixed(2),
    }
  })
  process.stdout.write(`\n${load.inFlight} in flight\n`)
  console.table(Object.fromEntries(rows.map(({ name, ...row }) => [name, row])))
}

isDone = true
for (const child of [...running.values(), server.child]) child.disconnect()

// `pnpm bench codecs`: what validating an account takes, beside what others take. Every candidate has a process of its
// own and takes its turn in every round, in random order; ratios are taken within a round, and their medians are shown.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { candidates } from './candidates.mjs'

const rounds = 11
const names = Object.keys(candidates)
const measures = ['object', 'batch', 'parse', 'text', 'bad']

const running = new Map()
let isDone = false
for (const name of names) {
  // Where code may not be generated, closures answer.
  const execArgv = name.includes('closures') ? ['--disallow-code-generation-from-strings'] : []
  const child = fork(new URL('candidate.mjs', import.meta.url), [name], { execArgv })
  child.once('exit', (code, signal) => {
    if (!isDone) throw new Error(`${name} ended with ${code ?? signal}`)
  })
  await once(child, 'message')
  running.set(name, child)
}

const measure = async (name, what) => {
  running.get(name).send(what)
  return (await once(running.get(name), 'message'))[0]
}

const shuffled = (list) => list.toSorted(() => Math.random() - 0.5)
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

const all = []
for (let round = 0; round < rounds; round++) {
  const taken = Object.fromEntries(names.map((name) => [name, {}]))
  for (const name of shuffled(names))
    for (const what of shuffled(measures)) taken[name][what] = await measure(name, what)
  all.push(taken)
}

/** The median over the rounds of a number of each round. */
const over = (ofRound) => median(all.map(ofRound))
const ratio = (ofRound) => {
  const value = over(ofRound)
  return Number.isFinite(value) ? value.toFixed(3) : ''
}

const rows = names.map((name) => {
  const peer = name.includes('with dates') ? 'io-ts t.type, with dates' : 'io-ts t.type'
  return [
    name,
    {
      'object, ns': Math.round(over((round) => round[name].object)),
      'object, x t.type': ratio((round) => round[name].object / round[peer].object),
      '10,000, x t.type': ratio((round) => round[name].batch / round[peer].batch),
      'text to value, x JSON.parse': ratio((round) => round[name].text / round[name].parse),
      'bad with report, x t.type': ratio((round) =>
        round[name].bad === null ? Number.NaN : round[name].bad / round[peer].bad,
      ),
    },
  ]
})
console.table(Object.fromEntries(rows))

isDone = true
for (const child of running.values()) child.disconnect()

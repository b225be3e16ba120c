/**
 * `pnpm fuzz faithfulness [text]`: applies each mutation, and demands that the test its row names is green without it and
 * red with it. With a text, only mutations whose statement or file has it. Ends in 1 if a mutation survives.
 *
 * A test that vitest ends for its time is red. A mutation that lets nothing end, vitest included, is not caught: after five
 * minutes its processes are killed, it is reported as one without a result, and the next one begins.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type Ran, startMutatedTests } from './MutatedTests.js'
import { type Mutation, testFileOf } from './Mutation.js'
import { mutations } from './mutations.js'
import { withoutMutation } from './withoutMutation.js'

const [wanted = '', share, first = '0'] = process.argv.slice(2)
const chosen = mutations
  .filter(({ statement, file }) => statement.includes(wanted) || file.includes(wanted))
  // Those of one test file one after the other, as the files that it loads are known by then.
  .sort((a, b) => testFileOf(a).localeCompare(testFileOf(b)))

/** What is wrong with a mutation, or nothing. Where any test of a file may notice, those that are red already do not count. */
const problemOf = (
  { statement, file, find, replace, test: [where, name] }: Mutation,
  before: ReadonlyArray<Ran>,
  after: ReadonlyArray<Ran>,
): ReadonlyArray<string> => {
  const named = `${where} "${name}"`
  const green = new Set(before.filter(({ passed }) => passed).map((each) => each.name))
  if (green.size === 0 || (name !== '' && before.some(({ passed }) => !passed))) return [`not green as it is: ${named}`]
  if (after.some((each) => !each.passed && green.has(each.name))) return []
  const how = after.length === 0 ? 'the test did not run' : 'it survived'
  return [`${how}: ${statement}\n    ${file}: ${find} -> ${replace}\n    ${named}`]
}

/** In milliseconds, for the test without and with one mutation. */
const limit = 300_000

/** One process works through its share of the mutations from the first on, announces each, and prints its problems. */
const work = async (own: ReadonlyArray<Mutation>, first: number): Promise<boolean> => {
  let isCaught = true
  const tests = await startMutatedTests([...new Set(own.map(testFileOf))])
  const unmutated = new Map<string, ReadonlyArray<Ran>>()
  for (const [i, mutation] of own.entries()) {
    if (i < first) continue
    process.send?.(i)
    const key = `${testFileOf(mutation)} ${mutation.test[1]}`
    const before = unmutated.get(key) ?? (await tests.run(mutation))
    unmutated.set(key, before)
    for (const problem of problemOf(mutation, before, await tests.run(mutation, mutation))) {
      console.log(problem)
      isCaught = false
    }
  }
  await tests.close()
  return isCaught
}

/** The mutations of a process. */
const shareOf = (index: number, count: number): ReadonlyArray<Mutation> =>
  chosen.slice((index * chosen.length) / count, ((index + 1) * chosen.length) / count)

/** Ends a process and those that it started. */
const kill = ({ pid = 0 }: ChildProcess): void => {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {} // it has ended meanwhile
}

/** Works through a share from the first mutation on; whether all of it was caught. One without a result is left behind. */
const start = (index: number, count: number, first = 0): Promise<boolean> =>
  new Promise((resolve) => {
    const child = fork(fileURLToPath(import.meta.url), [wanted, `${index}/${count}`, `${first}`], { detached: true })
    let current = first
    let late = false
    const onLate = () => {
      late = true
      kill(child)
    }
    let timer = setTimeout(onLate, limit)
    child.on('message', (at) => {
      clearTimeout(timer)
      current = Number(at)
      timer = setTimeout(onLate, limit)
    })
    child.once('close', (code) => {
      clearTimeout(timer)
      if (!late) return resolve(code === 0)
      const { statement, file, find, replace } = shareOf(index, count)[current] ?? {}
      console.log(`no result within ${limit / 1000} s: ${statement}\n    ${file}: ${find} -> ${replace}`)
      return resolve(start(index, count, current + 1).then(() => false))
    })
  })

/** A process for each processor. */
const startAll = async (): Promise<boolean> => {
  const started = Date.now()
  const count = Math.min(availableParallelism(), chosen.length)
  const caught = await Promise.all(Array.from({ length: count }, (_, i) => start(i, count)))
  const isCaught = count > 0 && caught.every((each) => each)
  const seconds = Math.round((Date.now() - started) / 1000)
  console.log(`${chosen.length} mutations in ${seconds} s, ${isCaught ? 'all caught' : 'not all caught'}`)
  for (const [document, rows] of Object.entries(withoutMutation))
    for (const { statement, reason } of rows) console.log(`no mutation: ${statement} (${document}): ${reason}`)
  return isCaught
}

// A process whose parent is gone ends too.
process.once('disconnect', () => process.exit(1))
const [index, count] = (share ?? '').split('/').map(Number)
const isCaught = await (index === undefined || count === undefined
  ? startAll()
  : work(shareOf(index, count), Number(first)))
process.exit(isCaught ? 0 : 1) // vitest has an exit code of its own, which is 1 after a red test

/**
 * `pnpm fuzz faithfulness [text]`: applies each mutation, and demands that the test its row names is green without it and
 * red with it. With a text, only mutations whose statement or file has it; `pnpm fuzz faithfulness "" 0/4` is the first
 * quarter, in one process. Ends in 1 if a mutation survives.
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

const [wanted = '', share, first = '0'] = process.argv.slice(2)
const chosen = mutations
  .filter(({ statement, file }) => statement.includes(wanted) || file.includes(wanted))
  // Those of one test file one after the other, as the files that it loads are known by then.
  .sort((a, b) => testFileOf(a).localeCompare(testFileOf(b)))

const keyOf = (mutation: Mutation): string => `${testFileOf(mutation)} "${mutation.test[1]}"`

/** What is wrong with the tests that a mutation names, without any mutation. */
const unmutatedProblems = (key: string, ran: ReadonlyArray<Ran>): ReadonlyArray<string> => {
  if (ran.length === 0) return [`the test did not run: ${key}`]
  const red = ran.filter(({ passed }) => !passed).map(({ name, error }) => `${name}: ${error}`)
  return red.length === 0 ? [] : [`not green without a mutation: ${key}\n    ${red.join('\n    ')}`]
}

/** What is wrong with a mutation, or nothing. Where any test of a file may notice, those that are red already do not count. */
const mutationProblems = (
  mutation: Mutation,
  before: ReadonlyArray<Ran>,
  after: ReadonlyArray<Ran>,
): ReadonlyArray<string> => {
  const { statement, file, find, replace } = mutation
  const green = new Set(before.filter(({ passed }) => passed).map(({ name }) => name))
  if (after.some((each) => !each.passed && green.has(each.name))) return []
  const how = after.length === 0 ? 'the test did not run' : 'it survived'
  return [`${how}: ${statement}\n    ${file}: ${find} -> ${replace}\n    ${keyOf(mutation)}`]
}

/** In milliseconds, for the test without and with one mutation. */
const limit = 300_000

/**
 * One process works through its share of the mutations from the first on, announces each, and prints its problems. The tests
 * that the mutations name run without a mutation before.
 */
const work = async (own: ReadonlyArray<Mutation>, first: number): Promise<boolean> => {
  let isCaught = true
  const report = (problems: ReadonlyArray<string>): void => {
    isCaught &&= problems.length === 0
    for (const problem of problems) console.log(problem)
  }
  const tests = await startMutatedTests([...new Set(own.map(testFileOf))])
  const named = new Map(own.slice(first).map((mutation) => [keyOf(mutation), mutation]))
  const unmutated = new Map<string, ReadonlyArray<Ran>>()
  for (const [key, mutation] of named) {
    process.send?.(first)
    const once = await tests.run(mutation)
    // On a busy machine a test may have been too late.
    const ran = once.every(({ passed }) => passed) ? once : await tests.run(mutation)
    unmutated.set(key, ran)
    report(unmutatedProblems(key, ran))
  }
  for (const [i, mutation] of own.entries()) {
    if (i < first) continue
    process.send?.(i)
    report(mutationProblems(mutation, unmutated.get(keyOf(mutation)) ?? [], await tests.run(mutation, mutation)))
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
  return isCaught
}

// A process whose parent is gone ends too.
process.once('disconnect', () => process.exit(1))
const [index, count] = (share ?? '').split('/').map(Number)
const isCaught = await (index === undefined || count === undefined
  ? startAll()
  : work(shareOf(index, count), Number(first)))
// Vitest has set an exit code: its tests fail on purpose.
process.exit(isCaught ? 0 : 1)

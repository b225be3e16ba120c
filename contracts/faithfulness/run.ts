/**
 * `pnpm fuzz faithfulness [text]`: applies each mutation, and demands that the test its row names is green without it and
 * red with it. With a text, only mutations whose statement or file has it. Ends in 1 if a mutation survives.
 */
import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type Ran, startMutatedTests } from './MutatedTests.js'
import { type Mutation, testFileOf } from './Mutation.js'
import { mutations } from './mutations.js'

const [wanted = '', share] = process.argv.slice(2)
const chosen = mutations
  .filter(({ statement, file }) => statement.includes(wanted) || file.includes(wanted))
  // Those of one test file one after the other, as the files that it loads are known by then.
  .sort((a, b) => testFileOf(a).localeCompare(testFileOf(b)))

const keyOf = (mutation: Mutation): string => `${testFileOf(mutation)} "${mutation.test[1]}"`

/** What is wrong with the tests that a mutation names, without any mutation. */
const unmutatedProblems = (key: string, ran: ReadonlyArray<Ran>): ReadonlyArray<string> => {
  if (ran.length === 0) return [`the test did not run: ${key}`]
  const red = ran.filter(({ passed }) => !passed).map(({ name }) => name)
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

/** One process works through its share of the mutations, and prints its problems; whether there are none. */
const work = async (own: ReadonlyArray<Mutation>): Promise<boolean> => {
  let isCaught = true
  const report = (problems: ReadonlyArray<string>): void => {
    isCaught &&= problems.length === 0
    for (const problem of problems) console.log(problem)
  }
  const tests = await startMutatedTests([...new Set(own.map(testFileOf))])
  const named = new Map(own.map((mutation) => [keyOf(mutation), mutation]))
  const unmutated = new Map<string, ReadonlyArray<Ran>>()
  for (const [key, mutation] of named) {
    const ran = await tests.run(mutation)
    unmutated.set(key, ran)
    report(unmutatedProblems(key, ran))
  }
  for (const mutation of own)
    report(mutationProblems(mutation, unmutated.get(keyOf(mutation)) ?? [], await tests.run(mutation, mutation)))
  await tests.close()
  return isCaught
}

/** A process for each processor. */
const startAll = async (): Promise<boolean> => {
  const started = Date.now()
  const count = Math.min(availableParallelism(), chosen.length)
  const codes = await Promise.all(
    Array.from(
      { length: count },
      (_, i) =>
        new Promise<number | null>((resolve) => {
          fork(fileURLToPath(import.meta.url), [wanted, `${i}/${count}`]).once('close', resolve)
        }),
    ),
  )
  const isCaught = count > 0 && codes.every((code) => code === 0)
  const seconds = Math.round((Date.now() - started) / 1000)
  console.log(`${chosen.length} mutations in ${seconds} s, ${isCaught ? 'all caught' : 'not all caught'}`)
  return isCaught
}

const [index, count] = (share ?? '').split('/').map(Number)
const isCaught = await (index === undefined || count === undefined
  ? startAll()
  : work(chosen.slice((index * chosen.length) / count, ((index + 1) * chosen.length) / count)))
// Vitest has set an exit code: its tests fail on purpose.
process.exit(isCaught ? 0 : 1)

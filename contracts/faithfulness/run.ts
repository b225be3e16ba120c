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
import { withoutMutation } from './withoutMutation.js'

const [wanted = '', share] = process.argv.slice(2)
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

/** One process works through its share of the mutations, and prints its problems. */
const work = async (own: ReadonlyArray<Mutation>): Promise<void> => {
  const tests = await startMutatedTests([...new Set(own.map(testFileOf))])
  const unmutated = new Map<string, ReadonlyArray<Ran>>()
  for (const mutation of own) {
    const key = `${testFileOf(mutation)} ${mutation.test[1]}`
    const before = unmutated.get(key) ?? (await tests.run(mutation))
    unmutated.set(key, before)
    for (const problem of problemOf(mutation, before, await tests.run(mutation, mutation))) {
      console.log(problem)
      process.exitCode = 1
    }
  }
  await tests.close()
}

/** A process for each processor. */
const startAll = async (): Promise<void> => {
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
  for (const [document, rows] of Object.entries(withoutMutation))
    for (const { statement, reason } of rows) console.log(`no mutation: ${statement} (${document}): ${reason}`)
  process.exitCode = isCaught ? 0 : 1
}

const [index, count] = (share ?? '').split('/').map(Number)
await (index === undefined || count === undefined
  ? startAll()
  : work(chosen.slice((index * chosen.length) / count, ((index + 1) * chosen.length) / count)))
process.exit()

/**
 * `pnpm fuzz faithfulness [text]`: applies each mutation, and demands that the test its row names is green without it and
 * red with it. With a text, only mutations whose statement or file has it. Ends in 1 if a mutation survives.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Mutation, testFileOf, titlesOf } from './Mutation.js'
import { mutations } from './mutations.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
const temporary = mkdtempSync(join(tmpdir(), 'so-email-faithfulness-'))

interface Result {
  readonly title: string
  readonly status: string
}

let runs = 0

/** The results of a test file, with a mutation or without one; only of the tests whose name has one of the texts. */
const resultsOf = async (testFile: string, names: ReadonlyArray<string>, mutation?: Mutation) => {
  const number = ++runs
  const outputFile = join(temporary, `${number}.json`)
  const pacts = join(temporary, `${number}`)
  const pattern = names.map((name) => titlesOf(name).source.slice(1, -1)).join('|')
  const argv = [vitest, 'run', '--config', `${root}contracts/faithfulness/vitest.config.ts`]
  const child = spawn(process.execPath, [...argv, '--reporter=json', '--outputFile', outputFile, '-t', pattern], {
    cwd: `${root}contracts`,
    env: { ...process.env, SO_EMAIL_MUTATION: JSON.stringify({ ...mutation, testFile, pacts }) },
    stdio: 'ignore',
  })
  await new Promise((resolve) => child.once('close', resolve))
  try {
    const { testResults } = JSON.parse(readFileSync(outputFile, 'utf8'))
    return testResults.flatMap(({ assertionResults }: { assertionResults: ReadonlyArray<Result> }) => assertionResults)
  } catch {
    return []
  }
}

const of = (results: ReadonlyArray<Result>, name: string): ReadonlyArray<string> =>
  results.filter(({ title }) => titlesOf(name).test(title)).map(({ status }) => status)

/** Works through the tasks, as many at a time as the machine has processors. */
const all = async (tasks: ReadonlyArray<() => Promise<void>>): Promise<void> => {
  const waiting = [...tasks]
  const work = async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await task()
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
}

const [wanted = ''] = process.argv.slice(2)
const chosen = mutations.filter(({ statement, file }) => statement.includes(wanted) || file.includes(wanted))
const problems: Array<string> = []
const started = Date.now()

const testFiles = [...new Set(chosen.map(testFileOf))]

const unmutated = testFiles.map((testFile) => async () => {
  const own = chosen.filter((mutation) => testFileOf(mutation) === testFile)
  const names = [...new Set(own.map(({ test: [, name] }) => name))]
  const results = await resultsOf(testFile, names)
  for (const name of names) {
    const statuses = of(results, name)
    if (statuses.length === 0 || statuses.some((status) => status !== 'passed'))
      problems.push(`not green without a mutation: ${testFile} "${name}" (${statuses.join(', ')})`)
  }
})

const mutated = chosen.map((mutation) => async () => {
  const [, name] = mutation.test
  const statuses = of(await resultsOf(testFileOf(mutation), [name], mutation), name)
  if (statuses.includes('failed')) return
  const how = statuses.length === 0 ? 'the test did not run' : 'survived'
  problems.push(`${how}: ${mutation.statement}\n    ${mutation.file}: ${mutation.find} -> ${mutation.replace}`)
})

await all([...unmutated, ...mutated])
rmSync(temporary, { recursive: true, force: true })
for (const problem of problems) console.error(problem)
const seconds = Math.round((Date.now() - started) / 1000)
console.log(`${chosen.length} mutations, ${problems.length} problems, ${seconds} s`)
process.exitCode = problems.length === 0 && chosen.length > 0 ? 0 : 1

// `pnpm test`: runs every check of the repository through turbo, and prints a verdict at the end.
// Its arguments are turbo's: `pnpm test --force` ignores what is cached, `pnpm test --filter @so-email/codecs` narrows.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { reportOf, resultOf } from './Result.mjs'
import { linesOf, verdictOf } from './verdict.mjs'

/** @typedef {import('./Result.mjs').Task} Task */

const tasks = ['build', 'typecheck', 'lint', 'unused', 'boundaries', 'test', 'consumer', 'provider', 'smoke']
// Eight at once on two cores: some tasks wait for other processes most of their time, and a long one starts late.
const options = ['--continue=dependencies-successful', '--concurrency=8', '--summarize']
const output = ['--output-logs=errors-only', '--log-order=grouped', '--log-prefix=none', '--ui=stream']

const env = {
  ...process.env,
  // Part of turbo's cache key: what passed on one Node may fail on another.
  NODE_RUNTIME: `${process.version} ${process.platform} ${process.arch}`,
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  PACT_DO_NOT_TRACK: 'true',
  DO_NOT_TRACK: '1',
  // The compiler is a Go program that ends soon: it collects garbage only where it needs more memory than this.
  GOGC: 'off',
  GOMEMLIMIT: '1GiB',
}

/** Its program is started by Node, which on Windows cannot start the command of a package. */
const turbo = 'node_modules/turbo/bin/turbo'

/** Where turbo writes its summary of a run. */
const runs = '.turbo/runs'

const read = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'))

/** @returns {{ exitCode: number, tasks: ReadonlyArray<Task> }} */
const runTurbo = (/** @type {ReadonlyArray<string>} */ args) => {
  rmSync(runs, { recursive: true, force: true })
  const { status, error } = spawnSync(process.execPath, [turbo, 'run', ...tasks, ...options, ...output, ...args], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (error !== undefined) console.error(`turbo did not start: ${error.message}`)
  const [summary] = existsSync(runs) ? readdirSync(runs) : []
  return { exitCode: status ?? 1, tasks: summary === undefined ? [] : read(`${runs}/${summary}`).tasks }
}

const run = runTurbo(process.argv.slice(2))
const results = run.tasks
  .toSorted((a, b) => tasks.indexOf(a.task) - tasks.indexOf(b.task) || a.taskId.localeCompare(b.taskId))
  .map((task) => {
    const file = reportOf(task)
    return resultOf(task, file !== null && existsSync(file) ? read(file) : null)
  })
const verdict = verdictOf(run.exitCode, results)
console.log(linesOf(verdict, results, process.cwd()).join('\n'))
process.exitCode = verdict.ok ? 0 : 1

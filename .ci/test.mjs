// `pnpm test`: every check of the project through turbo, and a verdict at the end.
// Arguments go to turbo: `pnpm test --force` forgets what was cached, `pnpm test --filter @so-email/codecs` narrows.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'

const groups = [
  { title: 'type check', tasks: ['build', 'typecheck'] },
  { title: 'lint', tasks: ['lint', 'unused'] },
  { title: 'boundaries', tasks: ['boundaries'] },
  { title: 'unit tests', tasks: ['test'], counts: true },
  { title: 'consumer contracts', tasks: ['consumer'], counts: true },
  { title: 'provider verification', tasks: ['provider'], counts: true },
  { title: 'smoke', tasks: ['smoke'], counts: true },
]
const countingTasks = groups.flatMap(({ tasks, counts }) => (counts ? tasks : []))

const colour = process.stdout.isTTY && !process.env.NO_COLOR
const paint = (code) => (text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)
const [green, red, dim, bold] = [paint('32'), paint('31'), paint('2'), paint('1')]
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)
const print = (...lines) => process.stdout.write(`${lines.join('\n')}\n`)

const started = Date.now()
const { tasks, exitCode, complaints } = await runTurbo(process.argv.slice(2))
const results = inOrderOfGroups(tasks).map(resultOf)

for (const result of results.filter(({ ok, notReached }) => !ok && !notReached)) {
  print('', red(bold(`── ${result.name} failed ${'─'.repeat(Math.max(0, 60 - result.name.length))}`)))
  print(...logOf(result))
  if (result.problem) print(red(result.problem))
}
if (complaints.length > 0) print('', red(bold('── turbo')), ...complaints)

print('', ...results.map(taskLine), '')
print(...groups.map(groupLine), '')

const passed = sum(results.map((result) => result.passed))
const failed = sum(results.map((result) => result.failed))
const ok = exitCode === 0 && failed === 0 && results.length > 0 && results.every((result) => result.ok)
print(`${ok ? green(bold('PASSED')) : red(bold('FAILED'))} in ${seconds(Date.now() - started)}`)
print(`${passed} passed, ${ok ? 0 : Math.max(1, failed)} failed`)
process.exitCode = ok ? 0 : 1

/** Runs the tasks quietly; keeps what each one printed, and answers turbo's own summary of them. */
async function runTurbo(args) {
  const env = {
    ...process.env,
    // Part of turbo's cache key: what passed on one Node says nothing about another.
    NODE_RUNTIME: `${process.version} ${process.platform} ${process.arch}`,
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    PACT_DO_NOT_TRACK: 'true',
    DO_NOT_TRACK: '1',
  }
  const turboArgs = ['run', ...new Set(groups.flatMap((group) => group.tasks)), '--continue=dependencies-successful']
  rmSync('.turbo/runs', { recursive: true, force: true })
  const turbo = spawn('turbo', [...turboArgs, '--concurrency=3', '--json', '--summarize', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const raw = []
  const ended = new Promise((resolve) => {
    turbo.on('error', ({ message }) => resolve(raw.push(`turbo did not start (${message}): run this as "pnpm test".`)))
    turbo.on('close', (code) => resolve(code ?? 1))
  })
  createInterface({ input: turbo.stderr }).on('line', (line) => raw.push(line))
  let summary
  for await (const line of createInterface({ input: turbo.stdout })) {
    const { source, level, text } = parse(line)
    if (source.includes('#')) {
      if (text.startsWith('cache miss, ')) progress(`${short(source)} ...`)
    } else if (text.startsWith('Summary:')) summary = text.slice('Summary:'.length).trim()
    else if (level !== 'info') raw.push(text)
  }
  progress('')
  const exitCode = await ended
  const ran = summary === undefined ? [] : JSON.parse(readFileSync(summary, 'utf8')).tasks
  const tasks = exitCode === 0 ? ran : [...ran, ...notReached(ran, [...turboArgs, ...args], env)]
  // What turbo itself has to say matters only when no task explains the failure.
  const complaints = exitCode !== 0 && tasks.every(({ execution }) => execution?.exitCode === 0) ? raw : []
  return { tasks, exitCode, complaints }
}

/** The tasks that turbo left out because one that they need failed. */
function notReached(ran, args, env) {
  const dry = spawnSync('turbo', [...args, '--dry=json'], { env, encoding: 'utf8' })
  const planned = dry.status === 0 ? JSON.parse(dry.stdout).tasks : []
  return planned
    .filter(({ command, taskId }) => command !== '<NONEXISTENT>' && !ran.some((each) => each.taskId === taskId))
    .map((task) => ({ ...task, cache: undefined, notReached: true }))
}

function parse(line) {
  try {
    const { source = '', level = 'info', text = '' } = JSON.parse(line)
    return { source, level, text: text.trimEnd() }
  } catch {
    return { source: '', level: 'error', text: line }
  }
}

function inOrderOfGroups(tasks) {
  const order = groups.flatMap((group) => group.tasks)
  return tasks.toSorted((a, b) => order.indexOf(a.task) - order.indexOf(b.task))
}

/** What a task printed, without what pnpm and the reporters say about themselves. */
function logOf({ log }) {
  const text = existsSync(log) ? readFileSync(log, 'utf8') : ''
  const noise = /^(\$ .*|\[ELIFECYCLE\].*|JSON report written to .*)$/
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what it removes
  const plain = text.replace(/\u001b\[[0-9;]*m/g, '')
  const lines = (colour ? text : plain).trimEnd().split('\n')
  const bearable = (line) => (line.length > 1000 ? `${line.slice(0, 1000)} ...` : line)
  const kept = lines.filter((line) => !noise.test(line)).map(bearable)
  return kept.some((line) => line.trim() !== '') ? kept : ['(it printed nothing)']
}

/** The state of a run, in one line that is replaced; nothing where nobody watches. */
function progress(text) {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[2K${dim(text)}`)
}

function short(taskId) {
  const [owner = '', task = ''] = taskId.split('#')
  return owner === '//' ? task : `${owner.replace('@so-email/', '')} ${task}`
}

function resultOf({ taskId, task, directory, logFile, cache, execution, notReached = false }) {
  const cached = cache?.status === 'HIT'
  const result = {
    id: taskId,
    task,
    name: short(taskId),
    log: logFile,
    cached,
    notReached,
    time: execution ? execution.endTime - execution.startTime : 0,
    ok: execution?.exitCode === 0,
    passed: 0,
    failed: 0,
    problem: undefined,
  }
  if (notReached) return result
  if (countingTasks.includes(task)) count(result, `${directory}/.cache/${task}.json`, cached ? 0 : execution?.startTime)
  if (!result.ok && result.failed === 0) result.failed = 1
  return result
}

/** Adds what vitest's JSON report says. A report from before this run, or one without a test, is a failure. */
function count(result, file, since = 0) {
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  if (report === undefined || report.startTime < since - 1000) {
    result.problem = 'It stopped before it could report on any test.'
    result.ok = false
    return
  }
  // A file that does not load, or a hook that throws, fails no single test.
  const unexplained = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((each) => each.status !== 'failed'),
  )
  result.passed = report.numPassedTests
  result.failed = report.numFailedTests + unexplained.length
  if (result.passed + result.failed === 0) result.problem = 'It ran no test.'
  result.ok = result.ok && result.failed === 0 && result.problem === undefined
}

function taskLine({ name, ok, cached, notReached, time, passed, failed, task }) {
  if (notReached) return `  ${dim('-')}      ${name.padEnd(26)} ${dim('not run')}`
  const tests = countingTasks.includes(task) ? `${passed} passed${failed > 0 ? `, ${failed} failed` : ''}` : ''
  const mark = ok ? green('ok    ') : red('FAILED')
  return `  ${mark} ${name.padEnd(26)} ${(cached ? 'cached' : seconds(time)).padStart(7)}  ${dim(tests)}`.trimEnd()
}

function groupLine({ title, tasks: members, counts }) {
  const own = results.filter(({ task }) => members.includes(task))
  const good = own.filter(({ ok }) => ok).length
  const reached = own.some(({ notReached }) => !notReached)
  const state = !reached ? dim('not run') : good === own.length ? green('passed ') : red('FAILED ')
  const amount = counts
    ? `${sum(own.map(({ passed }) => passed))} passed, ${sum(own.map(({ failed }) => failed))} failed`
    : `${good} of ${own.length} ${own.length === 1 ? 'task' : 'tasks'}`
  return `  ${title.padEnd(24)} ${state}  ${reached ? amount : ''}`.trimEnd()
}

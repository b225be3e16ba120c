// `pnpm bench contracts`: how long the consumer tests and the verification take, beside node and vitest doing nothing.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const rounds = 3
const contracts = fileURLToPath(new URL('..', import.meta.url))
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')

const runs = {
  'node, doing nothing': ['-e', '0'],
  'vitest, one empty test': [vitest, 'run', '--project', 'bare'],
  'consumer: our pact': [vitest, 'run', '--project', 'consumer', 'consumer/so-email-client'],
  'consumer: everything': [vitest, 'run', '--project', 'consumer'],
  'provider: the stub': [vitest, 'run', '--project', 'provider', 'provider/stub'],
  'provider: everything': [vitest, 'run', '--project', 'provider'],
}

const milliseconds = (/** @type {ReadonlyArray<string>} */ args) => {
  const started = performance.now()
  const { status } = spawnSync(process.execPath, args, { cwd: contracts, stdio: 'ignore' })
  if (status !== 0) throw new Error(`${args.join(' ')} failed`)
  return performance.now() - started
}

const median = (/** @type {ReadonlyArray<number>} */ numbers) =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0

/** @type {Map<string, Array<number>>} */
const times = new Map(Object.keys(runs).map((name) => [name, []]))
// In turns, so that other work of the machine slows all of them alike.
for (let round = 0; round < rounds; round++)
  for (const [name, args] of Object.entries(runs)) times.get(name)?.push(milliseconds(args))

const bare = median(times.get('vitest, one empty test') ?? [])
console.log(`median of ${rounds} runs, in turns`)
for (const [name, all] of times)
  console.log(
    `${name.padEnd(26)} ${median(all).toFixed(0).padStart(6)} ms  ${(median(all) / bare).toFixed(1).padStart(5)} x vitest`,
  )

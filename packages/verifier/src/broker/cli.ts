/**
 * `pnpm pacts:publish` and `pnpm can-i-deploy`: the commands with which a CI uses a pact broker.
 * Usage: `cli.js publish|can-i-deploy PACT [options of pact broker]`
 */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { either as E, function as F } from 'fp-ts'
import { readPact } from '../pact/Pact.js'
import { commitOf } from './Commit.js'
import { commands, isCommand } from './commands.js'

const pactCli = join(
  dirname(createRequire(import.meta.url).resolve('@pact-foundation/pact-cli/package.json')),
  'bin/pact.js',
)

const argumentsOf = ([name, file, ...more]: ReadonlyArray<string>): E.Either<string, ReadonlyArray<string>> =>
  F.pipe(
    E.Do,
    E.apS('name', E.fromPredicate(isCommand, () => `one of ${Object.keys(commands).join(', ')}`)(name)),
    E.apS('file', E.fromNullable('name a pact file')(file)),
    E.chainFirst(() =>
      process.env['PACT_BROKER_BASE_URL']
        ? E.right(undefined)
        : E.left('set PACT_BROKER_BASE_URL, and PACT_BROKER_TOKEN if the broker requires one'),
    ),
    E.bind('commit', ({ file }) => commitOf(dirname(file), process.env)),
    E.bind('pact', ({ file }) => readPact(file)),
    E.map(({ name, file, commit, pact }) => commands[name](commit, { file, consumer: pact.consumer.name }, more)),
  )

const run = (argv: ReadonlyArray<string>): number =>
  F.pipe(
    argumentsOf(argv),
    E.match(
      (reason) => {
        process.stderr.write(`${argv[0] ?? 'broker'}: ${reason}\n`)
        return 2
      },
      (args) => spawnSync(process.execPath, [pactCli, 'broker', ...args], { stdio: 'inherit' }).status ?? 1,
    ),
  )

process.exitCode = run(process.argv.slice(2))

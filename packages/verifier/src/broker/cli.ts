/**
 * The commands with which a CI uses a pact broker: `pnpm pacts:publish`, `pnpm can-i-deploy`, `pnpm pacts:verify-stub` and
 * `pnpm record-deployment`. The version is the commit that is checked out.
 * Usage: `cli.js publish|can-i-deploy PACT [options of pact broker]`, `cli.js verify PROVIDER --url URL [--states-url URL]`,
 * `cli.js record-deployment PACTICIPANT --environment NAME`
 */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { readPact } from '../pact/Pact.js'
import { warn } from '../terminal.js'
import { commitOf } from './Commit.js'
import { commands, isCommand, recordDeployment } from './commands.js'
import { verifyProvider } from './verifyProvider.js'

const pactCli = join(
  dirname(createRequire(import.meta.url).resolve('@pact-foundation/pact-cli/package.json')),
  'bin/pact.js',
)

const names = [...Object.keys(commands), 'record-deployment', 'verify']

const argumentsForPact = ([name, file, ...more]: ReadonlyArray<string>): E.Either<string, ReadonlyArray<string>> =>
  F.pipe(
    E.Do,
    E.apS('name', E.fromPredicate(isCommand, () => `one of ${names.join(', ')}`)(name)),
    E.apS('file', E.fromNullable('name a pact file')(file)),
    E.bind('commit', ({ file }) => commitOf(dirname(file), process.env)),
    E.bind('pact', ({ file }) => readPact(file)),
    E.map(({ name, file, commit, pact }) => commands[name](commit, { file, consumer: pact.consumer.name }, more)),
  )

const argumentsForDeployment = ([pacticipant, ...more]: ReadonlyArray<string>): E.Either<
  string,
  ReadonlyArray<string>
> =>
  F.pipe(
    E.Do,
    E.apS('pacticipant', E.fromNullable('name a consumer or a provider')(pacticipant)),
    E.apS('commit', commitOf(process.cwd(), process.env)),
    E.map(({ pacticipant, commit }) => recordDeployment(commit, pacticipant, more)),
  )

const runPactBroker = (args: ReadonlyArray<string>): number =>
  spawnSync(process.execPath, [pactCli, 'broker', ...args], { stdio: 'inherit' }).status ?? 1

const commandFor = ([name, ...more]: ReadonlyArray<string>): TE.TaskEither<string, number> => {
  if (name === 'verify') return TE.fromTask(() => verifyProvider(more, process.env))
  const args = name === 'record-deployment' ? argumentsForDeployment(more) : argumentsForPact([name ?? '', ...more])
  return F.pipe(args, E.map(runPactBroker), TE.fromEither)
}

const run = (argv: ReadonlyArray<string>): Promise<number> =>
  F.pipe(
    process.env['PACT_BROKER_BASE_URL']
      ? TE.right(argv)
      : TE.left('set PACT_BROKER_BASE_URL, and PACT_BROKER_TOKEN if the broker requires one'),
    TE.chain(commandFor),
    TE.getOrElse((reason) => async () => {
      warn(`${argv[0] ?? 'broker'}: ${reason}`)
      return 2
    }),
  )()

process.exitCode = await run(process.argv.slice(2))

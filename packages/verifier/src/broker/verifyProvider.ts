/** Verifies a provider against the pacts of the broker: `PROVIDER --url URL [--states-url URL]`. */
import { parseArgs } from 'node:util'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import type { Environment } from '../Environment.js'
import { report } from '../report/report.js'
import { print, warn } from '../terminal.js'
import { broken } from '../verification/Verification.js'
import { startVerifier } from '../verification/Verifier.js'
import { brokerFrom } from './Broker.js'
import { commitOf } from './Commit.js'
import { type Candidate, verifyFromBroker } from './verifyFromBroker.js'

/** The address of the run of a GitHub workflow. */
const buildUrlFrom = (env: Environment): string | undefined => {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env
  return server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined
}

const parse = (argv: ReadonlyArray<string>) =>
  E.tryCatch(
    () =>
      parseArgs({
        args: [...argv],
        allowPositionals: true,
        options: { url: { type: 'string' }, 'states-url': { type: 'string' } },
      }),
    () => 'usage: PROVIDER --url URL [--states-url URL]',
  )

const candidateFrom = (argv: ReadonlyArray<string>, env: Environment): E.Either<string, Candidate> =>
  F.pipe(
    E.Do,
    E.apS('parsed', parse(argv)),
    E.bind('name', ({ parsed }) => E.fromNullable('name the provider')(parsed.positionals[0])),
    E.bind('url', ({ parsed }) => E.fromNullable('--url is missing')(parsed.values.url)),
    E.apS('commit', commitOf(process.cwd(), env)),
    E.map(({ parsed, name, url, commit }) => ({
      name,
      commit,
      provider: { url, statesUrl: parsed.values['states-url'] ?? `${url}/_stub/states` },
      buildUrl: buildUrlFrom(env),
    })),
  )

/** Runs the command. The code is 0 where every pact is honoured, 1 where one is broken, and 2 where it is inconclusive. */
export const verifyProvider = (argv: ReadonlyArray<string>, env: Environment): Promise<number> =>
  F.pipe(
    E.Do,
    E.apS('broker', brokerFrom(env)),
    E.apS('candidate', candidateFrom(argv, env)),
    TE.fromEither,
    TE.chain(({ broker, candidate }) =>
      TE.bracket(
        TE.fromIO(startVerifier),
        (verifier) =>
          F.pipe(
            verifyFromBroker(broker, verifier)(candidate),
            TE.bindTo('verifications'),
            TE.let('candidate', () => candidate),
          ),
        ({ close }) => TE.fromIO(close),
      ),
    ),
    TE.match(
      (reason) => {
        warn(`verify: ${reason}`)
        return 2
      },
      ({ verifications, candidate: { name, commit, provider } }) => {
        print(report(provider.url, verifications))
        print(`published as ${name} ${commit.version} of branch ${commit.branch}`)
        return verifications.some((each) => broken(each).length > 0) ? 1 : 0
      },
    ),
  )()

/**
 * Verifies providers with pact-core, in a process of its own: that process has no output, none of the caller's
 * credentials, no broker and no proxy in its environment, and its log level is fixed. The JavaScript `Verifier` is not
 * used: it stays green on an unknown state and rewrites form bodies (see docs/decisions).
 */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { function as F, taskEither as TE } from 'fp-ts'
import type { Environment } from '../Environment.js'
import type { Pact } from '../pact/Pact.js'
import { type Verification, verificationOf } from './Verification.js'

export interface Provider {
  /** Without TLS: the stub, or the forwarder in front of a server, both on this machine. */
  readonly url: string
  /** Where provider states are brought about. */
  readonly statesUrl: string
}

export interface Verifier {
  /** Whether a provider honours a pact. A Left says why nobody can tell. */
  readonly verify: (pact: Pact, provider: Provider) => TE.TaskEither<string, Verification>
  /** Ends the process, and with it what it still verifies. */
  readonly close: () => void
}

const keptOut = /^(?:PACT_|SUPEROFFICE_|RUST_|LOG_LEVEL$|NODE_OPTIONS$|VITEST)|_proxy$/i

/**
 * What the verifying process sees of the environment: no broker, no filter, no proxy, no credentials. And no certificates:
 * it needs none, and would read all of the machine's for every request again, four fifths of its time.
 */
export const environmentOf = (env: Environment): Record<string, string | undefined> => ({
  ...Object.fromEntries(Object.entries(env).filter(([name]) => !keptOut.test(name))),
  PACT_DO_NOT_TRACK: 'true',
  SSL_CERT_FILE: devNull,
  SSL_CERT_DIR: devNull,
})

const program = fileURLToPath(new URL('./verifierProcess.mjs', import.meta.url))

interface Result {
  readonly id: number
  readonly result: unknown
}

/** The process, as a function from pact-core's options to its result. */
const startProcess = () => {
  const child = fork(program, [], {
    env: environmentOf(process.env),
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const waiting = new Map<
    number,
    { readonly resolve: (result: unknown) => void; readonly reject: (e: Error) => void }
  >()
  child.on('message', ({ id, result }: Result) => {
    waiting.get(id)?.resolve(result)
    waiting.delete(id)
  })
  const ended = () => {
    for (const { reject } of waiting.values()) reject(new Error('the verifier ended without a result'))
    waiting.clear()
  }
  child.once('error', ended)
  child.once('exit', ended)
  let asked = 0
  return {
    ask: (options: object): Promise<unknown> =>
      new Promise((resolve, reject) => {
        waiting.set(++asked, { resolve, reject })
        child.send({ id: asked, options })
      }),
    close: () => {
      child.kill()
    },
  }
}

/** Starts a verifier. It can verify several providers, also at once. */
export const startVerifier = (): Verifier => {
  const { ask, close } = startProcess()
  return {
    verify: (pact, { url, statesUrl }) => {
      if (pact.interactions.length === 0) return TE.left('the pact has no interaction to verify')
      return TE.bracket(
        TE.fromIO(() => mkdtempSync(join(tmpdir(), 'so-email-verify-'))),
        (folder) => {
          const file = join(folder, 'pact.json')
          writeFileSync(file, JSON.stringify(pact))
          const options = {
            provider: pact.provider.name,
            providerBaseUrl: url,
            pactUrls: [file],
            providerStatesSetupUrl: statesUrl,
            failIfNoPactsFound: true,
            logLevel: 'error',
          }
          return F.pipe(
            TE.tryCatch(
              () => ask(options),
              (reason) => (reason instanceof Error ? reason.message : 'the verifier failed'),
            ),
            TE.chainEitherK((result) => verificationOf(pact, result)),
          )
        },
        (folder) => TE.fromIO(() => rmSync(folder, { recursive: true, force: true })),
      )
    },
    close,
  }
}

/**
 * Verifies providers with pact-core, in a process of its own: that process has no output, a fixed log level, and an
 * environment without credentials, broker and proxy. pact's JavaScript `Verifier` is not used, because it stays green on an
 * unknown state and rewrites form bodies (decision 501).
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

/** Where a provider listens. */
export interface Provider {
  /** Without TLS: a stub, or the forwarder in front of a server, both on this machine. */
  readonly url: string
  /** Where provider states are set up. */
  readonly statesUrl: string
}

/** A process that verifies providers. */
export interface Verifier {
  /** Verifies a provider against a pact. A Left says why the verification is inconclusive. */
  readonly verify: (pact: Pact, provider: Provider) => TE.TaskEither<string, Verification>
  /** Ends the process and the verifications that are underway. */
  readonly close: () => void
}

const removed = /^(?:PACT_|SUPEROFFICE_|RUST_|LOG_LEVEL$|NODE_OPTIONS$|VITEST)|_proxy$/i

/**
 * The environment of the verifying process: without broker, filter, proxy and credentials. It has no certificates either,
 * because it needs none and would spend four fifths of its time on reading those of the machine again for every request.
 */
export const environmentOf = (env: Environment): Record<string, string | undefined> => ({
  ...Object.fromEntries(Object.entries(env).filter(([name]) => !removed.test(name))),
  PACT_DO_NOT_TRACK: 'true',
  SSL_CERT_FILE: devNull,
  SSL_CERT_DIR: devNull,
})

const program = fileURLToPath(new URL('./verifierProcess.mjs', import.meta.url))

interface Result {
  readonly id: number
  readonly result: unknown
}

/** Starts the process; `send` takes pact-core's options and gives its result. */
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
  let count = 0
  return {
    send: (options: object): Promise<unknown> =>
      new Promise((resolve, reject) => {
        waiting.set(++count, { resolve, reject })
        child.send({ id: count, options })
      }),
    close: () => {
      child.kill()
    },
  }
}

/** Starts a verifier. It can verify several providers at once. */
export const startVerifier = (): Verifier => {
  const { send, close } = startProcess()
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
              () => send(options),
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

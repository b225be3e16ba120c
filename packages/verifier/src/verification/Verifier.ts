/**
 * Verifies providers with pact-core, in a process of its own: that process has no output, a fixed log level, and an
 * environment without credentials, broker and proxy. pact's JavaScript `Verifier` is not used, because it stays green on an
 * unknown state and rewrites form bodies (decision 501).
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import type { Environment } from '../Environment.js'
import { type Front, startFront } from '../http/Front.js'
import { messageOf } from '../messageOf.js'
import { type Pact, unambiguous } from '../pact/Pact.js'
import { broken, keyOf, type Verification, verificationOf } from './Verification.js'

/** Where a provider listens. */
export interface Provider {
  /** Without TLS: a stub, or the forwarder in front of a server, both on this machine. */
  readonly url: string
  /** Where provider states are set up. */
  readonly statesUrl: string
}

/** Verifies providers, in a process that its first verification starts. */
export interface Verifier {
  /** Verifies a provider against a pact. A Left is the reason why the verification is inconclusive. */
  readonly verify: (pact: Pact, provider: Provider) => TE.TaskEither<string, Verification>
  /** Ends the verifications that are underway, and the process if there is one. */
  readonly close: () => void
}

const removed = /^(?:PACT_|SUPEROFFICE_|RUST_|LOG_LEVEL$|NODE_OPTIONS$|VITEST)|_proxy$/i

/** The options by which yarn's Plug'n'Play finds packages in its archives; no other option of node is passed on. */
const plugAndPlay = /--(?:require|experimental-loader)[ =](?:"[^"]*\.pnp\.[^"]*"|\S*\.pnp\.\S*)/g

/**
 * The environment of the verifying process: without broker, filter, proxy and credentials. It has no certificates either,
 * because it needs none and would spend four fifths of its time on reading those of the machine again for every request.
 */
export const environmentOf = (env: Environment): Record<string, string | undefined> => ({
  ...Object.fromEntries(Object.entries(env).filter(([name]) => !removed.test(name))),
  NODE_OPTIONS: env['NODE_OPTIONS']?.match(plugAndPlay)?.join(' '),
  PACT_DO_NOT_TRACK: 'true',
  SSL_CERT_FILE: devNull,
  SSL_CERT_DIR: devNull,
})

const program = fileURLToPath(new URL('./verifierProcess.mjs', import.meta.url))

interface Result {
  readonly id: number
  readonly result: unknown
}

/** `send` takes pact-core's options and gives its result. */
interface Engine {
  readonly send: (options: object) => Promise<unknown>
  readonly close: () => void
}

const endedEarly = new Error('the verifier ended without a result')

/** Starts the process. */
const startProcess = (): Engine => {
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
    for (const { reject } of waiting.values()) reject(endedEarly)
    waiting.clear()
  }
  child.on('error', ended)
  child.once('exit', ended)
  let count = 0
  return {
    send: (options) =>
      new Promise((resolve, reject) => {
        waiting.set(++count, { resolve, reject })
        child.send({ id: count, options }, (error) => {
          if (error !== null) ended()
        })
      }),
    close: () => {
      child.kill('SIGKILL') // native code that is busy ends with nothing less
    },
  }
}

const closed: Engine = { send: () => Promise.reject(endedEarly), close: () => {} }

/** Starts the process with the first verification: many a run ends before it. */
const makeEngine = (): Engine => {
  let engine: Engine | undefined
  return {
    send: (options) => {
      engine ??= startProcess()
      return engine.send(options)
    },
    close: () => {
      engine ??= closed
      engine.close()
    },
  }
}

/** More than a state change or a request takes behind a forwarder. */
const deadline = 120_000

/** The pact as it is verified: under descriptions that do not repeat, and without excuses for a failure. */
const numbered = (pact: Pact): unknown => ({
  ...pact,
  interactions: pact.interactions.map((interaction, index) => ({
    ...interaction,
    description: keyOf(index),
    pending: false,
  })),
})

const withFile =
  (pact: Pact) =>
  <A>(use: (file: string) => TE.TaskEither<string, A>): TE.TaskEither<string, A> =>
    TE.bracket(
      TE.fromIO(() => mkdtempSync(join(tmpdir(), 'so-email-verify-'))),
      (folder) => {
        const file = join(folder, 'pact.json')
        writeFileSync(file, JSON.stringify(numbered(pact)))
        return use(file)
      },
      (folder) => TE.fromIO(() => rmSync(folder, { recursive: true, force: true })),
    )

const withFront =
  ({ url }: Provider) =>
  <A>(use: (front: Front) => TE.TaskEither<string, A>): TE.TaskEither<string, A> =>
    TE.bracket(
      TE.fromTask(() => startFront(url, deadline)),
      use,
      (front) => TE.fromTask(front.close),
    )

/** Starts a verifier. It can verify several providers at once. */
export const startVerifier = (): Verifier => {
  const { send, close } = makeEngine()
  const run = (pact: Pact, { statesUrl }: Provider, front: Front, file: string): TE.TaskEither<string, Verification> =>
    F.pipe(
      TE.tryCatch(
        () =>
          send({
            provider: pact.provider.name,
            providerBaseUrl: front.url,
            pactUrls: [file],
            providerStatesSetupUrl: statesUrl,
            failIfNoPactsFound: true,
            logLevel: 'error',
            timeout: deadline,
          }),
        messageOf('the verifier failed'),
      ),
      TE.chainEitherK((result) => verificationOf(pact, result)),
      TE.filterOrElse(
        (verification) => front.redirects() === 0 || broken(verification).length > 0,
        () => 'the provider answered with a redirect, and the pact allows it; our client never follows one',
      ),
    )
  return {
    verify: (pact, provider) =>
      F.pipe(
        TE.fromEither(unambiguous(pact)),
        TE.filterOrElse(
          ({ interactions }) => interactions.length > 0,
          () => 'the pact has no interaction to verify',
        ),
        TE.chain(() => withFile(pact)((file) => withFront(provider)((front) => run(pact, provider, front, file)))),
      ),
    close,
  }
}

/** A verifier for one run, which is closed without closing the one that it is made of. */
export const lend = (verifier: Verifier): Verifier => {
  const closing = new AbortController()
  const ended = E.left(endedEarly.message)
  const closed = once(closing.signal, 'abort').then(() => ended)
  return {
    verify: (pact, provider) => () =>
      closing.signal.aborted ? closed : Promise.race([closed, verifier.verify(pact, provider)()]),
    close: () => closing.abort(),
  }
}

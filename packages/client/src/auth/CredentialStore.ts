/**
 * The credentials of a client while it lives. Concurrent calls share one run of the source, and its credentials are kept
 * until a server rejects them, or until shortly before they expire: then they are renewed beside the calls, which no source that hangs
 * can block. Credentials that cannot be written as a header are not kept. A run is no longer shared once the first call that waits
 * for it has ended, so a source that hangs blocks only the calls that are already waiting for it.
 */
import { either as E, function as F, type taskEither as TE } from 'fp-ts'
import type { Signal } from '../runtime/CallSignal.js'
import { chainEither } from '../runtime/chainEither.js'
import { leftOnThrow } from '../runtime/leftOnThrow.js'
import { onAbort } from '../runtime/onAbort.js'
import type { Auth, IssuedCredentials } from './Auth.js'
import { credentialHeader } from './credentialHeader.js'

/** There are no credentials to send. */
export interface NoCredentials {
  readonly _tag: 'CredentialsFailed'
  readonly reason: string
}

type Issue = TE.TaskEither<NoCredentials, IssuedCredentials>

/** Each `signal` is that of the call that needs the credentials. */
export interface CredentialStore {
  readonly isRenewable: boolean
  readonly get: (signal: Signal) => Issue
  /** Other credentials than the rejected ones: those that another call got meanwhile, or fresh ones. */
  readonly renew: (rejected: IssuedCredentials, signal: Signal) => Issue
  /** The latest credentials that it gave, which a server may still repeat. */
  readonly issued: () => ReadonlyArray<IssuedCredentials>
}

/** More renewals than happen during any call. */
const mostKept = 32

/** Imperative: it is the one place of a client that remembers credentials. */
export const makeCredentialStore = (auth: Auth, now: () => number): CredentialStore => {
  const issue = issueFrom(auth)
  /** When `current` is to be renewed. */
  let renewAt = Number.POSITIVE_INFINITY
  /** The run that calls share; `null` where it failed, or where the first call that waited for it has ended. */
  let shared: ReturnType<Issue> | null = null
  /** The credentials of the shared run, once it has given them. */
  let current: IssuedCredentials | null = null
  /** Those that the latest run renews, and that serve meanwhile. */
  let before: IssuedCredentials | null = null
  let issued: ReadonlyArray<IssuedCredentials> = []
  /** Makes the end of a call the end of sharing the latest run, for the first call that waits for it. */
  let adopt: (signal: Signal) => void = F.constVoid

  /** Where it fails, the ones before still serve while they are good. */
  const run = (): ReturnType<Issue> => {
    let stop: () => void = F.constVoid
    const unshare = () => {
      if (shared === running) shared = null
    }
    const adoptThis = (signal: Signal) => {
      adopt = F.constVoid
      stop = onAbort(signal, unshare)
    }
    adopt = adoptThis
    const running = issue()
      .then((given) => (E.isLeft(given) && isGood(before) ? E.right(before) : given))
      .then((outcome) => {
        stop()
        if (adopt === adoptThis) adopt = F.constVoid // no call has waited for this run
        if (E.isLeft(outcome)) unshare()
        else {
          issued = [outcome.right, ...issued].slice(0, mostKept)
          if (shared === running || shared === null) {
            shared = running
            current = outcome.right
            renewAt = auth.isRenewable ? renewalOf(current, now()) : Number.POSITIVE_INFINITY
          }
        }
        return outcome
      })
    current = null
    shared = running
    return running
  }
  const wait = (running: ReturnType<Issue>, signal: Signal): ReturnType<Issue> => {
    adopt(signal)
    return running
  }

  const isGood = (credentials: IssuedCredentials | null): credentials is IssuedCredentials =>
    credentials !== null && now() < credentials.expiresAt

  return {
    isRenewable: auth.isRenewable,
    get: (signal) => () => {
      // The clock is read only where there is something to compare it with.
      if (current !== null && renewAt < Number.POSITIVE_INFINITY && now() >= renewAt) {
        before = current
        run()
      }
      if (current === null && isGood(before)) return Promise.resolve(E.right(before))
      return wait(shared ?? run(), signal)
    },
    // Where other credentials than the rejected ones are known, or are on their way, the source need not run.
    renew: (rejected, signal) => () => {
      before = null
      return wait(current === rejected || shared === null ? run() : shared, signal)
    },
    issued: () => issued,
  }
}

/** How long before their end credentials are renewed, in milliseconds, or a tenth of their life if that is shorter. */
const longestLead = 30_000

const renewalOf = ({ expiresAt }: IssuedCredentials, now: number): number =>
  expiresAt - Math.min(longestLead, (expiresAt - now) / 10)

/** The credentials of a source, if a header can be written of them. */
const issueFrom = ({ credentials }: Auth): Issue =>
  F.pipe(
    async () =>
      F.pipe(
        await credentials(),
        chainEither((credentials) =>
          F.pipe(
            credentialHeader(credentials),
            E.bimap(
              ({ reason }) => reason,
              (header) => ({ credentials, header, expiresAt: credentials.expiresAt ?? Number.POSITIVE_INFINITY }),
            ),
          ),
        ),
        E.mapLeft(failed),
      ),
    leftOnThrow(() => failed('their source threw, or gave no text')),
  )

const failed = (reason: string): NoCredentials => ({ _tag: 'CredentialsFailed', reason })

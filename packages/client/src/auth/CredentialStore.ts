/**
 * The credentials of a client while it lives. Concurrent calls share one run of the source, and its credentials are kept
 * until a server rejects them. Credentials that cannot be written as a header are not kept. A run is no longer shared once
 * the call that started it has ended, so a source that hangs blocks only the calls that are already waiting for it.
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
export const makeCredentialStore = (auth: Auth): CredentialStore => {
  const issue = issueFrom(auth)
  /** The run that calls share; `null` where it failed, or where the call that started it has ended. */
  let shared: ReturnType<Issue> | null = null
  /** The credentials of the shared run, once it has given them. */
  let current: IssuedCredentials | null = null
  let issued: ReadonlyArray<IssuedCredentials> = []

  const run = (signal: Signal): ReturnType<Issue> => {
    const unshare = () => {
      if (shared === running) shared = null
    }
    const stop = onAbort(signal, unshare)
    const running = issue().then((outcome) => {
      stop()
      if (E.isLeft(outcome)) unshare()
      else {
        issued = [outcome.right, ...issued].slice(0, mostKept)
        if (shared === running || shared === null) {
          shared = running
          current = outcome.right
        }
      }
      return outcome
    })
    current = null
    shared = running
    return running
  }

  return {
    isRenewable: auth.isRenewable,
    get: (signal) => () => shared ?? run(signal),
    // Where other credentials than the rejected ones are known, or are on their way, the source need not run.
    renew: (rejected, signal) => () => (current === rejected || shared === null ? run(signal) : shared),
    issued: () => issued,
  }
}

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
              (header) => ({ credentials, header }),
            ),
          ),
        ),
        E.mapLeft(failed),
      ),
    leftOnThrow(() => failed('their source threw, or gave no text')),
  )

const failed = (reason: string): NoCredentials => ({ _tag: 'CredentialsFailed', reason })

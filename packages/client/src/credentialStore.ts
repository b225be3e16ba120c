/**
 * The credentials of a client while it lives. Concurrent callers share one question to the source; what it answered is
 * kept until a server says that it is no longer good.
 */
import type { HeaderFailure } from '@so-email/wire'
import { either as E, type taskEither as TE } from 'fp-ts'
import type { Auth, Credentials } from './Auth.js'
import { caught } from './caught.js'
import { credentialHeader } from './credentialHeader.js'

/** Credentials, and the header that shows them, written once. */
export interface Granted {
  readonly credentials: Credentials
  readonly header: E.Either<HeaderFailure, readonly [name: string, value: string]>
}

export interface CredentialStore {
  readonly isRenewable: boolean
  readonly get: TE.TaskEither<string, Granted>
  /** Others than the ones that were refused: those that someone else got meanwhile, or fresh ones. */
  readonly renew: (refused: Granted) => Promise<E.Either<string, Granted>>
}

export const makeCredentialStore = ({ credentials, isRenewable }: Auth): CredentialStore => {
  /** What was asked for last; `null` where that failed. */
  let latest: Promise<E.Either<string, Granted>> | null = null
  /** What was given last. */
  let known: Granted | null = null

  const ask = (): Promise<E.Either<string, Granted>> => {
    known = null
    latest = caught(credentials, 'their source threw').then((answer) => {
      if (E.isLeft(answer)) {
        latest = null
        return answer
      }
      known = { credentials: answer.right, header: credentialHeader(answer.right) }
      return E.right(known)
    })
    return latest
  }

  return {
    isRenewable,
    get: () => latest ?? ask(),
    // Where another than the refused one is known, or is being asked for, there is no need to ask.
    renew: (refused) => (known === refused || latest === null ? ask() : latest),
  }
}

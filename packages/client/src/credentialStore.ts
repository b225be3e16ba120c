/**
 * The credentials of a client while it lives. Concurrent callers share one question to the source; what it answered is
 * kept until a server says that it is no longer good.
 */
import { either as E, type taskEither as TE } from 'fp-ts'
import type { Auth, Credentials } from './Auth.js'

export interface CredentialStore {
  readonly isRenewable: boolean
  readonly get: TE.TaskEither<string, Credentials>
  /** Others than the ones that were refused: those that someone else got meanwhile, or fresh ones. */
  readonly renew: (refused: Credentials) => TE.TaskEither<string, Credentials>
}

export const makeCredentialStore = ({ credentials, isRenewable }: Auth): CredentialStore => {
  let known: E.Either<string, Credentials> | null = null
  let asking: Promise<E.Either<string, Credentials>> | null = null

  const ask = (): Promise<E.Either<string, Credentials>> => {
    asking ??= settled(credentials).then((answer) => {
      known = E.isRight(answer) ? answer : null
      asking = null
      return answer
    })
    return asking
  }

  return {
    isRenewable,
    get: () => (known === null ? ask() : Promise.resolve(known)),
    renew: (refused) => () => {
      const isNewer = asking === null && known !== null && E.isRight(known) && known.right !== refused
      return isNewer && known !== null ? Promise.resolve(known) : ask()
    },
  }
}

/** A source that throws, or rejects, gives none. What it threw may hold anything, so it is not kept. */
const settled = async (credentials: Auth['credentials']): Promise<E.Either<string, Credentials>> => {
  try {
    return await credentials()
  } catch {
    return E.left('their source threw')
  }
}

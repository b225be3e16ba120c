/**
 * The credentials of a client while it lives. Concurrent callers share one question to the source; what it answered is
 * kept until a server says that it is no longer good. What cannot be sent is not kept. Nor is a question waited for by
 * others once the call that asked it has ended: a source that hangs, hangs for those who wait, and for nobody after them.
 */
import { either as E } from 'fp-ts'
import { caught } from '../runtime/caught.js'
import { onAbort } from '../runtime/onAbort.js'
import type { Auth, Credentials } from './Auth.js'
import { credentialHeader } from './credentialHeader.js'

/** Credentials, and the header that shows them, written once. */
export interface Granted {
  readonly credentials: Credentials
  readonly header: readonly [name: string, value: string]
}

type Answer = Promise<E.Either<string, Granted>>

/** A `signal` is that of the call that wants them. */
export interface CredentialStore {
  readonly isRenewable: boolean
  readonly get: (signal: AbortSignal) => Answer
  /** Others than the ones that were refused: those that someone else got meanwhile, or fresh ones. */
  readonly renew: (refused: Granted, signal: AbortSignal) => Answer
}

export const makeCredentialStore = ({ credentials, isRenewable }: Auth): CredentialStore => {
  /** What was asked for last; `null` where that failed, or where who asked has ended. */
  let latest: Answer | null = null
  /** What was given last. */
  let known: Granted | null = null

  const ask = (signal: AbortSignal): Answer => {
    const forget = () => {
      if (latest === question) latest = null
    }
    const stop = onAbort(signal, forget)
    const question = grant(credentials).then((answer) => {
      stop()
      if (E.isLeft(answer)) forget()
      else if (latest === question || latest === null) {
        latest = question
        known = answer.right
      }
      return answer
    })
    known = null
    latest = question
    return question
  }

  return {
    isRenewable,
    get: (signal) => latest ?? ask(signal),
    // Where another than the refused one is known, or is being asked for, there is no need to ask.
    renew: (refused, signal) => (known === refused || latest === null ? ask(signal) : latest),
  }
}

/** What a source gives, if it gives what a header can be written of. */
const grant = (source: Auth['credentials']): Answer =>
  caught(async () => {
    const given = await source()
    if (E.isLeft(given)) return given
    const header = credentialHeader(given.right)
    return E.isLeft(header) ? E.left(header.left.reason) : E.right({ credentials: given.right, header: header.right })
  }, 'their source threw, or gave no text')

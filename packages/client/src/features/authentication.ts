/**
 * Says who asks. When the server answers that the credentials are no longer good, their source is asked once more and the
 * request is sent once more: whatever it does, the server did not do it the first time.
 */
import type { HttpResponse } from '@so-email/wire'
import { either as E } from 'fp-ts'
import type { Credentials } from '../auth/Auth.js'
import type { CredentialStore, Granted } from '../auth/credentialStore.js'
import type { Feature, Outcome } from './Send.js'

export interface AuthenticationOptions {
  readonly store: CredentialStore
  /** Told of all credentials that leave, so that they can be kept out of what is shown. */
  readonly onUse: (credentials: Credentials) => void
}

export const authentication =
  ({ store, onUse }: AuthenticationOptions): Feature =>
  (send) =>
  (request, limits) => {
    const sendAs = ({ credentials, header }: Granted): Promise<Outcome> => {
      onUse(credentials)
      return send({ ...request, headers: [header, ...request.headers] }, limits)()
    }
    return async () => {
      const granted = await store.get(limits.signal)
      if (E.isLeft(granted)) return failed(granted.left)
      const outcome = await sendAs(granted.right)
      if (!store.isRenewable || E.isLeft(outcome) || !refusesCredentials(outcome.right)) return outcome
      // Nobody waits any more, and a question that ends with this call would never end.
      if (limits.signal.aborted) return E.left({ _tag: 'Aborted' })
      const renewed = await store.renew(granted.right, limits.signal)
      return E.isLeft(renewed) ? failed(renewed.left) : sendAs(renewed.right)
    }
  }

const failed = (reason: string): Outcome => E.left({ _tag: 'CredentialsFailed', reason })

const beginning = 4096

/** 401, or a 403 whose body says that a ticket or a token expired. */
const refusesCredentials = ({ status, body }: HttpResponse): boolean =>
  status === 401 || (status === 403 && saysExpired(new TextDecoder().decode(body.subarray(0, beginning))))

const saysExpired = (text: string): boolean => /expired/i.test(text) && /token|ticket|session|credential/i.test(text)

/**
 * Says who asks. When the server answers that the credentials are no longer good, their source is asked once more and the
 * request is sent once more: whatever it does, the server did not do it the first time.
 */
import type { HttpRequest, HttpResponse } from '@so-email/wire'
import { function as F, taskEither as TE } from 'fp-ts'
import type { Credentials } from '../Auth.js'
import { credentialHeader } from '../credentialHeader.js'
import type { CredentialStore } from '../credentialStore.js'
import type { Feature, SendFailure } from '../Send.js'

export interface AuthenticationOptions {
  readonly store: CredentialStore
  /** Told of all credentials that leave, so that they can be kept out of what is shown. */
  readonly onUse: (credentials: Credentials) => void
}

export const authentication =
  ({ store, onUse }: AuthenticationOptions): Feature =>
  (send) =>
  (request, limits) => {
    const sendAs = (credentials: Credentials): TE.TaskEither<SendFailure, HttpResponse> =>
      F.pipe(
        TE.fromEither(credentialHeader(credentials)),
        TE.mapLeft(({ reason }) => failed(reason)),
        TE.chain((header) => {
          onUse(credentials)
          const signed: HttpRequest = { ...request, headers: [header, ...request.headers] }
          return send(signed, limits)
        }),
      )
    return F.pipe(
      store.get,
      TE.mapLeft(failed),
      TE.chain((credentials) =>
        F.pipe(
          sendAs(credentials),
          TE.chain((response) =>
            store.isRenewable && refusesCredentials(response)
              ? F.pipe(store.renew(credentials), TE.mapLeft(failed), TE.chain(sendAs))
              : TE.right(response),
          ),
        ),
      ),
    )
  }

const failed = (reason: string): SendFailure => ({ _tag: 'CredentialsFailed', reason })

const beginning = 4096

/** 401, or a 403 whose body says that a ticket or a token expired. */
const refusesCredentials = ({ status, body }: HttpResponse): boolean =>
  status === 401 || (status === 403 && saysExpired(new TextDecoder().decode(body.subarray(0, beginning))))

const saysExpired = (text: string): boolean => /expired/i.test(text) && /token|ticket|session|credential/i.test(text)

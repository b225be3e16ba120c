/**
 * Adds the credentials to a request. When the server rejects them, their source runs once more and the request is sent once
 * more, even one that creates an account: a server that rejects the credentials has done nothing else.
 */
import type { HttpResponse } from '@so-email/wire'
import { function as F } from 'fp-ts'
import type { IssuedCredentials } from '../auth/Auth.js'
import type { CredentialStore } from '../auth/CredentialStore.js'
import * as TE from '../runtime/taskEither.js'
import type { Feature, SendFailure } from './Send.js'

export const authentication =
  (store: CredentialStore): Feature =>
  (send) =>
  (request, limits) => {
    const sendWith = ({ header }: IssuedCredentials) =>
      send({ ...request, headers: [header, ...request.headers] }, limits)

    const renewed = (rejected: IssuedCredentials): TE.TaskEither<SendFailure, HttpResponse> =>
      // A run of the source is shared until its call ends, and this call has ended.
      limits.signal.aborted
        ? TE.left({ _tag: 'Aborted' })
        : F.pipe(store.renew(rejected, limits.signal), TE.chain(sendWith))

    const renewing = (issued: IssuedCredentials) =>
      TE.chain((response: HttpResponse) => (rejectsCredentials(response) ? renewed(issued) : TE.right(response)))

    return F.pipe(
      store.get(limits.signal),
      TE.chain((issued) => F.pipe(sendWith(issued), store.isRenewable ? renewing(issued) : F.identity)),
    )
  }

/** As much of a body as is searched for the news that credentials expired. */
const beginning = 4096

/** 401, or a 403 whose body reports an expired ticket or token. */
const rejectsCredentials = ({ status, body }: HttpResponse): boolean =>
  status === 401 || (status === 403 && isExpiry(new TextDecoder().decode(body.subarray(0, beginning))))

const isExpiry = (text: string): boolean => /expired/i.test(text) && /token|ticket|session|credential/i.test(text)

/**
 * Adds the credentials to a request. When the server rejects them, their source runs once more and the request is sent once
 * more, even one that creates an account: a server that rejects the credentials has done nothing else.
 */
import type { ReceivedResponse } from '@so-email/wire'
import { function as F } from 'fp-ts'
import type { IssuedCredentials } from '../auth/Auth.js'
import type { CredentialStore } from '../auth/CredentialStore.js'
import * as TE from '../runtime/taskEither.js'
import { rejectsCredentials } from './rejectsCredentials.js'
import type { Feature, SendFailure } from './Send.js'

export const authentication =
  (store: CredentialStore): Feature =>
  (send) =>
  (request, limits) => {
    const sendWith = ({ header }: IssuedCredentials) =>
      send({ ...request, headers: [header, ...request.headers] }, limits)

    const renewed = (rejected: IssuedCredentials): TE.TaskEither<SendFailure, ReceivedResponse> =>
      // A run of the source is shared until its call ends, and this call has ended.
      limits.signal.aborted
        ? TE.left({ _tag: 'Aborted' })
        : F.pipe(store.renew(rejected, limits.signal), TE.chain(sendWith))

    const renewing = (issued: IssuedCredentials) =>
      TE.chain((response: ReceivedResponse) => (rejectsCredentials(response) ? renewed(issued) : TE.right(response)))

    return F.pipe(
      store.get(limits.signal),
      TE.chain((issued) => F.pipe(sendWith(issued), store.isRenewable ? renewing(issued) : F.identity)),
    )
  }

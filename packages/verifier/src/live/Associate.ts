/** The associate on whose behalf a running server is verified: the owner of every account that is created there. */
import { createDefaultEMailAccount, entity, Int32, pathOf } from '@so-email/codecs'
import type { HttpHeaders } from '@so-email/wire'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import type { Environment } from '../Environment.js'
import { jsonOf } from '../http/jsonOf.js'
import { post, type Send } from '../http/post.js'

/** The variable that holds the id of the caller's associate. */
export const associateVariable = 'SUPEROFFICE_ASSOCIATE_ID'

/** The id that the environment gives, or `null`. A Left describes a value that is no id. */
export const associateFrom = (env: Environment): E.Either<string, number | null> => {
  const text = env[associateVariable] ?? ''
  if (text === '') return E.right(null)
  return /^[1-9]\d*$/.test(text)
    ? F.pipe(
        Int32.decode(Number(text)),
        E.mapLeft(() => `${associateVariable} is too large`),
      )
    : E.left(`${associateVariable} is not the id of an associate`)
}

const Owned = entity('EMailAccount', { AssociateId: Int32 }, {})

/** Why the server did not name the caller. */
const notNamed = (status: number): string =>
  status === 401 || status === 403
    ? `the server answered ${status}: the credentials are wrong or expired, or may not use the EMail agent`
    : `the caller's associate is not known, as the server answered ${status} and no account: see whether the URL is that of the site, or set ${associateVariable}`

/** The associate to whom the server gives a new account: the caller. */
export const callerAt = (send: Send, headers: HttpHeaders): TE.TaskEither<string, number> =>
  F.pipe(
    send(post(pathOf(createDefaultEMailAccount), headers)),
    TE.chainEitherK((response) =>
      F.pipe(
        jsonOf(response),
        E.filterOrElseW(Owned.is, () => null),
        E.bimap(
          () => notNamed(response.status),
          ({ AssociateId }) => AssociateId,
        ),
      ),
    ),
  )

/** The associate on whose behalf a running server is verified: the owner of every account that is made there. */
import { createDefaultEMailAccount, drawFailure, Int32, pathOf } from '@so-email/codecs'
import type { HttpRequest, HttpResponse } from '@so-email/wire'
import { either as E, function as F, json as J, taskEither as TE } from 'fp-ts'
import * as t from 'io-ts'
import type { Environment } from '../Environment.js'

/** The variable that holds the id of the caller's associate. */
export const associateVariable = 'SUPEROFFICE_ASSOCIATE_ID'

/** The id that the environment gives, or `null`. A Left describes a value that is no id. */
export const associateFrom = (env: Environment): E.Either<string, number | null> => {
  const text = env[associateVariable] ?? ''
  if (text === '') return E.right(null)
  return /^[1-9]\d*$/.test(text)
    ? E.mapLeft(() => `${associateVariable} is too large`)(Int32.decode(Number(text)))
    : E.left(`${associateVariable} is not the id of an associate`)
}

const Owned = t.type({ AssociateId: Int32 })

/** The associate to whom the server gives a new account: the caller. */
export const callerAt = (
  send: (request: HttpRequest) => TE.TaskEither<string, HttpResponse>,
  headers: HttpRequest['headers'],
): TE.TaskEither<string, number> =>
  F.pipe(
    send({
      method: 'POST',
      url: pathOf(createDefaultEMailAccount),
      headers: [...headers, ['Accept', 'application/json; charset=utf-8'], ['Content-Length', '0']],
      body: new Uint8Array(),
    }),
    TE.chainEitherK(({ status, body }) =>
      F.pipe(
        J.parse(new TextDecoder().decode(body)),
        E.mapLeft(() => 'no JSON'),
        E.chain((value) => E.mapLeft((errors: t.Errors) => drawFailure(errors).join('; '))(Owned.decode(value))),
        E.bimap(
          () => `the caller's associate is not known, as the server answered ${status}: set ${associateVariable}`,
          ({ AssociateId }) => AssociateId,
        ),
      ),
    ),
  )

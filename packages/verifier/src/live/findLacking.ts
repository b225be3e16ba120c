/** What a running server lacks, found out from an account that is saved there with every later property. */
import { pathOf, saveEMailAccount } from '@so-email/codecs'
import type { HttpHeaders, HttpRequest, HttpResponse } from '@so-email/wire'
import { either as E, function as F, json as J, taskEither as TE } from 'fp-ts'
import * as t from 'io-ts'
import { newAccountBody, newAddress } from '../account/newAccountBody.js'
import type { Lacking } from '../selection/groups.js'
import { lackingIn, laterProperties } from '../selection/laterProperties.js'
import { lacking, type ServerVersion } from '../selection/ServerVersion.js'

const Saved = t.intersection([t.UnknownRecord, t.type({ EMailAccountId: t.number })])

/** A server whose response is no account has to have everything that its version has. */
export const findLacking = (
  send: (request: HttpRequest) => TE.TaskEither<string, HttpResponse>,
  headers: HttpHeaders,
  associateId: number,
  version: ServerVersion | null,
): TE.TaskEither<string, Lacking> =>
  F.pipe(
    TE.fromIO(newAddress),
    TE.map((address) => newAccountBody(address, associateId, laterProperties)),
    TE.chain((body) =>
      send({
        method: 'POST',
        url: pathOf(saveEMailAccount),
        headers: [
          ...headers,
          ['Accept', 'application/json; charset=utf-8'],
          ['Content-Type', 'application/json; charset=utf-8'],
          ['Content-Length', String(body.length)],
        ],
        body,
      }),
    ),
    TE.map(({ body }) =>
      F.pipe(
        J.parse(new TextDecoder().decode(body)),
        E.filterOrElseW(Saved.is, () => null),
        E.match(() => (version === null ? {} : lacking(version)), lackingIn(version)),
      ),
    ),
  )

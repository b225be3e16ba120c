/** What a running server lacks, found out from an account that is saved there with every later property. */
import { pathOf, type ServerVersion, saveEMailAccount } from '@so-email/codecs'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import * as t from 'io-ts'
import { newAccount } from '../account/newAccountBody.js'
import { jsonOf } from '../http/jsonOf.js'
import { post } from '../http/post.js'
import type { Caller } from '../scenario/Agent.js'
import type { Lacking } from '../selection/groups.js'
import { lacking } from '../selection/lacking.js'
import { lackingIn, laterProperties } from '../selection/laterProperties.js'

const Saved = t.intersection([t.UnknownRecord, t.type({ EMailAccountId: t.number })])

/** A server whose response is no account has to have everything that its version has. */
export const findLacking = (
  { send, headers, associateId, newAddress }: Caller,
  version: ServerVersion | null,
): TE.TaskEither<string, Lacking> =>
  F.pipe(
    TE.fromIO(newAddress),
    TE.map((address) => newAccount(address, associateId, laterProperties)),
    TE.chain((account) => send(post(pathOf(saveEMailAccount), headers, account))),
    TE.map(
      F.flow(
        jsonOf,
        E.filterOrElseW(Saved.is, () => null),
        E.match(() => lacking(version), lackingIn(version)),
      ),
    ),
  )

/** Providers that do what a request wants, and more: they change accounts that it does not name, or do what they refuse. */
import { deleteEMailAccount, pathOf, saveEMailAccount } from '@so-email/codecs'
import { publishedCredentials } from '@so-email/verifier'
import type { HttpHeaders, HttpRequest, HttpResponse } from '@so-email/wire'
import { function as F, taskEither as TE } from 'fp-ts'
import { isUpdate, type Members, of, onSave, propertiesIn } from '../providers/changes.js'
import type { Change, Provider } from '../providers/Provider.js'
import { deletedIsGone, refusedIsNotDone, savedIsFound, updatedIsFound, wrong } from './form.js'

const headers: HttpHeaders = [
  ['Authorization', publishedCredentials.authorization],
  ['Accept', 'application/json'],
]

const saving = (account: Members): HttpRequest => ({
  method: 'POST',
  url: pathOf(saveEMailAccount),
  headers: [...headers, ['Content-Type', 'application/json']],
  body: new TextEncoder().encode(JSON.stringify(account)),
})

const deleting = ({ EMailAccountId }: Members): HttpRequest => ({
  method: 'POST',
  url: `${pathOf(deleteEMailAccount)}?EMailAccountId=${EMailAccountId}`,
  headers,
  body: new Uint8Array(),
})

/** The id of the account that an exchange is about. */
const idIn = (request: HttpRequest, response: HttpResponse): number =>
  Number(/=(\d+)$/.exec(request.url)?.[1] ?? propertiesIn(response)['EMailAccountId'])

/** After each success, further requests about the other accounts; `id` is that of the account of the exchange. */
const andTheOthers =
  (
    further: (other: Members, exchange: { readonly id: number; readonly request: HttpRequest }) => HttpRequest | null,
  ): Change =>
  (respond, stub) =>
  (request) =>
    F.pipe(
      respond(request),
      TE.tap((response) => {
        const id = idIn(request, response)
        const isDone = response.status < 300 && id > 0
        return F.pipe(
          [...stub.accounts.all()].filter(({ EMailAccountId }) => isDone && EMailAccountId !== id),
          (others) => others.flatMap((other) => further({ ...other }, { id, request }) ?? []),
          TE.traverseSeqArray(respond),
        )
      }),
    )

const disconnected = (account: Members): HttpRequest =>
  saving({ ...account, IncomingCredentials: null, OutgoingCredentials: null })

/** Does what it refuses. */
const tooLate: Change = (respond) => (request) =>
  F.pipe(
    respond(request),
    TE.tap(({ status }) =>
      status === 401
        ? respond({
            ...request,
            headers: [...request.headers.filter(([name]) => name.toLowerCase() !== 'authorization'), ...headers],
          })
        : TE.right(undefined),
    ),
  )

export const others: Readonly<Record<string, Provider>> = {
  'writes the folders of an update into every account': wrong(
    'the mail of all users is fetched from the folder of one',
    onSave(
      andTheOthers((other, { request }) =>
        isUpdate(request) ? saving({ ...other, InboxFolder: propertiesIn(request)['InboxFolder'] }) : null,
      ),
    ),
    { [updatedIsFound]: 'an account that was not updated by its id' },
  ),
  'takes the credentials of all other accounts at a save': wrong(
    'every user is disconnected when one connects',
    onSave(andTheOthers(disconnected)),
    { [savedIsFound]: 'the account by its id', [updatedIsFound]: 'the account by its id' },
  ),
  'takes the credentials of all other accounts at a deletion': wrong(
    'every user is disconnected when one leaves',
    of(deleteEMailAccount, andTheOthers(disconnected)),
    { [deletedIsGone]: 'an account that was not deleted by its id' },
  ),
  'deletes every older account too': wrong(
    'deleting one mailbox loses those that were there before it',
    of(
      deleteEMailAccount,
      andTheOthers((other, { id }) => (Number(other['EMailAccountId']) < id ? deleting(other) : null)),
    ),
    { [deletedIsGone]: 'an account that was not deleted by its id' },
  ),
  'refuses a wrong password when it has saved and deleted': wrong(
    'everyone who reaches the server writes every mailbox, and sees an error',
    tooLate,
    { [refusedIsNotDone]: 'the account that was refused' },
  ),
}

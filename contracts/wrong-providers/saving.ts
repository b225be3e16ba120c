/** Providers that do not save the account of the request, although their responses have the right form. */
import { function as F, taskEither as TE } from 'fp-ts'
import {
  accounts,
  isUpdate,
  json,
  type Members,
  onSave,
  propertiesIn,
  requesting,
  savedAccounts,
  withCredentials,
  withJson,
  withText,
} from '../providers/changes.js'
import type { Change, Provider } from '../providers/Provider.js'
import { create, credentials, emptiedIsEmpty, savedIsFound, twoIds, update, updatedIsFound, wrong } from './form.js'

const saved = (change: (account: Members) => unknown): Change => onSave(savedAccounts(change))

/** Returns the account of the request, as if it had been saved. */
const echo =
  (id: (requested: number) => number): Change =>
  (respond) =>
  (request) =>
    'EMailAddress' in propertiesIn(request)
      ? TE.right(
          json({ ...propertiesIn(request), EMailAccountId: id(Number(propertiesIn(request)['EMailAccountId'] ?? 0)) }),
        )
      : respond(request)

const asNew = withText((text) => text.replace(/"EMailAccountId":\d+/, '"EMailAccountId":0'))

/** The id of an account that does not exist. */
const madeUp = 5000

/** Other credentials in the response to a save. */
const eachCredentials = (change: (each: Members) => Members): Change => saved(withCredentials(change))

/** Keeps the account as the request before the last one left it, and returns that. */
const late: Change = (respond) => {
  const before = new Map<unknown, Members>()
  return (request) =>
    F.pipe(
      respond(request),
      TE.map(
        withJson((value) => {
          const account: Members = Object(value)
          const known = before.get(account['EMailAccountId'])
          before.set(account['EMailAccountId'], account)
          return known ?? account
        }),
      ),
    )
}

/** Responds to a save as it should, and then keeps another account than it responded with. */
const keeping = (change: (account: Members) => Members): Change =>
  onSave(
    (respond) => (request) =>
      F.pipe(
        respond(request),
        TE.tap((response) =>
          [request, response].every((message) => 'EMailAddress' in propertiesIn(message))
            ? respond(withJson(() => change(propertiesIn(response)))(request))
            : TE.right(response),
        ),
      ),
  )

/** Responds to an update as it should, and then keeps the old value of each property that the update empties. */
const keepingEmptied: Change = onSave((respond, stub) => (request) => {
  const before: Members = { ...stub.accounts.get(Number(propertiesIn(request)['EMailAccountId'])) }
  const kept = (account: Members): Members =>
    Object.fromEntries(Object.entries(account).map(([name, value]) => [name, value || before[name] || value]))
  return F.pipe(
    respond(request),
    TE.tap(() => (isUpdate(request) ? respond(withJson((account) => kept(Object(account)))(request)) : TE.right(null))),
  )
})

export const saving: Readonly<Record<string, Provider>> = {
  'makes a new account at every update': wrong(
    'the mailbox that was changed stays as it was, and there are two of it',
    onSave(requesting(asNew)),
    { [update]: 'body $.EMailAccountId', [updatedIsFound]: 'the response to the update' },
  ),
  'makes a new account at every update, and returns the id of the old one': wrong(
    'the client believes that the mailbox was changed, and finds it unchanged at its next read',
    onSave((respond) => (request) => {
      const id = propertiesIn(request)['EMailAccountId']
      return isUpdate(request)
        ? F.pipe(respond(asNew(request)), TE.map(withJson((account) => ({ ...Object(account), EMailAccountId: id }))))
        : respond(request)
    }),
    { [updatedIsFound]: 'the account by its id' },
  ),
  'responds to every save with another address': wrong(
    'a client that keeps the response writes mail from the wrong address',
    saved((account) => ({ ...account, EMailAddress: 'garbage' })),
    { [update]: 'body $.EMailAddress', [create]: 'body $.EMailAddress' },
  ),
  'responds to every save with another associate': wrong(
    'the mailbox is shown to another user',
    saved((account) => ({ ...account, AssociateId: 1 })),
    { [update]: 'body $.AssociateId', [create]: 'body $.AssociateId' },
  ),
  'responds to every save with other folders': wrong(
    'mail is fetched from a folder that does not exist',
    saved((account) => ({ ...account, InboxFolder: 'garbage', SentFolder: 'garbage' })),
    { 'a request to update the folders of an account': 'body $.InboxFolder' },
  ),
  'responds to every save with another SimpleMode': wrong(
    'a mailbox for invitations turns into a whole one',
    saved((account) => ({ ...account, SimpleMode: 99 })),
    { 'a request to update the SimpleMode of an account': 'body $.SimpleMode' },
  ),
  'has a SentFolder and forgets it at an update': wrong(
    'copies of sent mail are stored nowhere',
    onSave(
      (respond) => (request) =>
        F.pipe(
          respond(request),
          TE.map((response) =>
            isUpdate(request) ? withJson((account) => ({ ...Object(account), SentFolder: null }))(response) : response,
          ),
        ),
    ),
    { 'a request to update the folders of an account': 'body $.SentFolder' },
  ),
  'has a SentFolder and always forgets it': wrong(
    'copies of sent mail are stored nowhere',
    accounts((account) => ({ ...account, SentFolder: null })),
    { 'a request to update the folders of an account': 'body $.SentFolder' },
  ),
  'forgets UseGraphApi': wrong(
    'fetching stops when the old protocol is switched off',
    saved((account) => ({ ...account, UseGraphApi: 0 })),
    { 'a request to update the UseGraphApi of an account': 'body $.UseGraphApi' },
  ),
  'stores credentials with another server': wrong(
    'the password goes to a foreign host',
    eachCredentials((each) => ({ ...each, Server: 'elsewhere.example.test' })),
    { [credentials]: 'body $.IncomingCredentials.Server' },
  ),
  'stores credentials with another user name': wrong(
    'logging in to the mail server fails',
    eachCredentials((each) => ({ ...each, Username: 'other' })),
    { [credentials]: 'body $.OutgoingCredentials.Username' },
  ),
  'stores credentials with another password': wrong(
    'logging in to the mail server fails',
    eachCredentials((each) => ({ ...each, Password: 'other' })),
    { 'a request to save credentials and to give their passwords back': 'body $.IncomingCredentials.Password' },
  ),
  'stores credentials without their port': wrong(
    'the mail server is not reached',
    eachCredentials((each) => ({ ...each, Port: 0 })),
    { [credentials]: 'body $.IncomingCredentials.Port' },
  ),
  'stores incoming credentials as outgoing ones': wrong(
    'mail is sent through the server that it is fetched from',
    saved((account) => ({
      ...account,
      IncomingCredentials: account['OutgoingCredentials'],
      OutgoingCredentials: account['IncomingCredentials'],
    })),
    { [credentials]: 'body $.IncomingCredentials.Port' },
  ),
  'responds to an update with an object for credentials that it removed': wrong(
    'the client shows a mailbox as connected that is not',
    saved((account) => ({
      ...account,
      IncomingCredentials: account['IncomingCredentials'] ?? {
        ServiceAuthId: 0,
        Server: '',
        Port: 0,
        AuthType: '',
        Username: '',
        Password: '',
      },
    })),
    { 'a request to remove the credentials of an account': 'body $.IncomingCredentials' },
  ),
  'saves nothing, and responds as if it had': wrong(
    'a new mailbox is gone at the next read',
    onSave(echo((id) => (id === 0 ? madeUp : id))),
    { [savedIsFound]: 'the account by its id' },
  ),
  'updates nothing, and responds as if it had': wrong(
    'a change is lost without an error',
    onSave((respond, stub) => (request) => (isUpdate(request) ? echo(F.identity)(respond, stub) : respond)(request)),
    { [updatedIsFound]: 'the account by its id' },
  ),
  'keeps only the address and the owner of an account': wrong(
    'the mailbox has neither credentials nor folders at the next read',
    keeping(({ EMailAccountId, EMailAddress, AssociateId }) => ({ EMailAccountId, EMailAddress, AssociateId })),
    { [savedIsFound]: 'the account by its id', [updatedIsFound]: 'the account by its id' },
  ),
  'stores no credentials, and responds as if it had': wrong(
    'logging in to the mail server fails, and the save has shown no error',
    keeping((account) => ({ ...account, IncomingCredentials: null, OutgoingCredentials: null })),
    { [savedIsFound]: 'the account by its id', [updatedIsFound]: 'the account by its id' },
  ),
  'stores no folders, and responds as if it had': wrong(
    'mail is fetched from no folder, and the save has shown no error',
    keeping((account) => ({ ...account, InboxFolder: null, SentFolder: null })),
    { [savedIsFound]: 'the account by its id', [updatedIsFound]: 'the account by its id' },
  ),
  'stores no UseGraphApi, and responds as if it had': wrong(
    'fetching stops when the old protocol is switched off, and the save has shown no error',
    keeping((account) => ({ ...account, UseGraphApi: 0 })),
    { [savedIsFound]: 'the account by its id' },
  ),
  'gives every new account the same id': wrong(
    'the second mailbox takes the place of the first',
    onSave(echo((id) => (id === 0 ? madeUp : id))),
    { [twoIds]: 'the ids' },
  ),
  'responds to an update with the account before it': wrong(
    'the client shows the old values after a change',
    onSave(late),
    { [updatedIsFound]: 'the response to the update' },
  ),
  'keeps what an update empties, and responds as if it had not': wrong(
    'a mailbox that was disconnected is fetched for ever',
    keepingEmptied,
    { [emptiedIsEmpty]: 'the account by its id' },
  ),
}

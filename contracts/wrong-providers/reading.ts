/** Providers that read or delete another account than the request names, and respond in the right form. */
import {
  createDefaultEMailAccount,
  deleteEMailAccount,
  getCurrentAccount,
  getCurrentAccountId,
  getEMailAccount,
  getEMailAccountFromEMailAddress,
  getReadySyncEmailAccounts,
  pathOf,
} from '@so-email/codecs'
import { function as F, taskEither as TE } from 'fp-ts'
import {
  accounts,
  jsonValue,
  of,
  requesting,
  savedAccounts,
  set,
  text,
  withJson,
  without,
  withText,
} from '../providers/changes.js'
import type { Change, Provider } from '../providers/Provider.js'
import {
  amongOthers,
  byAddress,
  byId,
  deletedIsGone,
  documented,
  noSuchAddress,
  oneCurrent,
  savedIsFound,
  unknownProperty,
  wrong,
} from './form.js'

const due = { AccountId: 270, AssociateName: 'tje0', AssociateId: 244 }
const accountsDue = (listed: ReadonlyArray<unknown>): Change =>
  of(
    getReadySyncEmailAccounts,
    jsonValue(() => listed),
  )

/** Remembers what was deleted, and lists it. */
const deletedStayDue: Change = (respond) => {
  const deleted: Array<number> = []
  return (request) =>
    F.pipe(
      respond(request),
      TE.map((response) => {
        const id = /Delete.*=(\d+)$/.exec(request.url)?.[1]
        if (id !== undefined && response.status === 204) deleted.push(Number(id))
        return request.url === pathOf(getReadySyncEmailAccounts)
          ? withJson(() => deleted.map((AccountId) => ({ ...due, AccountId })))(response)
          : response
      }),
    )
}

/** Deletes every account of the caller. */
const deleteAll: Change = (respond, stub) => (request) =>
  F.pipe(
    [...stub.accounts.all()].map(({ EMailAccountId }) => ({
      ...request,
      url: `${pathOf(deleteEMailAccount)}?EMailAccountId=${EMailAccountId}`,
    })),
    TE.traverseArray(respond),
    TE.chain(() => respond(request)),
  )

export const reading: Readonly<Record<string, Provider>> = {
  'responds to GetEMailAccount with another account': wrong(
    'a client that saves what it read overwrites the wrong mailbox',
    of(
      getEMailAccount,
      savedAccounts((account) => ({ ...account, EMailAccountId: 999, EMailAddress: 'x@example.test' })),
    ),
    { [byId]: 'body $.EMailAccountId', [savedIsFound]: 'the account by its id' },
  ),
  'ignores the id of GetEMailAccount': wrong(
    'an unknown id shows the mailbox of another user',
    of(
      getEMailAccount,
      requesting((request) => ({ ...request, url: request.url.replace(/=\d+$/, '=270') })),
    ),
    { 'a request for an account by an unknown id': 'body $' },
  ),
  'ignores the address of GetEMailAccountFromEMailAddress': wrong(
    'mail from a stranger is filed under the first mailbox that there is',
    of(
      getEMailAccountFromEMailAddress,
      requesting((request) => withText(() => '')({ ...request, url: pathOf(getCurrentAccount) })),
    ),
    { [noSuchAddress]: 'body $.EMailAccountId', [savedIsFound]: 'the account by its address' },
  ),
  'lists an account that was deleted as due': wrong('mail is fetched for an account that was deleted', deletedStayDue, {
    [deletedIsGone]: 'the accounts that are due',
  }),
  'finds the account of another associate by an address': wrong(
    'the mailbox of a colleague is opened',
    of(
      getEMailAccountFromEMailAddress,
      savedAccounts((account) => ({ ...account, AssociateId: 5 })),
    ),
    { [byAddress]: 'body $.AssociateId', [amongOthers]: 'body $.AssociateId' },
  ),
  'deletes nothing': wrong(
    'a mailbox that was deleted is fetched for ever',
    of(deleteEMailAccount, () => () => TE.right({ status: 204, headers: [], body: new Uint8Array() })),
    { [deletedIsGone]: 'the account by its id' },
  ),
  'deletes every account': wrong('deleting one mailbox loses all of them', of(deleteEMailAccount, deleteAll), {
    [deletedIsGone]: 'an account that was not deleted by its id',
  }),
  'drops a property that it does not know from what it reads': wrong(
    'a client of tomorrow loses a value through one of today, and the save has shown no error',
    of(getEMailAccount, without('PropertyOfTomorrow')),
    { [unknownProperty]: 'the account by its id' },
  ),
  'reads LastFetch without its ticks': wrong(
    'an account that is read and saved back loses ticks, and the save has shown no error',
    of(getEMailAccount, set('LastFetch', '2008-08-06T14:32:38Z')),
    { [savedIsFound]: 'the account by its id' },
  ),
  'gives a default account to another associate': wrong(
    'a new mailbox belongs to another user from the start',
    of(
      createDefaultEMailAccount,
      accounts((account) => ({ ...account, AssociateId: 1 })),
    ),
    { 'a request for the defaults of a new account': 'body $.AssociateId' },
  ),
  'saves a default account at once': wrong(
    'every form that is opened leaves an empty mailbox',
    of(
      createDefaultEMailAccount,
      accounts((account) => ({ ...account, EMailAccountId: 300 })),
    ),
    { 'a request for the defaults of a new account': 'body $.EMailAccountId' },
  ),
  'returns the current account of another associate': wrong(
    'mail is sent in the name of a colleague',
    of(
      getCurrentAccount,
      savedAccounts((account) => ({ ...account, EMailAccountId: 269, AssociateId: 5 })),
    ),
    { 'a request for the current account': 'body $.AssociateId' },
  ),
  'responds to GetCurrentAccount with other folders': wrong(
    'a client that saves what it read has the mail fetched from another folder',
    of(getCurrentAccount, set('InboxFolder', 'garbage')),
    { [oneCurrent]: 'the current account by its id' },
  ),
  'returns the id of another current account': wrong(
    'the client reads and writes another mailbox than it shows',
    of(
      getCurrentAccountId,
      text(() => '269'),
    ),
    { 'a request for the id of the current account': 'body $', [oneCurrent]: 'the ids' },
  ),
  'lists no account that is due': wrong('no mail is fetched', accountsDue([]), {
    'a request for the accounts that are due': 'body $',
  }),
  'lists another account than the one that is due': wrong(
    'mail is fetched for another mailbox',
    accountsDue([{ ...due, AccountId: 269, AssociateId: 5 }]),
    { 'a request for the accounts that are due': 'body $[0].AccountId' },
  ),
  'lists one more account than are due': wrong(
    'mail is fetched for an account that does not exist',
    accountsDue([due, { ...due, AccountId: 999 }]),
    { 'a request for the accounts that are due': 'body $' },
  ),
  'lists an account that is due where there is none': wrong(
    'mail is fetched for an account that was deleted',
    accountsDue([due]),
    { 'a request for the accounts that are due when there is none': 'body $' },
  ),
  'responds to the documented request with "hick"': wrong(
    'the stub shows another exchange than the page',
    text((body) => body.replace('"hic"', '"hick"')),
    { [documented]: 'body $.InboxFolder' },
  ),
}

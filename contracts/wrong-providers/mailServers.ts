/** Providers that decide otherwise about a login to a mail server, or about the records of a domain. */
import {
  authenticate,
  authenticateIncoming,
  authenticateOutgoing,
  createDefaultEMailConnectionInfo,
  createDefaultEMailConnectionInfoExtended,
  hasMXRecord,
  hasSPFRecord,
  pathOf,
  syncEmailAccount,
  testAuthenticate,
} from '@so-email/codecs'
import { all, jsonValue, of, requesting, responding } from '../providers/changes.js'
import type { Change, Provider } from '../providers/Provider.js'
import { unreadable, wrong } from './form.js'

const result = (change: (result: boolean) => unknown): Change =>
  jsonValue((value) => (typeof value === 'boolean' ? change(value) : value))
const opposite = result((value) => !value)
const withoutSsl = jsonValue((value) =>
  Object.fromEntries(Object.entries(Object(value)).filter(([name]) => name !== 'UseSSL')),
)
const nothing = jsonValue((value) => (value === Object(value) ? null : value))

const incoming = 'a request to log in to a mail server for incoming mail'
const outgoing = 'a request to log in to a mail server for outgoing mail'

/** Checks a login as another operation does. */
const asAt = (operation: typeof authenticateIncoming): Change =>
  requesting((request) => ({ ...request, url: pathOf(operation) }))

/** One result for every login and every domain, so that the server need not look at any. */
const always = (value: boolean): Change => {
  const decided = [
    testAuthenticate,
    authenticate,
    authenticateIncoming,
    authenticateOutgoing,
    hasMXRecord,
    hasSPFRecord,
  ]
  const same = result(() => value)
  return all(...decided.map((operation) => of(operation, same)))
}

export const mailServers: Readonly<Record<string, Provider>> = {
  'reports a login that fails as one that succeeds': wrong(
    'a user saves a password that does not work, and no mail comes',
    of(authenticateIncoming, opposite),
    { [`${incoming}, with a password that it refuses`]: 'body $', [incoming]: 'body $' },
  ),
  'reports a login that succeeds as one that fails': wrong(
    'a user cannot save a password that works',
    of(authenticate, opposite),
    { 'a request to log in to a mail server': 'body $' },
  ),
  'checks a login for incoming mail at the server for outgoing mail': wrong(
    'a password is saved by which no mail can be fetched',
    of(authenticateIncoming, asAt(authenticateOutgoing)),
    { [incoming]: 'body $', [`${incoming}, with a login for outgoing mail`]: 'body $' },
  ),
  'checks a login for outgoing mail at the server for incoming mail': wrong(
    'a password is saved by which no mail can be sent',
    of(authenticateOutgoing, asAt(authenticateIncoming)),
    { [outgoing]: 'body $', [`${outgoing}, with a login for incoming mail`]: 'body $' },
  ),
  'reports a working account as a broken one': wrong(
    'a user is sent to repair what is not broken',
    of(testAuthenticate, opposite),
    { 'a request to test the current account': 'body $' },
  ),
  'reports a domain as one without mail exchangers': wrong('a right address is rejected', of(hasMXRecord, opposite), {
    'a request for the mail exchangers of a domain': 'body $',
  }),
  'reports a domain as one without the sender policy': wrong(
    'mail of the domain is not sent, for fear of a spam filter',
    of(hasSPFRecord, opposite),
    { 'a request for a sender policy of a domain': 'body $' },
  ),
  'answers true to every login and domain': wrong(
    'a user saves a password that does not work, and mail goes to a domain that takes none',
    always(true),
    {
      'a request to test the current account, whose mail server refuses the login': 'body $',
      'a request to log in to a mail server, with a password that it refuses': 'body $',
      'a request to log in to a mail server for incoming mail, with a password that it refuses': 'body $',
      'a request to log in to a mail server for outgoing mail, with a password that it refuses': 'body $',
      'a request for the mail exchangers of a domain, which has none': 'body $',
      'a request for a sender policy of a domain, which has another one': 'body $',
      'a request for a sender policy of a domain, which has none': 'body $',
    },
  ),
  'answers false to every login and domain': wrong(
    'a user cannot save a password that works, and a right address is rejected',
    always(false),
    {
      'a request to test the current account': 'body $',
      'a request to log in to a mail server': 'body $',
      'a request to log in to a mail server for incoming mail': 'body $',
      'a request to log in to a mail server for outgoing mail': 'body $',
      'a request for the mail exchangers of a domain': 'body $',
      'a request for a sender policy of a domain': 'body $',
    },
  ),
  'writes the result of a login as a text': unreadable(of(authenticate, result(String)), {
    'a request to log in to a mail server': 'body $',
  }),
  'has no defaults of a connection': unreadable(
    all(of(createDefaultEMailConnectionInfo, nothing), of(createDefaultEMailConnectionInfoExtended, nothing)),
    {
      'a request for the defaults of a connection': 'body $',
      'a request for the defaults of a connection with a port': 'body $',
    },
  ),
  'leaves out UseSSL in the defaults of a connection': unreadable(of(createDefaultEMailConnectionInfo, withoutSsl), {
    'a request for the defaults of a connection': 'body $',
  }),
  'responds with 500 and synchronises': wrong(
    'the client reports a failure that is none',
    of(
      syncEmailAccount,
      responding((response) => ({ ...response, status: 500 })),
    ),
    { 'a request to synchronise an account': 'status' },
    { clientGets: 'ServerFailed' },
  ),
}

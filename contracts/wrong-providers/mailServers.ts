/** Providers that decide otherwise about a login to a mail server, or about the records of a domain. */
import {
  authenticate,
  authenticateIncoming,
  createDefaultEMailConnectionInfo,
  hasMXRecord,
  hasSPFRecord,
  syncEmailAccount,
  testAuthenticate,
} from '@so-email/codecs'
import { of, responding, withJson } from '../providers/changes.js'
import type { Change, Provider } from '../providers/Provider.js'
import { unreadable, wrong } from './form.js'

const opposite: Change = responding(withJson((value) => (typeof value === 'boolean' ? !value : value)))
const asText: Change = responding(withJson((value) => (typeof value === 'boolean' ? String(value) : value)))
const withoutSsl: Change = responding(
  withJson((value) => Object.fromEntries(Object.entries(Object(value)).filter(([name]) => name !== 'UseSSL'))),
)

const refusing = 'a request to log in to a mail server that refuses the login'

export const mailServers: Readonly<Record<string, Provider>> = {
  'reports a login that fails as one that succeeds': wrong(
    'a user saves a password that does not work, and no mail comes',
    of(authenticateIncoming, opposite),
    { [refusing]: 'body $', 'a request to log in to a mail server for incoming mail': 'body $' },
  ),
  'reports a login that succeeds as one that fails': wrong(
    'a user cannot save a password that works',
    of(authenticate, opposite),
    { 'a request to log in to a mail server': 'body $' },
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
  'writes the result of a login as a text': unreadable(of(authenticate, asText), {
    'a request to log in to a mail server': 'body $',
  }),
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

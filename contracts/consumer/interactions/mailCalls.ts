/** The calls of mailboxes and mail servers: logging in, synchronising, DNS records. */
import {
  authenticate,
  authenticateIncoming,
  authenticateOutgoing,
  hasMXRecord,
  hasSPFRecord,
  type Operation,
} from '@so-email/codecs'
import { unusedId } from '@so-email/verifier'
import { stateAssociateId, stateId } from '../responseAccount.js'
import { type Call, withBody } from './calling.js'

/** A login that the mail server of the contracts accepts. */
export const login = { userName: 'ops', password: 'sample-password' }

const connection = {
  ServerName: 'mail.example.test',
  UserName: login.userName,
  Password: login.password,
  Folder: null,
  UseSSL: true,
}
const extended = { Port: 993, Protocol: 'IMAP', ...connection }
const domain = { MailDomain: 'example.test' }
const spf = { SourceSpf: '_spf.example.test', TargetDomain: 'example.test' }

const syncing = (AccountId: number) => {
  const account = { AccountId, AssociateName: 'tje0', AssociateId: stateAssociateId }
  const one = { SyncUserAccount: account }
  const some = { SyncUserAccounts: [account] }
  return {
    syncEmailAccount: { request: withBody(one), call: (client) => client.syncEmailAccount(one) },
    syncEmailAccounts: { request: withBody(some), call: (client) => client.syncEmailAccounts(some) },
  } satisfies Readonly<Record<string, Call>>
}

/** The account of a state is synchronised. */
export const syncingOfState = syncing(stateId)

/** How each of these operations is requested, for an account that does not exist. */
export const mailCalls = {
  testAuthenticate: { call: (client) => client.testAuthenticate() },
  ...syncing(unusedId),
  authenticate: {
    request: withBody({ ConnectionInfoExtended: extended }),
    call: (client) => client.authenticate({ ConnectionInfoExtended: extended }),
  },
  authenticateIncoming: {
    request: withBody({ ConnectionInfo: connection }),
    call: (client) => client.authenticateIncoming({ ConnectionInfo: connection }),
  },
  authenticateOutgoing: {
    request: withBody({ ConnectionInfo: connection }),
    call: (client) => client.authenticateOutgoing({ ConnectionInfo: connection }),
  },
  createDefaultEMailConnectionInfo: { call: (client) => client.createDefaultEMailConnectionInfo() },
  createDefaultEMailConnectionInfoExtended: {
    call: (client) => client.createDefaultEMailConnectionInfoExtended(),
  },
  hasMXRecord: { request: withBody(domain), call: (client) => client.hasMXRecord(domain) },
  hasSPFRecord: { request: withBody(spf), call: (client) => client.hasSPFRecord(spf) },
} satisfies Readonly<Record<string, Call>>

/** What each of these requests is for, in words. */
export const mailRequests = {
  testAuthenticate: 'a request to test the current account',
  syncEmailAccount: 'a request to synchronise an account',
  syncEmailAccounts: 'a request to synchronise accounts',
  authenticate: 'a request to log in to a mail server',
  authenticateIncoming: 'a request to log in to a mail server for incoming mail',
  authenticateOutgoing: 'a request to log in to a mail server for outgoing mail',
  createDefaultEMailConnectionInfo: 'a request for the defaults of a connection',
  createDefaultEMailConnectionInfoExtended: 'a request for the defaults of a connection with a port',
  hasMXRecord: 'a request for the mail exchangers of a domain',
  hasSPFRecord: 'a request for a sender policy of a domain',
} satisfies Readonly<Record<keyof typeof mailCalls, string>>

const calling = <Input, Output>(operation: Operation<Input, Output>, input: Input): Call => ({
  request: withBody(input),
  call: (client) => client.call(operation)(input),
})

const refusedPassword = 'with a password that it refuses'
const withWrongPassword = { ConnectionInfo: { ...connection, Password: 'wrong' } }

/** Requests that are answered with `false` where those above are answered with `true`, and what is different in each. */
export const denied: ReadonlyArray<readonly [name: keyof typeof mailCalls, because: string, call: Call]> = [
  [
    'authenticate',
    refusedPassword,
    calling(authenticate, { ConnectionInfoExtended: { ...extended, Password: 'wrong' } }),
  ],
  ['authenticateIncoming', refusedPassword, calling(authenticateIncoming, withWrongPassword)],
  ['authenticateOutgoing', refusedPassword, calling(authenticateOutgoing, withWrongPassword)],
  ['hasMXRecord', 'which has none', calling(hasMXRecord, { MailDomain: 'nowhere.example.test' })],
  [
    'hasSPFRecord',
    'which has another one',
    calling(hasSPFRecord, { ...spf, SourceSpf: '_spf.elsewhere.example.test' }),
  ],
  ['hasSPFRecord', 'which has none', calling(hasSPFRecord, { ...spf, TargetDomain: 'nowhere.example.test' })],
]

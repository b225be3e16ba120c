/** Mailboxes and mail servers: logging in, synchronising, DNS records. They succeed on a server whose mail servers are known. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import type { Client, ClientError } from '@so-email/client'
import { EMailConnectionInfo, EMailConnectionInfoExtended } from '@so-email/codecs'
import type { taskEither as TE } from 'fp-ts'
import type * as t from 'io-ts'
import { stateAddress, stateAssociateId, stateId } from '../answeredAccount.js'
import { asDocumentedUser, documentedResponse } from '../ask.js'
import { type Answered, type Asked, given, type Interaction, json } from '../Interaction.js'
import { jsonRules } from '../jsonRules.js'
import { associate, headers } from './save.js'

type Ask = (client: Client) => TE.TaskEither<ClientError, unknown>

const login = { userName: 'ops', password: 'sample-password' }

const mailServers = given('these mail servers exist', {
  servers: [{ host: 'mail.example.test', logins: [login] }],
})
const mailRecords = given('these domains have mail records', {
  domains: [{ domain: 'example.test', mx: true, spf: ['_spf.example.test'] }],
})

const credentials = {
  ServiceAuthId: 1,
  Server: 'mail.example.test',
  Port: 0,
  AuthType: 'plain-text',
  Username: login.userName,
  Password: login.password,
}

/** An account of the caller whose mailbox can be logged in to. */
const workingAccount = given('these accounts exist', {
  accounts: [
    {
      ...documentedResponse,
      EMailAccountId: stateId,
      AssociateId: stateAssociateId,
      EMailAddress: stateAddress,
      IncomingCredentials: credentials,
    },
  ],
})

const connection = {
  ServerName: 'mail.example.test',
  UserName: login.userName,
  Password: login.password,
  Folder: null,
  UseSSL: true,
}
const extended = { Port: 993, Protocol: 'IMAP', ...connection }
const due = { AccountId: stateId, AssociateName: 'tje0', AssociateId: stateAssociateId }
const domain = { MailDomain: 'example.test' }
const spf = { SourceSpf: '_spf.example.test', TargetDomain: 'example.test' }

const sending = (sent: unknown) => ({ headers: asDocumentedUser, body: json(sent) })

/** How each of these operations is requested. */
export const mailAsks = {
  testAuthenticate: { ask: (client: Client) => client.testAuthenticate() },
  syncEmailAccount: {
    asked: sending({ SyncUserAccount: due }),
    ask: (client: Client) => client.syncEmailAccount({ SyncUserAccount: due }),
  },
  syncEmailAccounts: {
    asked: sending({ SyncUserAccounts: [due] }),
    ask: (client: Client) => client.syncEmailAccounts({ SyncUserAccounts: [due] }),
  },
  authenticate: {
    asked: sending({ ConnectionInfoExtended: extended }),
    ask: (client: Client) => client.authenticate({ ConnectionInfoExtended: extended }),
  },
  authenticateIncoming: {
    asked: sending({ ConnectionInfo: connection }),
    ask: (client: Client) => client.authenticateIncoming({ ConnectionInfo: connection }),
  },
  authenticateOutgoing: {
    asked: sending({ ConnectionInfo: connection }),
    ask: (client: Client) => client.authenticateOutgoing({ ConnectionInfo: connection }),
  },
  createDefaultEMailConnectionInfo: { ask: (client: Client) => client.createDefaultEMailConnectionInfo() },
  createDefaultEMailConnectionInfoExtended: {
    ask: (client: Client) => client.createDefaultEMailConnectionInfoExtended(),
  },
  hasMXRecord: { asked: sending(domain), ask: (client: Client) => client.hasMXRecord(domain) },
  hasSPFRecord: { asked: sending(spf), ask: (client: Client) => client.hasSPFRecord(spf) },
}

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
} satisfies Readonly<Record<keyof typeof mailAsks, string>>

interface Success {
  readonly operation: keyof typeof mailAsks
  readonly description?: string
  readonly states: Interaction['states']
  readonly answered: Answered
  readonly output: unknown
  readonly asked?: Partial<Asked>
  readonly ask?: Ask
}

const answering = (output: boolean): Pick<Success, 'answered' | 'output'> => ({
  answered: { status: 200, headers, body: json(M.equal(output)) },
  output,
})
const nothing: Pick<Success, 'answered' | 'output'> = { answered: { status: 204 }, output: undefined }

const texts = { ServerName: '', UserName: '', Password: '', Folder: '' }
const defaults = { ...texts, UseSSL: false }
const withPort = { Port: 0, Protocol: '', ...defaults }

/** A text or `null` each, a number and a flag; other properties are free. */
const defaulted = <A>(codec: t.Type<A>, output: A): Pick<Success, 'answered' | 'output'> => ({
  answered: { status: 200, headers, body: json(output, jsonRules(codec, output)) },
  output,
})

const wrong = { ConnectionInfo: { ...connection, Password: 'wrong' } }

/** What each of them answers where it succeeds. */
export const mailSuccesses: ReadonlyArray<Success> = [
  { operation: 'testAuthenticate', states: [associate, workingAccount, mailServers], ...answering(true) },
  { operation: 'syncEmailAccount', states: [associate, workingAccount, mailServers], ...nothing },
  { operation: 'syncEmailAccounts', states: [associate, workingAccount, mailServers], ...nothing },
  { operation: 'authenticate', states: [mailServers], ...answering(true) },
  { operation: 'authenticateIncoming', states: [mailServers], ...answering(true) },
  {
    operation: 'authenticateIncoming',
    description: 'a request to log in to a mail server that refuses the login',
    states: [mailServers],
    ...answering(false),
    asked: sending(wrong),
    ask: (client) => client.authenticateIncoming(wrong),
  },
  { operation: 'authenticateOutgoing', states: [mailServers], ...answering(true) },
  {
    operation: 'createDefaultEMailConnectionInfo',
    states: [associate],
    ...defaulted(EMailConnectionInfo, defaults),
  },
  {
    operation: 'createDefaultEMailConnectionInfoExtended',
    states: [associate],
    ...defaulted(EMailConnectionInfoExtended, withPort),
  },
  { operation: 'hasMXRecord', states: [mailRecords], ...answering(true) },
  { operation: 'hasSPFRecord', states: [mailRecords], ...answering(true) },
]

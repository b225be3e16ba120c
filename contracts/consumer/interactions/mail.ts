/** Mailboxes and mail servers: logging in, synchronising, DNS records. They succeed on a server whose mail servers are known. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import type { Client, ClientError } from '@so-email/client'
import { EMailConnectionInfo, EMailConnectionInfoExtended } from '@so-email/codecs'
import type { taskEither as TE } from 'fp-ts'
import type * as t from 'io-ts'
import { asDocumentedUser, documentedResponse } from '../client.js'
import { given, type Interaction, json, type PactRequest, type PactResponse } from '../Interaction.js'
import { jsonRules } from '../jsonRules.js'
import { stateAddress, stateAssociateId, stateId } from '../responseAccount.js'
import { associate, headers } from './save.js'

type Call = (client: Client) => TE.TaskEither<ClientError, unknown>

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
export const mailCalls = {
  testAuthenticate: { call: (client: Client) => client.testAuthenticate() },
  syncEmailAccount: {
    request: sending({ SyncUserAccount: due }),
    call: (client: Client) => client.syncEmailAccount({ SyncUserAccount: due }),
  },
  syncEmailAccounts: {
    request: sending({ SyncUserAccounts: [due] }),
    call: (client: Client) => client.syncEmailAccounts({ SyncUserAccounts: [due] }),
  },
  authenticate: {
    request: sending({ ConnectionInfoExtended: extended }),
    call: (client: Client) => client.authenticate({ ConnectionInfoExtended: extended }),
  },
  authenticateIncoming: {
    request: sending({ ConnectionInfo: connection }),
    call: (client: Client) => client.authenticateIncoming({ ConnectionInfo: connection }),
  },
  authenticateOutgoing: {
    request: sending({ ConnectionInfo: connection }),
    call: (client: Client) => client.authenticateOutgoing({ ConnectionInfo: connection }),
  },
  createDefaultEMailConnectionInfo: { call: (client: Client) => client.createDefaultEMailConnectionInfo() },
  createDefaultEMailConnectionInfoExtended: {
    call: (client: Client) => client.createDefaultEMailConnectionInfoExtended(),
  },
  hasMXRecord: { request: sending(domain), call: (client: Client) => client.hasMXRecord(domain) },
  hasSPFRecord: { request: sending(spf), call: (client: Client) => client.hasSPFRecord(spf) },
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
} satisfies Readonly<Record<keyof typeof mailCalls, string>>

interface Success {
  readonly operation: keyof typeof mailCalls
  readonly description?: string
  readonly states: Interaction['states']
  readonly response: PactResponse
  readonly output: unknown
  readonly request?: Partial<PactRequest>
  readonly call?: Call
}

const returning = (output: boolean): Pick<Success, 'response' | 'output'> => ({
  response: { status: 200, headers, body: json(M.equal(output)) },
  output,
})
const nothing: Pick<Success, 'response' | 'output'> = { response: { status: 204 }, output: undefined }

const texts = { ServerName: '', UserName: '', Password: '', Folder: '' }
const defaults = { ...texts, UseSSL: false }
const withPort = { Port: 0, Protocol: '', ...defaults }

/** A text or `null` each, a number and a flag; other properties are free. */
const defaulted = <A>(codec: t.Type<A>, output: A): Pick<Success, 'response' | 'output'> => ({
  response: { status: 200, headers, body: json(output, jsonRules(codec, output)) },
  output,
})

const wrong = { ConnectionInfo: { ...connection, Password: 'wrong' } }

/** What each of them answers where it succeeds. */
export const mailSuccesses: ReadonlyArray<Success> = [
  { operation: 'testAuthenticate', states: [associate, workingAccount, mailServers], ...returning(true) },
  { operation: 'syncEmailAccount', states: [associate, workingAccount, mailServers], ...nothing },
  { operation: 'syncEmailAccounts', states: [associate, workingAccount, mailServers], ...nothing },
  { operation: 'authenticate', states: [mailServers], ...returning(true) },
  { operation: 'authenticateIncoming', states: [mailServers], ...returning(true) },
  {
    operation: 'authenticateIncoming',
    description: 'a request to log in to a mail server that refuses the login',
    states: [mailServers],
    ...returning(false),
    request: sending(wrong),
    call: (client) => client.authenticateIncoming(wrong),
  },
  { operation: 'authenticateOutgoing', states: [mailServers], ...returning(true) },
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
  { operation: 'hasMXRecord', states: [mailRecords], ...returning(true) },
  { operation: 'hasSPFRecord', states: [mailRecords], ...returning(true) },
]

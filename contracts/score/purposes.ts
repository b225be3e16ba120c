/**
 * How a stub is tried for what an operation is for: it has to do it, and not only to answer in its type. And the providers that
 * do not do it, by which a contract is tried.
 */
import { makeStub, type StubOptions, sampleAccount } from '@so-email/provider-stub'
import { mailbox } from '../samples/credentials.js'
import { all } from './client.js'
import { call, entityIn, jsonOf, type Probe, type Subject } from './exchange.js'

/** What a stub answers, and what it has then. */
const tried = async (subject: Subject, options: StubOptions = {}) => {
  const stub = makeStub(options)
  const { response } = await call(subject, stub.answer)
  return { json: jsonOf(response), account: stub.accounts.get(270) }
}

const answers =
  (options: StubOptions, expected: unknown): Probe =>
  async (subject) =>
    JSON.stringify((await tried(subject, options)).json) === JSON.stringify(expected)

const both =
  (...probes: ReadonlyArray<Probe>): Probe =>
  (subject) =>
    all(probes, (holds) => holds(subject))

/** An answer with these properties, of the first where it is a list. */
const has =
  (expected: Readonly<Record<string, unknown>>, options: StubOptions = {}): Probe =>
  async (subject) => {
    const entity = entityIn((await tried(subject, options)).json)
    return Object.entries(expected).every(([name, value]) => entity[name] === value)
  }

const none: StubOptions = { accounts: [] }
const others: StubOptions = { accounts: [{ ...sampleAccount, AssociateId: 5 }] }
const { Server: host, Username: userName, Password: password } = mailbox
const mailServer = { host, logins: [{ userName, password }] }
const accounts = [{ ...sampleAccount, IncomingCredentials: mailbox, ErrorCount: 4 }]

const logsIn = (use: 'incoming' | 'outgoing', other: 'incoming' | 'outgoing'): Probe =>
  both(
    answers({ mailServers: [{ ...mailServer, use }] }, true),
    answers({ mailServers: [{ ...mailServer, use: other }] }, false),
  )

/** What the last synchronisation of an account has counted. */
const synchronises: Probe = async (subject) => {
  const reached = await tried(subject, { accounts, mailServers: [mailServer] })
  const failed = await tried(subject, { accounts })
  return reached.account?.ErrorCount === 0 && failed.account?.ErrorCount === 5
}

interface Purpose {
  readonly stub: Probe
  /** The wrong providers that do not do it, each of which an interaction has to notice. None if no interaction can. */
  readonly brokenBy: ReadonlyArray<string>
}

const constants = ['answers true to every login and domain', 'answers false to every login and domain']
const emptyDefaults = ['has no defaults of a connection']

/** By the statement. Whether something was deleted or synchronised, no response of these operations has. */
export const purposes: Readonly<Record<string, Purpose>> = {
  'Loading default values into a new EMailAccount.': {
    stub: has({ EMailAccountId: 0, AssociateId: 244 }),
    brokenBy: ['gives a default account to another associate', 'saves a default account at once'],
  },
  'Gets a EMailAccount object.': {
    stub: both(has({ EMailAccountId: 270 }), answers(none, null)),
    brokenBy: ['responds to GetEMailAccount with another account'],
  },
  'Returns the email account corresponding to this email address (for the current associate).': {
    stub: both(
      has({ EMailAddress: sampleAccount.EMailAddress }),
      has({ EMailAccountId: 0, EMailAddress: null }, others),
    ),
    brokenBy: [
      'ignores the address of GetEMailAccountFromEMailAddress',
      'finds the account of another associate by an address',
    ],
  },
  'Get current account (last logged into should normally be current) for logged in associate.': {
    stub: both(has({ EMailAccountId: 270 }), answers(others, null)),
    brokenBy: ['returns the current account of another associate'],
  },
  'Get current accountId (last logged into should normally be current) for logged in associate.': {
    stub: both(answers({}, 270), answers(others, 0)),
    brokenBy: ['returns the id of another current account'],
  },
  'Deletes the EMailAccount.': {
    stub: async (subject) => (await tried(subject)).account === undefined,
    brokenBy: ['deletes nothing'],
  },
  'Gets the list of SyncUserAccounts that should be synced, from mail server to SuperOffice database cache.': {
    stub: both(has({ AccountId: 270, AssociateId: 244 }), answers(none, [])),
    brokenBy: [
      'lists no account that is due',
      'lists another account than the one that is due',
      'lists one more account than are due',
      'lists an account that is due where there is none',
    ],
  },
  'Test if logged-in user has a working mail account.': {
    stub: both(answers({ accounts, mailServers: [mailServer] }, true), answers({ accounts }, false)),
    brokenBy: constants,
  },
  'Sync the given account, from mail server to SuperOffice database cache.': { stub: synchronises, brokenBy: [] },
  'Start syncing of the given accounts, from mail server to SuperOffice database cache.': {
    stub: synchronises,
    brokenBy: [],
  },
  'Authenticate against a mail-server to retrieve e-mails from.': {
    stub: logsIn('incoming', 'outgoing'),
    brokenBy: [...constants, 'checks a login for incoming mail at the server for outgoing mail'],
  },
  'Authenticate against a mail server to send items with.': {
    stub: logsIn('outgoing', 'incoming'),
    brokenBy: [...constants, 'checks a login for outgoing mail at the server for incoming mail'],
  },
  'Loading default values into a new EMailConnectionInfo.': {
    stub: has({ ServerName: null, UseSSL: false }),
    brokenBy: emptyDefaults,
  },
  'Loading default values into a new EMailConnectionInfoExtended.': {
    stub: has({ ServerName: null, UseSSL: false, Port: 0 }),
    brokenBy: emptyDefaults,
  },
  'Return true if there is one or more MX records in DNS for the given mail domain.': {
    stub: both(
      answers({ mailDomains: [{ domain: 'example.test', mx: true }] }, true),
      answers({ mailDomains: [{ domain: 'example.test' }] }, false),
    ),
    brokenBy: constants,
  },
  'Return true if target domain contains a SPF record which is under the given SPF record.': {
    stub: both(
      answers({ mailDomains: [{ domain: 'example.test', spf: ['spf.example.test'] }] }, true),
      answers({ mailDomains: [{ domain: 'example.test' }] }, false),
    ),
    brokenBy: constants,
  },
}

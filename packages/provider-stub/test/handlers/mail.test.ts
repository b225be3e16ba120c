/** The operations on mailboxes, which the stub decides by its table of mail servers and DNS records. */
import { describe, expect, it } from 'vitest'
import { type MailServer, makeStub, type Stub, type StubOptions, sampleAccount } from '../../src/index.js'
import { basic, send } from '../support/requests.js'

const login = { userName: 'ops', password: 'sample-password' }
const mailServers: ReadonlyArray<MailServer> = [
  { host: 'imap.example.test', port: 993, use: 'incoming', logins: [login] },
  { host: 'smtp.example.test', use: 'outgoing', logins: [{ ...login, userName: 'other' }, login] },
  { host: '::1', logins: [login] },
  { host: '[::1]', port: 993, logins: [login] },
]
const mailDomains = [
  { domain: 'example.test', mx: true, spf: ['_spf.example.test', '_spf.superoffice.test'] },
  { domain: 'bare.test' },
]

const credentials = (Server: string, Password = login.password) => ({
  ServiceAuthId: 0,
  Server,
  Port: 0,
  AuthType: 'plain-text',
  Username: login.userName,
  Password,
})
const working = {
  ...sampleAccount,
  IncomingCredentials: { ...credentials('imap.example.test'), ServiceAuthId: 1, Port: 993 },
  OutgoingCredentials: { ...credentials('smtp.example.test'), ServiceAuthId: 2 },
}
const other = { ...sampleAccount, EMailAccountId: 271, AssociateId: 7 }

const stubWith = (options: StubOptions = {}) =>
  makeStub({ mailServers, mailDomains, accounts: [working, other], ...options })

/** Calls an operation: the status, and the JSON value of the response or the empty text. */
const call = async (stub: Stub, name: string, body: unknown = null) => {
  const { status, text } = await send(stub, {
    method: 'POST',
    url: `/api/v1/Agents/EMail/${name}`,
    headers: [
      ['Authorization', basic],
      ['Content-Type', 'application/json'],
    ],
    body: new TextEncoder().encode(JSON.stringify(body)),
  })
  return [status, text === '' ? text : JSON.parse(text)]
}

const connection = (more: object = {}) => ({
  ServerName: 'imap.example.test',
  UserName: 'ops',
  Password: 'sample-password',
  Folder: null,
  UseSSL: true,
  ...more,
})

describe('Authenticate, AuthenticateIncoming and AuthenticateOutgoing', () => {
  it.each([
    ['AuthenticateIncoming', {}, true],
    ['AuthenticateIncoming', { ServerName: 'IMAP.example.test:993' }, true],
    ['AuthenticateIncoming', { ServerName: 'imap.example.test:143' }, false],
    ['AuthenticateIncoming', { ServerName: 'imap.example.test:993x' }, false],
    ['AuthenticateIncoming', { ServerName: ':993' }, false],
    ['AuthenticateIncoming', { ServerName: '::1' }, true],
    ['AuthenticateIncoming', { ServerName: '[::1]' }, true],
    ['AuthenticateIncoming', { ServerName: '[::1]:993' }, true],
    ['AuthenticateIncoming', { ServerName: '[::1]:143' }, false],
    ['AuthenticateIncoming', { ServerName: 'smtp.example.test' }, false],
    ['AuthenticateIncoming', { ServerName: 'unknown.example.test' }, false],
    ['AuthenticateIncoming', { ServerName: null }, false],
    ['AuthenticateIncoming', { UserName: 'OPS' }, false],
    ['AuthenticateIncoming', { Password: 'wrong' }, false],
    ['AuthenticateIncoming', { Password: null }, false],
    ['AuthenticateOutgoing', { ServerName: 'smtp.example.test' }, true],
    ['AuthenticateOutgoing', { ServerName: 'smtp.example.test:587' }, true],
    ['AuthenticateOutgoing', {}, false],
  ])('%s answers whether the server has the login: %o', async (name, more, expected) => {
    expect(await call(stubWith(), name, { ConnectionInfo: connection(more) })).toEqual([200, expected])
  })

  it.each([
    [{ Port: 993 }, true],
    [{ Port: 0 }, true],
    [{ Port: 0, ServerName: 'imap.example.test:993' }, true],
    [{ Port: 0, ServerName: 'imap.example.test:143' }, false],
    [{ Port: 143 }, false],
    [{ Port: 993, ServerName: 'imap.example.test:143' }, true],
    [{ Port: 25, ServerName: 'smtp.example.test', Protocol: 'SMTP' }, true],
    [{ Port: 993, Password: 'wrong' }, false],
  ])('Authenticate reads the port of its own: %o', async (more, expected) => {
    const ConnectionInfoExtended = { Protocol: null, ...connection(more) }

    expect(await call(stubWith(), 'Authenticate', { ConnectionInfoExtended })).toEqual([200, expected])
  })

  it('know no mail server by default', async () => {
    const body = { ConnectionInfo: connection() }

    expect(await call(makeStub(), 'AuthenticateIncoming', body)).toEqual([200, false])
  })

  it('leave no password in the journal, neither that of the request nor those of the servers', async () => {
    const stub = stubWith()
    await call(stub, 'AuthenticateIncoming', { ConnectionInfo: connection() })
    await call(stub, 'Authenticate', { ConnectionInfoExtended: { Port: 0, Protocol: null, ...connection() } })

    expect(stub.journal.entries().map(({ operation }) => operation)).toEqual(['AuthenticateIncoming', 'Authenticate'])
    expect(JSON.stringify(stub.journal.entries())).not.toContain('sample-password')
  })
})

describe('TestAuthenticate', () => {
  it.each([
    ['both logins work', working, true],
    ['there are no outgoing credentials', { ...working, OutgoingCredentials: null }, true],
    ['the server has no name', { ...working, IncomingCredentials: { ...credentials('x'), Server: null } }, false],
    ['there are no incoming credentials', { ...working, IncomingCredentials: null }, false],
    ['mail cannot be sent', { ...working, OutgoingCredentials: credentials('smtp.example.test', 'wrong') }, false],
    ['the account is that of another associate', { ...working, AssociateId: 7 }, false],
  ])('answers for the current account: %s', async (_, account, expected) => {
    expect(await call(stubWith({ accounts: [account] }), 'TestAuthenticate')).toEqual([200, expected])
  })
})

const due = (AccountId: number) => ({ AccountId, AssociateName: null, AssociateId: 0 })
const marks = (stub: Stub) =>
  Array.from(stub.accounts.all(), ({ AccountStatus, ErrorCount, ErrorReason }) => [
    AccountStatus,
    ErrorCount,
    ErrorReason,
  ])

describe('SyncEmailAccount and SyncEmailAccounts', () => {
  it('mark an account whose mail was fetched as one that works, and no other', async () => {
    const stub = stubWith({ accounts: [{ ...working, AccountStatus: 2, ErrorCount: 3, ErrorReason: 'full' }, other] })

    expect(await call(stub, 'SyncEmailAccount', { SyncUserAccount: due(270) })).toEqual([204, ''])
    expect(marks(stub)).toEqual([
      [4, 0, ''],
      [0, 0, ''],
    ])
  })

  it('change nothing of an account but its marks, whatever else the request names', async () => {
    const stub = stubWith()
    const [before, ...others] = stub.accounts.all()

    await call(stub, 'SyncEmailAccount', { SyncUserAccount: { ...due(270), AssociateName: 'x', AssociateId: 9 } })
    expect([...stub.accounts.all()]).toEqual([
      { ...before, AccountStatus: 4, ErrorCount: 0, ErrorReason: '' },
      ...others,
    ])
  })

  it('count the failures of a mailbox, and give their reason, until it works again', async () => {
    const wrong = { ...working, IncomingCredentials: credentials('imap.example.test', 'wrong') }
    const stub = stubWith({ accounts: [wrong] })
    const sync = () => call(stub, 'SyncEmailAccount', { SyncUserAccount: due(270) })

    await sync()
    await sync()
    expect(marks(stub)).toEqual([[2, 2, 'the mail server refused the login']])
    await call(stub, 'SaveEMailAccount', { ...wrong, IncomingCredentials: credentials('unknown.example.test') })
    await sync()
    expect(marks(stub)).toEqual([[2, 3, 'the mail server cannot be reached']])
    await call(stub, 'SaveEMailAccount', working)
    await sync()
    expect(marks(stub)).toEqual([[4, 0, '']])
  })

  it('mark all accounts of a list, each once, and ignore the id of no account', async () => {
    const stub = stubWith()
    const SyncUserAccounts = [due(270), due(271), due(999), due(271)]

    expect(await call(stub, 'SyncEmailAccounts', { SyncUserAccounts })).toEqual([204, ''])
    expect(marks(stub)).toEqual([
      [4, 0, ''],
      [2, 1, 'the account has no incoming credentials'],
    ])
  })

  it('ignore the id of no account, unless a refusal is assumed', async () => {
    const body = { SyncUserAccount: due(999) }
    const refusing = stubWith({ assumptions: { unknownIdSynced: 'refused' } })

    expect(await call(stubWith(), 'SyncEmailAccount', body)).toEqual([204, ''])
    expect(await call(refusing, 'SyncEmailAccount', body)).toMatchObject([400, { Message: 'there is no account 999' }])
    expect(await call(refusing, 'SyncEmailAccount', { SyncUserAccount: due(270) })).toEqual([204, ''])
  })

  it('count no further than an Int32 goes', async () => {
    const stub = stubWith({ accounts: [{ ...other, ErrorCount: 2 ** 31 - 1 }] })

    await call(stub, 'SyncEmailAccount', { SyncUserAccount: due(271) })
    expect(marks(stub)).toEqual([[2, 2 ** 31 - 1, 'the account has no incoming credentials']])
  })
})

describe('CreateDefaultEMailConnectionInfo and CreateDefaultEMailConnectionInfoExtended', () => {
  const defaults = { ServerName: null, UserName: null, Password: null, Folder: null, UseSSL: false }
  const rights = { TableRight: null, FieldProperties: null }

  it('answer empty texts and zeros', async () => {
    expect(await call(stubWith(), 'CreateDefaultEMailConnectionInfo')).toEqual([
      200,
      { ...defaults, UseGraphApi: false, ...rights },
    ])
    expect(await call(stubWith(), 'CreateDefaultEMailConnectionInfoExtended')).toEqual([
      200,
      { Port: 0, Protocol: null, ...defaults, UseGraphApi: false, ...rights },
    ])
  })

  it('answer without UseGraphApi where an account lacks it', async () => {
    expect(await call(stubWith({ serverVersion: '10.3' }), 'CreateDefaultEMailConnectionInfo')).toEqual([
      200,
      { ...defaults, ...rights },
    ])
  })
})

describe('HasMXRecord and HasSPFRecord', () => {
  it.each([
    ['example.test', true],
    ['EXAMPLE.test', true],
    ['bare.test', false],
    ['unknown.test', false],
  ])('answer by the table: %s', async (domain, expected) => {
    const spf = { SourceSpf: '_SPF.superoffice.test', TargetDomain: domain }

    expect(await call(stubWith(), 'HasMXRecord', { MailDomain: domain })).toEqual([200, expected])
    expect(await call(stubWith(), 'HasSPFRecord', spf)).toEqual([200, expected])
  })

  it('compares the record', async () => {
    const spf = { SourceSpf: '_spf.other.test', TargetDomain: 'example.test' }

    expect(await call(stubWith(), 'HasSPFRecord', spf)).toEqual([200, false])
  })
})

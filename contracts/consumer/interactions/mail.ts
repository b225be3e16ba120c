/** Mailboxes and mail servers: logging in, synchronising, DNS records. They succeed on a server whose mail servers are known. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { EMailConnectionInfo, EMailConnectionInfoExtended } from '@so-email/codecs'
import type * as t from 'io-ts'
import { mailbox } from '../../samples/credentials.js'
import { documentedResponse, succeeded } from '../client.js'
import { given, type Interaction, json, type PactResponse } from '../Interaction.js'
import { jsonRules } from '../jsonRules.js'
import { stateAddress, stateAssociateId, stateId } from '../responseAccount.js'
import { type About, ok } from './calling.js'
import { called } from './calls.js'
import { denied, login, type mailCalls, mailRequests, syncingOfState } from './mailCalls.js'
import { associate } from './save.js'

const host = 'mail.example.test'
const mailServers = given('these mail servers exist', { servers: [{ host, logins: [login] }] })
/** One server with two uses, of which one lets the user in. */
const onlyFor = (use: 'incoming' | 'outgoing') =>
  given('these mail servers exist', {
    servers: [
      { host, use: 'incoming', logins: use === 'incoming' ? [login] : [] },
      { host, use: 'outgoing', logins: use === 'outgoing' ? [login] : [] },
    ],
  })
const refusingAll = given('these mail servers exist', { servers: [{ host, logins: [] }] })
const mailRecords = given('these domains have mail records', {
  domains: [{ domain: 'example.test', mx: true, spf: ['_spf.example.test'] }],
})

const credentials = { ...mailbox, Server: host, Port: 0, Username: login.userName, Password: login.password }

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

interface Success {
  readonly response: PactResponse
  readonly output: unknown
}

const returning = (output: boolean): Success => ({ response: ok(json(M.equal(output))), output })
const nothing: Success = { response: { status: 204 }, output: undefined }

const texts = { ServerName: '', UserName: '', Password: '', Folder: '' }
const defaults = { ...texts, UseSSL: false }
const withPort = { Port: 0, Protocol: '', ...defaults }

/** A text or `null` each, a number and a flag; other properties are free. */
const defaulted = <A>(codec: t.Type<A>, output: A): Success => ({
  response: ok(json(output, jsonRules(codec, output))),
  output,
})

const success = (
  name: keyof typeof mailCalls,
  states: Interaction['states'],
  { response, output }: Success,
  other?: Partial<About>,
): Interaction => called(name, states, response, succeeded(output), other)

/** The same states, and a request for what is not so. */
const refused = denied.map(([name, because, call]) =>
  success(name, [name.startsWith('has') ? mailRecords : mailServers], returning(false), {
    description: `${mailRequests[name]}, ${because}`,
    ...call,
  }),
)

export const mail: ReadonlyArray<Interaction> = [
  success('testAuthenticate', [associate, workingAccount, mailServers], returning(true)),
  success('syncEmailAccount', [associate, workingAccount, mailServers], nothing, syncingOfState.syncEmailAccount),
  success('syncEmailAccounts', [associate, workingAccount, mailServers], nothing, syncingOfState.syncEmailAccounts),
  success('authenticate', [mailServers], returning(true)),
  success('authenticateIncoming', [onlyFor('incoming')], returning(true)),
  success('authenticateOutgoing', [onlyFor('outgoing')], returning(true)),
  success('authenticateIncoming', [onlyFor('outgoing')], returning(false), {
    description: `${mailRequests.authenticateIncoming}, with a login for outgoing mail`,
  }),
  success('authenticateOutgoing', [onlyFor('incoming')], returning(false), {
    description: `${mailRequests.authenticateOutgoing}, with a login for incoming mail`,
  }),
  success('createDefaultEMailConnectionInfo', [associate], defaulted(EMailConnectionInfo, defaults)),
  success('createDefaultEMailConnectionInfoExtended', [associate], defaulted(EMailConnectionInfoExtended, withPort)),
  success('hasMXRecord', [mailRecords], returning(true)),
  success('hasSPFRecord', [mailRecords], returning(true)),
  success('testAuthenticate', [associate, workingAccount, refusingAll], returning(false), {
    description: `${mailRequests.testAuthenticate}, whose mail server refuses the login`,
  }),
  ...refused,
]

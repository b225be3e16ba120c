/** What each operation has from its page, whole, and what a description of an operation is made of. */
import { either as E, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it, test } from 'vitest'
import { agent, answers, EMailAccount, entity, Int32, operations, parameters, schemaWith } from '../../src/index.js'

/** The names of the properties of an entity. */
const propertiesOf = (codec: t.Any): ReadonlyArray<string> =>
  Object.keys(Object(schemaWith('')(codec).definitions[codec.name]?.['properties']))

/** By the names of the operations: the summary, the parameters, and the names in the request. What is added need not be here. */
const documented: Readonly<Record<string, readonly [summary: string, from: string, ...names: ReadonlyArray<string>]>> =
  {
    SaveEMailAccount: [
      'Updates the existing EMailAccount or creates a new EMailAccount if the id parameter is empty',
      'EMailAccount in the body',
      ...[
        'EMailAccountId',
        'EMailAddress',
        'AssociateId',
        'IncomingCredentials',
        'OutgoingCredentials',
        'AccountStatus',
      ],
      ...['ErrorCount', 'ErrorReason', 'InboxFolder', 'SentFolder', 'SimpleMode', 'LastFetch', 'UseGraphApi'],
    ],
    CreateDefaultEMailAccount: ['Set default values into a new EMailAccount.', 'unknown'],
    GetEMailAccount: ['Gets an EMailAccount object.', 'GetEMailAccount', 'eMailAccountId'],
    GetEMailAccountFromEMailAddress: [
      'Gets the e-mail account of the current associate with this address.',
      'GetEMailAccountFromEMailAddressRequest in the body',
      'FromAddress',
    ],
    GetCurrentAccount: ['Gets the last logged into account for the current associate.', 'unknown'],
    GetCurrentAccountId: ['Gets the id of the last logged into account for the current associate.', 'unknown'],
    DeleteEMailAccount: ['Deletes the EMailAccount.', 'DeleteEMailAccount', 'eMailAccountId'],
    GetReadySyncEmailAccounts: ['Gets the accounts that are ready to be synchronised.', 'unknown'],
    TestAuthenticate: ['Tests if the current associate has a working mail account.', 'unknown'],
    SyncEmailAccount: [
      'Synchronises the account with its mail server.',
      'SyncEmailAccountRequest in the body',
      'SyncUserAccount',
    ],
    SyncEmailAccounts: [
      'Starts to synchronise the accounts with their mail servers.',
      'SyncEmailAccountsRequest in the body',
      'SyncUserAccounts',
    ],
    Authenticate: ['Logs in to a mail server.', 'AuthenticateRequest in the body', 'ConnectionInfoExtended'],
    AuthenticateIncoming: [
      'Logs in to a mail server to fetch mail.',
      'AuthenticateIncomingRequest in the body',
      'ConnectionInfo',
    ],
    AuthenticateOutgoing: [
      'Logs in to a mail server to send mail.',
      'AuthenticateOutgoingRequest in the body',
      'ConnectionInfo',
    ],
    CreateDefaultEMailConnectionInfo: ['Sets default values into a new EMailConnectionInfo.', 'unknown'],
    CreateDefaultEMailConnectionInfoExtended: [
      'Sets default values into a new EMailConnectionInfoExtended.',
      'unknown',
    ],
    HasMXRecord: ['Looks for MX records of a domain.', 'HasMXRecordRequest in the body', 'MailDomain'],
    HasSPFRecord: [
      'Looks for an SPF record in that of a domain.',
      'HasSPFRecordRequest in the body',
      'SourceSpf',
      'TargetDomain',
    ],
  }

test.each(Object.entries(documented))('%s has the summary and the names of its page', (name, expected) => {
  const found = Object.values(operations)
    .filter((each) => each.name === name)
    .map(({ summary, parameters: { codec, hasBody } }) => [
      summary,
      `${codec.name}${hasBody ? ' in the body' : ''}`,
      ...propertiesOf(codec).filter((property) => expected.includes(property)),
    ])

  expect(found).toEqual([expected])
})

describe('the answer of an operation', () => {
  it('is empty with the status 204, whatever the body is', () => {
    const { status, decode, encode, codec } = answers.empty
    expect([status, decode('text'), encode(), codec]).toEqual([204, E.right(undefined), undefined, t.unknown])
  })

  it('is a value of its codec with the status 200', () => {
    const answer = answers.value(Int32)
    expect([answer.status, answer.codec, answer.decode(1), answer.encode(1)]).toEqual([200, Int32, E.right(1), 1])
    expect(E.isLeft(answer.decode('1'))).toBe(true)
  })

  it('is one that may be missing, by its id', () => {
    const Person = entity('Person', { Id: Int32 }, {})
    const { decode, encode, ...answer } = answers.foundBy(Person, ({ Id }) => Id, { Id: 0 })

    expect([...[{ Id: 1 }, { Id: 0 }, null].map(decode), encode(O.none), encode(O.some({ Id: 1 }))]).toEqual([
      ...[E.right(O.some({ Id: 1 })), E.right(O.none), E.right(O.none)],
      ...[{ Id: 0 }, { Id: 1 }],
    ])
    expect([answer.status, answer.codec.name, answer.isOption]).toEqual([200, '(Person | null)', true])
    expect(answers.foundBy(Person, ({ Id }) => Id).encode(O.none)).toBe(null)
  })

  it('is one whose properties can be selected, and else the same', () => {
    const answer = answers.value(EMailAccount)
    expect(answers.selectable(answer)).toEqual({ ...answer, isSelectable: true })
  })
})

describe('the parameters of an operation', () => {
  const input = { Id: 1 }
  const Input = entity('Input', { Id: Int32 }, {})

  it('are in the body, as they are or completed', () => {
    const { complete, ...rest } = parameters.body(Input)
    expect(rest).toEqual({ codec: Input, query: [], hasBody: true })
    expect(complete(input)).toBe(input)
    expect(parameters.body(Input, ({ Id }) => ({ Id: Id + 1 })).complete(input)).toEqual({ Id: 2 })
  })

  it('are in the query, as they are', () => {
    const { complete, ...rest } = parameters.query(Input, 'Id')
    expect(rest).toEqual({ codec: Input, query: ['Id'], hasBody: false })
    expect(complete(input)).toBe(input)
  })

  it('may be none', () => {
    const { complete, ...rest } = parameters.nothing
    expect(rest).toEqual({ codec: t.unknown, query: [], hasBody: false })
    expect(complete(undefined)).toBe(undefined)
  })
})

describe('an operation', () => {
  const description = { name: 'Get', summary: 'Gets.', parameters: parameters.nothing, answer: answers.value(Int32) }

  it('is a read of its agent, which may be repeated, unless it is described as another one', () => {
    const { isRepeatable, ...read } = agent('Person')(() => description)

    expect(read).toEqual({ ...description, agent: 'Person', changes: false })
    expect(isRepeatable(undefined)).toBe(true)
  })

  it.each([
    ['changes something', { changes: true }],
    ['uses a mail server', { usesMailServer: true }],
  ] as const)(
    'that %s is described with whether it may be repeated, and may not be if JavaScript leaves that out',
    (_does, does) => {
      // @ts-expect-error: a description of it has `isRepeatable`
      expect(agent('Person')(() => ({ ...description, ...does })).isRepeatable(undefined)).toBe(false)

      const repeatable = { ...description, ...does, isRepeatable: () => true }
      expect(agent('Person')(() => repeatable)).toEqual({ agent: 'Person', changes: false, ...repeatable })
    },
  )
})

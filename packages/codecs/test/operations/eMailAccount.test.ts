import { either as E, option as O } from 'fp-ts'
import { describe, expect, test } from 'vitest'
import {
  type EMailAccount,
  getCurrentAccountId,
  getEMailAccount,
  getEMailAccountFromEMailAddress,
  operations,
  pathOf,
} from '../../src/index.js'

const account: EMailAccount = {
  EMailAccountId: 270,
  EMailAddress: 'ops@example.test',
  AssociateId: 12,
  IncomingCredentials: null,
  OutgoingCredentials: null,
  AccountStatus: 4,
  ErrorCount: 0,
  ErrorReason: '',
}

/** What was written by hand from the pages: the path, and the names in the query. An operation that is added need not be here. */
const documented: ReadonlyArray<readonly [path: string, ...query: ReadonlyArray<string>]> = [
  ['/api/v1/Agents/EMail/SaveEMailAccount'],
  ['/api/v1/Agents/EMail/CreateDefaultEMailAccount'],
  ['/api/v1/Agents/EMail/GetEMailAccount', 'eMailAccountId'],
  ['/api/v1/Agents/EMail/GetEMailAccountFromEMailAddress'],
  ['/api/v1/Agents/EMail/GetCurrentAccount'],
  ['/api/v1/Agents/EMail/GetCurrentAccountId'],
  ['/api/v1/Agents/EMail/DeleteEMailAccount', 'eMailAccountId'],
  ['/api/v1/Agents/EMail/GetReadySyncEmailAccounts'], // "Email", not "EMail": so the page spells it
  ['/api/v1/Agents/EMail/TestAuthenticate'],
  ['/api/v1/Agents/EMail/SyncEmailAccount'],
  ['/api/v1/Agents/EMail/SyncEmailAccounts'],
  ['/api/v1/Agents/EMail/Authenticate'],
  ['/api/v1/Agents/EMail/AuthenticateIncoming'],
  ['/api/v1/Agents/EMail/AuthenticateOutgoing'],
  ['/api/v1/Agents/EMail/CreateDefaultEMailConnectionInfo'],
  ['/api/v1/Agents/EMail/CreateDefaultEMailConnectionInfoExtended'],
  ['/api/v1/Agents/EMail/HasMXRecord'],
  ['/api/v1/Agents/EMail/HasSPFRecord'],
]

const ours = Object.values(operations).filter((each) => documented.some(([path]) => path === pathOf(each)))

describe('the operations', () => {
  test('stand at the documented paths, and spell the names in their queries as documented, each in its own way', () => {
    expect(ours.map((each) => [pathOf(each), ...each.parameters.query])).toEqual(documented)
  })

  test('are selectable where their pages list $select and their answer has properties', () => {
    const selectable = ours.filter(({ answer }) => answer.isSelectable)

    expect(selectable.map(({ name }) => name)).toEqual([
      'GetEMailAccount',
      'GetEMailAccountFromEMailAddress',
      'GetCurrentAccount',
      'GetReadySyncEmailAccounts',
    ])
    expect(Object.values(operations).flatMap(({ parameters }) => parameters.query)).not.toContain('$select')
  })

  test('have a mark if they change anything, and a create, a synchronisation and a login may not be repeated', () => {
    const changing = ours.filter(({ changes }) => changes)

    expect(changing.map(({ name }) => name)).toEqual([
      'SaveEMailAccount',
      'DeleteEMailAccount',
      'SyncEmailAccount',
      'SyncEmailAccounts',
    ])
    const neverRepeated = ours.filter(
      ({ isRepeatable }) => isRepeatable.length === 0 && !(isRepeatable as () => boolean)(),
    )
    expect(neverRepeated.map(({ name }) => name)).toEqual([
      'TestAuthenticate',
      'SyncEmailAccount',
      'SyncEmailAccounts',
      'Authenticate',
      'AuthenticateIncoming',
      'AuthenticateOutgoing',
    ])
    expect(neverRepeated.map(({ isRepeatable }) => (isRepeatable as () => boolean)())).toEqual(
      neverRepeated.map(() => false),
    )
    expect(ours.filter(({ usesMailServer }) => usesMailServer === true)).toEqual(neverRepeated)
    expect([{}, { EMailAccountId: 0 }, account].map(operations.saveEMailAccount.isRepeatable)).toEqual([
      false,
      false,
      true,
    ])
  })
})

describe('a missing value', () => {
  test.each([null, { ...account, EMailAccountId: 0 }])('is none for an account: %j', (body) => {
    expect(getEMailAccount.answer.decode(body)).toEqual(E.right(O.none))
  })

  test.each([null, 0])('is none for an id: %j', (body) => {
    expect(getCurrentAccountId.answer.decode(body)).toEqual(E.right(O.none))
  })

  test('is null for a server, an empty account where its page says "found or empty", and 0 for an id', () => {
    expect(getEMailAccount.answer.encode(O.none)).toBe(null)
    expect(getEMailAccountFromEMailAddress.answer.encode(O.none)).toMatchObject({ EMailAccountId: 0 })
    expect(getCurrentAccountId.answer.encode(O.none)).toBe(0)
  })

  test('differs from a wrong answer', () => {
    expect(E.isLeft(getEMailAccount.answer.decode({}))).toBe(true)
    expect(E.isLeft(getCurrentAccountId.answer.decode('554'))).toBe(true)
  })

  test('differs from a value that is there', () => {
    expect(getEMailAccount.answer.decode(account)).toEqual(E.right(O.some(account)))
    expect(getEMailAccount.answer.encode(O.some(account))).toBe(account)
    expect(getCurrentAccountId.answer.decode(554)).toEqual(E.right(O.some(554)))
  })
})

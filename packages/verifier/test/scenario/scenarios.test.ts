import {
  deleteEMailAccount,
  getEMailAccount,
  getEMailAccountFromEMailAddress,
  pathOf,
  saveEMailAccount,
} from '@so-email/codecs'
import { taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { unusedId } from '../../src/account/unusedId.js'
import { scenarioNames } from '../../src/scenario/scenarios.js'
import { type Account, each, failuresAt, respond, run, type Server, typeOf, without } from './ScenarioServer.js'

const savedIsFound = 'an account that was saved is found as it was saved, by its id and by its address'
const inEachMediaType = 'an account is found as it was saved in each documented media type'
const readInEachMediaType = 'an account that is read is the same in each documented media type'
const unknownProperty =
  'a property that the server does not know is found, or is not in the response to its save either'
const twoIds = 'two accounts that are created get two ids'
const updatedIsFound = 'an account that was updated is found as it was updated, and no other account was made'
const emptiedIsEmpty = 'what an update empties is found empty'
const deletedIsGone = 'an account that was deleted is not found any more, and another one is'
const refusedIsNotDone = 'a request with a wrong password is refused, and changes nothing'
const oneCurrent = 'the current account has one id, and is the account of that id'
const renewedIsFound = 'an update that changes only a password is found'
const unknownIsNotMade = 'an update of an account that does not exist makes none, or returns it'

describe('the scenarios', () => {
  it('fail at a server that answers every request alike', async () => {
    const { interactions } = await run(() =>
      respond({ EMailAccountId: 7, EMailAddress: 'a@example.test', AssociateId: 5 }),
    )

    expect(interactions.map(({ description, outcome }) => [description, outcome._tag])).toEqual(
      scenarioNames.map((name) => [name, 'Failed']),
    )
  })

  it('are not verified where there is no response', async () => {
    const { interactions } = await run(() => TE.left('no connection'))

    expect(interactions.map(({ outcome }) => outcome)).toEqual(
      scenarioNames.map(() => ({ _tag: 'NotVerified', reason: 'no connection' })),
    )
  })

  it('write nothing where they may only read', async () => {
    const urls: Array<string> = []
    const { interactions } = await run(({ url }) => {
      urls.push(url)
      return respond(null)
    }, true)

    expect(urls.filter((url) => url.startsWith(pathOf(saveEMailAccount)))).toEqual([])
    expect(interactions.map(({ description, outcome }) => [description, outcome._tag])).toEqual(
      scenarioNames.map((name) => [name, name === oneCurrent ? 'Passed' : 'LeftOut']),
    )
  })

  it.each([
    ['with accounts', (secret: string) => respond({ EMailAccountId: 7, EMailAddress: secret, [secret]: secret })],
    ['with a text', (secret: string) => respond(secret)],
    [
      'that are no JSON',
      (secret: string) => TE.right({ status: 200, headers: [], body: new TextEncoder().encode(secret) }),
    ],
  ])('quote nothing of responses %s', async (_what, respondWith) => {
    const secret = 'planted-secret'

    expect(JSON.stringify(await run(() => respondWith(secret)))).not.toContain(secret)
  })
})

const hidden = (Password: unknown) => each((credentials) => ({ ...credentials, Password }))

/** What a reader of Latin-1 takes UTF-8 for. */
const inLatin1 = (text: unknown): string => Buffer.from(String(text)).toString('latin1')

const atOther = (LastFetch: string) => (account: Account) => ({ ...account, LastFetch })

describe('the scenarios pass at a server that', () => {
  it.each<readonly [string, Server]>([
    ['keeps what it saves', {}],
    ['has none of the later properties', { shown: without('InboxFolder', 'SentFolder', 'SimpleMode', 'UseGraphApi') }],
    ['hides passwords', { shown: hidden(null) }],
    ['masks passwords', { shown: hidden('***') }],
    ...[null, '', '***', '••••••••', undefined].map(
      (Password) => [`hides passwords as ${Password} in a read only`, { read: hidden(Password) }] as const,
    ),
    ['hides passwords in the response to a save only', { shown: hidden(null), read: (account: Account) => account }],
    [
      'has no folders, and leaves them out in XML',
      {
        shown: (account) => ({ ...account, InboxFolder: null, SentFolder: null }),
        readInXml: without('InboxFolder', 'SentFolder'),
      },
    ],
    ['responds with 204 where there is nothing', { nothing: respond(undefined, 204) }],
    ...[400, 404, 410].map(
      (status) =>
        [
          `refuses a request for what it does not have with ${status}`,
          { nothing: respond({}, status), current: respond(null) },
        ] as const,
    ),
    ['has no outgoing credentials', { shown: (account) => ({ ...account, OutgoingCredentials: null }) }],
    ['returns rights with what it reads', { read: each((credentials) => ({ ...credentials, TableRight: {} })) }],
    [
      'has asked a mail server between a save and a read',
      {
        read: (account) => ({
          ...account,
          AccountStatus: 4,
          ErrorCount: 1,
          ErrorReason: 'no such user',
          LastFetch: '2024-07-01T10:00:00Z',
        }),
      },
    ],
    ['reads LastFetch in another time zone', { read: atOther('2008-08-06T14:32:38.9926739Z') }],
    [
      'keeps its own LastFetch, which moves',
      { shown: atOther('2024-07-01T10:00:00Z'), read: atOther('2024-07-01T10:00:01Z') },
    ],
    ['lists as due what is there', { due: () => respond([{ AccountId: 1, AssociateName: 'tje0', AssociateId: 5 }]) }],
    ['does not show what is due', { due: () => respond('no', 403) }],
    [
      'drops a property that it does not know',
      { kept: without('PropertyOfTomorrow'), shown: without('PropertyOfTomorrow') },
    ],
    [
      'refuses a property that it does not know',
      { saving: (sent) => ('PropertyOfTomorrow' in sent ? respond({}, 400) : undefined) },
    ],
  ])('%s', async (_what, server) => {
    expect(await failuresAt(server)).toEqual({})
  })
})

const html = TE.right({ status: 200, headers: [], body: new TextEncoder().encode('<html>') })
const ofSearch = 'the response of GetEMailAccountFromEMailAddress'

const everyNothing = (problem: string) => ({
  [savedIsFound]: `${ofSearch}: ${problem}`,
  [updatedIsFound]: `${ofSearch}: ${problem}`,
  [deletedIsGone]: `the response of GetEMailAccount: ${problem}`,
  [refusedIsNotDone]: `${ofSearch}: ${problem}`,
})

describe('the scenarios fail at a server that', () => {
  it.each<readonly [string, Server, Readonly<Record<string, string>>]>([
    ...[401, 403, 404, 500, 302].map(
      (status) =>
        [
          `responds to a request for the current account with ${status}`,
          { current: respond(null, status) },
          { [oneCurrent]: `the response of GetCurrentAccount: expected 200, got ${status}` },
        ] as const,
    ),
    [
      'responds to a request for the current account with a page',
      { current: html },
      { [oneCurrent]: 'the response of GetCurrentAccount: it is neither JSON nor empty' },
    ],
    ...[401, 403, 408, 429, 500].map(
      (status) =>
        [
          `responds with ${status} where there is nothing`,
          { nothing: respond(null, status), current: respond(null) },
          everyNothing(`expected 200, got ${status}`),
        ] as const,
    ),
    [
      'responds with a page where there is nothing',
      { nothing: html, current: respond(null) },
      everyNothing('it is neither JSON nor empty'),
    ],
    [
      'deletes, and responds with 500',
      { deletion: respond(null, 500) },
      { [deletedIsGone]: 'the response of DeleteEMailAccount: expected 204, got 500' },
    ],
    [
      'refuses a wrong password when it has saved and deleted',
      { refusesTooLate: true },
      { [refusedIsNotDone]: 'the account that was refused: it is there' },
    ],
    [
      'lists as due what was deleted',
      { due: (ids) => respond(ids.map((AccountId) => ({ AccountId, AssociateName: 'tje0', AssociateId: 5 }))) },
      { [deletedIsGone]: 'the accounts that are due: it is still there' },
    ],
    [
      'finds an account by the end of its address',
      { isSame: (address, sought) => address.endsWith(sought) },
      { [savedIsFound]: 'an address that is only like that of the account: an account has it' },
    ],
    [
      'finds an account by an address that ends with its own',
      { isSame: (address, sought) => sought.endsWith(address) },
      { [savedIsFound]: 'an address that is only like that of the account: an account has it' },
    ],
    [
      'saves nothing in XML, and responds as if it had',
      { after: (accounts, id, request) => void (/xml/.test(typeOf(request)) && accounts.delete(id)) },
      { [inEachMediaType]: 'the account that was saved in application/xml by its id: expected an account, got none' },
    ],
    [
      'reads credentials as others in XML',
      { readInXml: each((credentials) => ({ ...credentials, Port: 25 })) },
      {
        [readInEachMediaType]: 'the account in application/xml: it is not what was saved: IncomingCredentials.Port',
      },
    ],
    [
      'reads a form in another charset',
      {
        received: (sent, contentType) =>
          /form/.test(contentType) ? { ...sent, InboxFolder: inLatin1(sent['InboxFolder']) } : sent,
      },
      {
        [inEachMediaType]:
          'the account that was saved in application/x-www-form-urlencoded by its id: it is not what was saved: InboxFolder',
      },
    ],
  ])('%s', async (_what, server, failures) => {
    expect(await failuresAt(server)).toEqual(failures)
  })

  it('forgets an account a moment after its save', async () => {
    const forget = (accounts: Map<unknown, Account>, id: unknown) => void setTimeout(() => accounts.delete(id), 20)

    expect(await failuresAt({ after: forget }, 200)).toMatchObject({
      [savedIsFound]: 'the account by its id: expected an account, got none',
    })
  })
})

/** Changes all accounts but one. */
const others =
  (change: (account: Account) => Account | undefined): NonNullable<Server['after']> =>
  (accounts, id) => {
    for (const [other, account] of [...accounts].filter(([key]) => key !== id)) {
      const changed = change(account)
      if (changed === undefined) accounts.delete(other)
      else accounts.set(other, changed)
    }
  }

const atUpdate =
  (change: NonNullable<Server['after']>): NonNullable<Server['after']> =>
  (accounts, id, request) => {
    if (/"EMailAccountId":[1-9]/.test(new TextDecoder().decode(request.body))) change(accounts, id, request)
  }
const atDeletion =
  (change: NonNullable<Server['after']>): NonNullable<Server['after']> =>
  (accounts, id, request) => {
    if (request.url.startsWith(pathOf(deleteEMailAccount))) change(accounts, id, request)
  }

const disconnected = (account: Account): Account => ({ ...account, IncomingCredentials: null })
const notUpdated = 'an account that was not updated by its id: it is not what was saved'
const notDeleted = 'an account that was not deleted by its id'

describe('the scenarios find out that a server changes other accounts than the request names, as one that', () => {
  it.each<readonly [string, NonNullable<Server['after']>, Readonly<Record<string, string>>]>([
    [
      'writes a folder into all accounts at an update',
      atUpdate(others((account) => ({ ...account, InboxFolder: 'x' }))),
      { [updatedIsFound]: `${notUpdated}: InboxFolder` },
    ],
    [
      'takes the credentials of the others at an update',
      atUpdate(others(disconnected)),
      { [updatedIsFound]: `${notUpdated}: IncomingCredentials` },
    ],
    [
      'takes the credentials of the others at each save',
      others(disconnected),
      {
        ...lostBy(['IncomingCredentials'], [savedIsFound, updatedIsFound]),
        [deletedIsGone]: `${notDeleted}: it is not what was saved: IncomingCredentials`,
      },
    ],
    [
      'takes the credentials of the others at a deletion',
      atDeletion(others(disconnected)),
      { [deletedIsGone]: `${notDeleted}: it is not what was saved: IncomingCredentials` },
    ],
    [
      'deletes what is older too',
      atDeletion((accounts, id) =>
        others((account) => (Number(account['EMailAccountId']) < Number(id) ? undefined : account))(
          accounts,
          id,
          {} as never, // the change needs no request
        ),
      ),
      { [deletedIsGone]: `${notDeleted}: expected an account, got none` },
    ],
  ])('%s', async (_what, after, failures) => {
    expect(await failuresAt({ after })).toEqual(failures)
  })
})

/** Every scenario that reads accounts with credentials. */
const lostBy = (names: ReadonlyArray<string>, scenarios: ReadonlyArray<string>, place = 'the account by its id') =>
  Object.fromEntries(scenarios.map((name) => [name, `${place}: it is not what was saved: ${names.join(', ')}`]))

const ofEach = (name: string) => [`IncomingCredentials.${name}`, `OutgoingCredentials.${name}`]

const idAndPassword = ['IncomingCredentials', 'OutgoingCredentials'].flatMap((direction) => [
  `${direction}.ServiceAuthId`,
  `${direction}.Password`,
])

const everything = ['IncomingCredentials', 'OutgoingCredentials', 'InboxFolder', 'SentFolder', 'SimpleMode']

describe('the scenarios name what a server loses that', () => {
  const withCredentials = [savedIsFound, updatedIsFound, refusedIsNotDone]

  it.each<readonly [string, NonNullable<Server['kept']>, ReadonlyArray<string>]>([
    [
      'keeps null for incoming credentials',
      (account) => ({ ...account, IncomingCredentials: null }),
      ['IncomingCredentials'],
    ],
    ...['ServiceAuthId', 'Server', 'Port', 'AuthType', 'Username'].map(
      (name) => [`keeps no ${name} of credentials`, each(without(name)), ofEach(name)] as const,
    ),
  ])('%s', async (_what, kept, names) => {
    expect(await failuresAt({ kept })).toMatchObject(lostBy(names, withCredentials))
  })

  it.each<readonly [string, Server, ReadonlyArray<string>]>([
    ['keeps no folders', { kept: without('InboxFolder', 'SentFolder') }, ['InboxFolder', 'SentFolder']],
    ['keeps no SimpleMode', { kept: without('SimpleMode') }, ['SimpleMode']],
    ['reads LastFetch at another hour', { read: atOther('2008-08-06T16:32:38.9926739Z') }, ['LastFetch']],
    ['reads LastFetch without its fraction', { read: atOther('2008-08-06T16:32:38+02:00') }, ['LastFetch']],
  ])('%s', async (_what, server, names) => {
    const everyRead = [savedIsFound, unknownProperty, updatedIsFound, emptiedIsEmpty, refusedIsNotDone]

    expect(await failuresAt(server)).toMatchObject({
      ...lostBy(names, everyRead),
      ...lostBy(names, [twoIds], 'the first account by its id'),
      ...lostBy(names, [inEachMediaType], 'the account that was saved in text/json by its id'),
    })
  })

  it.each<readonly [string, Server]>([
    ['returns another password', { read: hidden('another') }],
    [
      'returns another password, and hides it in the response to a save',
      { shown: hidden(null), read: hidden('another') },
    ],
  ])('%s', async (_what, server) => {
    expect(await failuresAt(server)).toMatchObject(lostBy(ofEach('Password'), withCredentials))
  })

  it('keeps UseGraphApi off', async () => {
    const failures = await failuresAt({ kept: (account) => ({ ...account, UseGraphApi: 0 }) })

    expect(failures).toEqual(lostBy(['UseGraphApi'], [savedIsFound]))
  })

  it('keeps a property that it does not know in the response to a save only', async () => {
    const failures = await failuresAt({ kept: without('PropertyOfTomorrow') })

    expect(failures).toEqual(lostBy(['PropertyOfTomorrow'], [unknownProperty]))
  })

  it('keeps a property of credentials that it does not know in the response to a save only', async () => {
    const failures = await failuresAt({ kept: each(without('PropertyOfTomorrow')) })

    expect(failures).toEqual(lostBy(['IncomingCredentials.PropertyOfTomorrow'], [unknownProperty]))
  })

  it('keeps at an update all that it had but the address', async () => {
    const failures = await failuresAt({
      kept: (account, before) => ({ ...account, ...before, EMailAddress: account['EMailAddress'] }),
    })
    const members = ['ServiceAuthId', 'Server', 'Port', 'Username', 'Password']
    const ofCredentials = ['IncomingCredentials', 'OutgoingCredentials'].flatMap((direction) =>
      members.map((member) => `${direction}.${member}`),
    )

    expect(failures).toEqual({
      ...lostBy([...ofCredentials, 'InboxFolder', 'SentFolder', 'SimpleMode'], [updatedIsFound]),
      ...lostBy(everything, [emptiedIsEmpty]),
      ...lostBy(everything, [inEachMediaType], 'the account that was updated in text/json by its id'),
      ...lostBy(idAndPassword, [renewedIsFound]),
    })
  })

  it('keeps what an update empties', async () => {
    const failures = await failuresAt({
      kept: (account, before = {}) =>
        Object.fromEntries(Object.entries(account).map(([name, value]) => [name, value || before[name] || value])),
    })

    expect(failures).toEqual({
      ...lostBy(everything, [emptiedIsEmpty]),
      ...lostBy(
        ['IncomingCredentials', 'OutgoingCredentials'],
        [inEachMediaType],
        'the account that was updated in text/json by its id',
      ),
    })
  })

  it('responds with the credentials that an update removed', async () => {
    const kept = { Server: 'imap.example.test' }
    const failures = await failuresAt({
      shown: (account) => ({ ...account, IncomingCredentials: account['IncomingCredentials'] ?? kept }),
    })

    expect(failures).toMatchObject(lostBy(['IncomingCredentials'], [emptiedIsEmpty], 'the response to the update'))
  })
})

describe('the scenarios find out that a server', () => {
  const inLowerCase = (name: string) =>
    each((credentials) => ({ ...credentials, [name]: String(credentials[name]).toLowerCase() }))

  it.each(['Username', 'Password'])('saves each %s in lower case', async (name) => {
    expect(await failuresAt({ received: inLowerCase(name) })).toMatchObject({
      ...lostBy(ofEach(name), [savedIsFound, inEachMediaType], 'the response to the create'),
      ...lostBy(ofEach(name), [updatedIsFound], 'the response to the update'),
    })
  })

  it.each([
    ['by its id', getEMailAccount],
    ['by its address', getEMailAccountFromEMailAddress],
  ])('reads an account %s from a cache that no write clears', async (place, operation) => {
    expect(await failuresAt({ cached: pathOf(operation) })).toMatchObject({
      ...lostBy(idAndPassword, [renewedIsFound], `the account ${place}`),
      [deletedIsGone]: `the account ${place}: it is still there`,
    })
  })

  it('refuses an update that keeps the address', async () => {
    const ids = new Map<unknown, unknown>()
    const failures = await failuresAt({
      saving: ({ EMailAddress, EMailAccountId }) => {
        if (ids.has(EMailAddress)) return respond({ Error: true }, 400)
        ids.set(EMailAddress, EMailAccountId)
        return undefined
      },
    })

    expect(failures).toEqual({ [renewedIsFound]: 'the response of SaveEMailAccount: expected 200, got 400' })
  })

  it.each([
    ['the beginning of an address', (address: string, sought: string) => address.startsWith(sought)],
    ['an address with more behind it', (address: string, sought: string) => sought.startsWith(address)],
    [
      'an address in another domain',
      (address: string, sought: string) => address.split('@')[0] === sought.split('@')[0],
    ],
    ['a pattern', (address: string, sought: string) => new RegExp(`^${sought.replaceAll('_', '.')}$`).test(address)],
    ['a pattern of any length', (address: string, sought: string) => /%/.test(sought) || address === sought],
  ])('takes %s for the address', async (_what, isSame) => {
    expect(await failuresAt({ isSame })).toMatchObject({
      [savedIsFound]: 'an address that is only like that of the account: an account has it',
    })
  })

  it('takes an update in XML for a create', async () => {
    const failures = await failuresAt({
      received: (sent, type) => (/xml/.test(type) ? { ...sent, EMailAccountId: 0 } : sent),
    })

    expect(failures).toEqual(
      lostBy(['EMailAccountId'], [inEachMediaType], 'the response to the update in application/xml'),
    )
  })

  it('makes an account at an update of one that does not exist, and responds with null', async () => {
    const failures = await failuresAt({
      after: (accounts, id) => {
        const account = accounts.get(id)
        if (id !== unusedId) return
        accounts.delete(id)
        accounts.set(1_000_000, { ...account, EMailAccountId: 1_000_000 })
      },
      shown: (account) => (account['EMailAccountId'] === unusedId ? { EMailAccountId: 0 } : account),
    })

    expect(failures).toEqual({
      [unknownIsNotMade]: 'the account that does not exist: it was made, and is in no response',
    })
  })
})

describe('a server that the scenarios run at', () => {
  it('gets credentials for hosts that do not exist, and never for those of Microsoft', async () => {
    const connections: Array<unknown> = []
    await failuresAt({
      kept: (account) => {
        each((credentials) => {
          connections.push([/[.]example[.]test$/.test(String(credentials['Server'])), account['UseGraphApi']])
          return credentials
        })(account)
        return account
      },
    })

    expect(connections.length).toBeGreaterThan(10)
    expect(connections).toEqual(connections.map(() => [true, 0]))
  })
})

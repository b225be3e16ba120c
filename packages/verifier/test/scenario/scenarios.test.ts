import { deleteEMailAccount, getCurrentAccount, pathOf, saveEMailAccount } from '@so-email/codecs'
import type { HttpRequest, HttpResponse } from '@so-email/wire'
import { taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { newAddress } from '../../src/account/newAccountBody.js'
import { runScenarios, scenarioNames } from '../../src/scenario/scenarios.js'

const respond = (value: unknown, status = 200): TE.TaskEither<string, HttpResponse> =>
  TE.right({ status, headers: [], body: new TextEncoder().encode(JSON.stringify(value)) })

const run = (send: (request: HttpRequest) => TE.TaskEither<string, HttpResponse>, readOnly = false) =>
  runScenarios({ send, headers: [], associateId: 5, newAddress, readOnly })()

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
    expect(interactions.map(({ outcome }) => outcome._tag)).toEqual([
      ...['LeftOut', 'LeftOut', 'LeftOut', 'LeftOut'],
      'Passed',
    ])
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

type Account = Readonly<Record<string, unknown>>
type Response = ReturnType<typeof respond>

/** Changes the credentials of both directions. */
const each =
  (change: (credentials: Account) => Account) =>
  (account: Account): Account => ({
    ...account,
    ...Object.fromEntries(
      ['IncomingCredentials', 'OutgoingCredentials']
        .filter((direction) => account[direction] !== null)
        .map((direction) => [direction, change(Object(account[direction]))]),
    ),
  })

const without =
  (...names: ReadonlyArray<string>) =>
  (account: Account): Account =>
    Object.fromEntries(Object.entries(account).filter(([name]) => !names.includes(name)))

interface Server {
  /** What the server keeps of an account in place of it, knowing what it kept before. */
  readonly kept?: (account: Account, before: Account | undefined) => Account
  /** What every response has in place of an account, and what only that to a read has. */
  readonly shown?: (account: Account) => Account
  readonly read?: (account: Account) => Account
  /** The response to a request that finds nothing, to a deletion, and to one for the current account. */
  readonly nothing?: Response
  readonly deletion?: Response
  readonly current?: Response
}

/** The outcomes at a server that holds accounts, gives credentials an id, and is right but for these changes. */
const outcomesAt = async ({
  kept = (account) => account,
  shown = (account) => account,
  read = shown,
  nothing = respond(null),
  deletion = respond(undefined, 204),
  current = nothing,
}: Server) => {
  const accounts = new Map<unknown, Account>()
  let lastId = 0
  const save = (sent: Account): Account => {
    const EMailAccountId = sent['EMailAccountId'] === 0 ? ++lastId : sent['EMailAccountId']
    const saved = each((credentials) => ({ ...credentials, ServiceAuthId: ++lastId }))({ ...sent, EMailAccountId })
    accounts.set(EMailAccountId, kept(saved, accounts.get(EMailAccountId)))
    return shown(saved)
  }
  const { interactions } = await run(({ url, body }) => {
    const id = Number(/\d+$/.exec(url)?.[0])
    const sent: Account = body.length === 0 ? {} : Object(JSON.parse(new TextDecoder().decode(body)))
    if (url === pathOf(saveEMailAccount)) return respond(save(sent))
    if (url.startsWith(pathOf(getCurrentAccount))) return current
    if (url.startsWith(pathOf(deleteEMailAccount))) {
      accounts.delete(id)
      return deletion
    }
    const found = [...accounts].find(([key, account]) => key === id || account['EMailAddress'] === sent['FromAddress'])
    return found === undefined ? nothing : respond(read(found[1]))
  })
  return interactions.map(({ outcome }) => outcome)
}

const passed = scenarioNames.map(() => ({ _tag: 'Passed' }))

describe('the scenarios pass at a server that', () => {
  it.each<readonly [string, Server]>([
    ['keeps what it saves', {}],
    ['has none of the later properties', { shown: without('InboxFolder', 'SentFolder', 'SimpleMode', 'UseGraphApi') }],
    ['hides passwords', { shown: each((credentials) => ({ ...credentials, Password: null })) }],
    ['masks passwords', { shown: each((credentials) => ({ ...credentials, Password: '***' })) }],
    ...[null, '', '***', '••••••••', undefined].map(
      (Password) =>
        [
          `hides passwords as ${Password} in a read only`,
          { read: each((credentials) => ({ ...credentials, Password })) },
        ] as const,
    ),
    [
      'hides passwords in the response to a save only',
      { shown: each((credentials) => ({ ...credentials, Password: null })), read: (account: Account) => account },
    ],
    ['responds with 204 where there is nothing', { nothing: respond(undefined, 204) }],
    ['refuses a request for what it does not have', { nothing: respond({}, 404), current: respond(null) }],
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
  ])('%s', async (_what, server) => {
    expect(await outcomesAt(server)).toEqual(passed)
  })
})

const html = TE.right({ status: 200, headers: [], body: new TextEncoder().encode('<html>') })
const failedAt = (place: string, problem: string) => ({ _tag: 'Failed', mismatches: [{ place, problem }] })
const unreadable = 'it is neither JSON nor empty'

describe('the scenarios fail at a server that', () => {
  it.each<readonly [string, Server, ReadonlyArray<unknown>]>([
    ...[401, 403, 404, 500, 302].map(
      (status) =>
        [
          `responds to a request for the current account with ${status}`,
          { current: respond(null, status) },
          [...passed.slice(0, 4), failedAt('the response of GetCurrentAccount', `expected 200, got ${status}`)],
        ] as const,
    ),
    [
      'responds to a request for the current account with a page',
      { current: html },
      [...passed.slice(0, 4), failedAt('the response of GetCurrentAccount', unreadable)],
    ],
    [
      'responds with 500 where there is nothing',
      { nothing: respond(null, 500), current: respond(null) },
      [
        passed[0],
        failedAt('the response of GetEMailAccountFromEMailAddress', 'expected 200, got 500'),
        failedAt('the response of GetEMailAccount', 'expected 200, got 500'),
        ...passed.slice(3),
      ],
    ],
    [
      'responds with a page where there is nothing',
      { nothing: html, current: respond(null) },
      [
        passed[0],
        failedAt('the response of GetEMailAccountFromEMailAddress', unreadable),
        failedAt('the response of GetEMailAccount', unreadable),
        ...passed.slice(3),
      ],
    ],
    [
      'deletes, and responds with 500',
      { deletion: respond(null, 500) },
      [
        ...passed.slice(0, 2),
        failedAt('the response of DeleteEMailAccount', 'expected 204, got 500'),
        ...passed.slice(3),
      ],
    ],
  ])('%s', async (_what, server, outcomes) => {
    expect(await outcomesAt(server)).toEqual(outcomes)
  })
})

const lost = (...names: ReadonlyArray<string>) => ({
  _tag: 'Failed',
  mismatches: [{ place: 'the account by its id', problem: `it is not what was saved: ${names.join(', ')}` }],
})

describe('the scenarios name what a server loses that', () => {
  it.each<readonly [string, (account: Account) => Account, ReadonlyArray<string>]>([
    ['keeps no folders', without('InboxFolder', 'SentFolder'), ['InboxFolder', 'SentFolder']],
    ['keeps no SimpleMode', without('SimpleMode'), ['SimpleMode']],
    ['keeps no UseGraphApi', without('UseGraphApi'), ['UseGraphApi']],
    [
      'keeps null for incoming credentials',
      (account) => ({ ...account, IncomingCredentials: null }),
      ['IncomingCredentials'],
    ],
    ['keeps no outgoing credentials', without('OutgoingCredentials'), ['OutgoingCredentials']],
    ...['ServiceAuthId', 'Server', 'Port', 'AuthType', 'Username'].map(
      (name) =>
        [
          `keeps no ${name} of credentials`,
          each(without(name)),
          [`IncomingCredentials.${name}`, `OutgoingCredentials.${name}`],
        ] as const,
    ),
  ])('%s', async (_what, kept, names) => {
    expect(await outcomesAt({ kept })).toEqual([lost(...names), lost(...names), ...passed.slice(2)])
  })

  it.each([
    ['returns another password', { read: each((credentials) => ({ ...credentials, Password: 'another' })) }],
    [
      'returns another password, and hides it in the response to a save',
      {
        shown: each((credentials) => ({ ...credentials, Password: null })),
        read: each((credentials) => ({ ...credentials, Password: 'another' })),
      },
    ],
  ])('%s', async (_what, server) => {
    const passwords = lost('IncomingCredentials.Password', 'OutgoingCredentials.Password')

    expect(await outcomesAt(server)).toEqual([passwords, passwords, ...passed.slice(2)])
  })

  it('keeps UseGraphApi off', async () => {
    const outcomes = await outcomesAt({ kept: (account) => ({ ...account, UseGraphApi: 0 }) })

    expect(outcomes).toEqual([lost('UseGraphApi'), ...passed.slice(1)])
  })

  it('keeps at an update all that it had but the address', async () => {
    const outcomes = await outcomesAt({
      kept: (account, before) => ({ ...account, ...before, EMailAddress: account['EMailAddress'] }),
    })
    const members = ['ServiceAuthId', 'Server', 'Port', 'Username', 'Password']
    const ofCredentials = ['IncomingCredentials', 'OutgoingCredentials'].flatMap((direction) =>
      members.map((member) => `${direction}.${member}`),
    )

    expect(outcomes).toEqual([
      { _tag: 'Passed' },
      lost(...ofCredentials, 'InboxFolder', 'SentFolder', 'SimpleMode'),
      ...passed.slice(2),
    ])
  })
})

describe('a server that the scenarios run at', () => {
  it('gets credentials for hosts that do not exist, and never for those of Microsoft', async () => {
    const connections: Array<unknown> = []
    await outcomesAt({
      kept: (account) => {
        each((credentials) => {
          connections.push([/[.]example[.]test$/.test(String(credentials['Server'])), account['UseGraphApi']])
          return credentials
        })(account)
        return account
      },
    })

    expect(connections).toEqual(Array.from({ length: 6 }, () => [true, 0]))
  })
})

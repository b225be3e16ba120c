import { operations, pathOf } from '@so-email/codecs'
import type { HttpRequest } from '@so-email/wire'
import { either as E, taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { unusedId } from '../../../src/account/unusedId.js'
import { type LiveAccounts, makeLiveAccounts } from '../../../src/live/accounts/LiveAccounts.js'
import { mayWrite } from '../../../src/live/accounts/Write.js'

const { maySend } = makeLiveAccounts(() => TE.left('nothing is sent'), [], TE.right(244))

const save = pathOf(operations.saveEMailAccount)
const remove = pathOf(operations.deleteEMailAccount)
const agent = save.replace('/SaveEMailAccount', '')
const [json, form, xml] = ['application/json; charset=utf-8', 'application/x-www-form-urlencoded', 'application/xml']

const request = (url: string, contentType = '', body = ''): HttpRequest => ({
  method: 'POST',
  url,
  headers: contentType === '' ? [] : [['Content-Type', contentType]],
  body: new TextEncoder().encode(body),
})

describe('an account that was not created here', () => {
  it.each([
    ['a path in lower case', save.toLowerCase(), json, '{"EMailAccountId":5}'],
    ['an encoded path', `${agent}/%53aveEMailAccount`, json, '{"EMailAccountId":5}'],
    ['a path that cannot be decoded', `${save}%`, json, '{"EMailAccountId":0}'],
    ['a path that the server may resolve', `${agent}/x/../SaveEMailAccount`, json, '{"EMailAccountId":0}'],
    ['an unknown operation', `${agent}/MergeEMailAccounts`, json, '{"EMailAccountId":0}'],
    ['an id that is a text', save, json, '{"EMailAccountId":"5"}'],
    ['an id twice', save, json, '{"EMailAccountId":0,"EMailAccountId":5}'],
    ['an id twice, the other one last', save, json, '{"EMailAccountId":5,"EMailAccountId":0}'],
    ['an id in two spellings', save, json, '{"EMailAccountId":0,"eMailAccountId":5}'],
    ['another id inside, first', save, json, '{"x":{"EMailAccountId":0},"EMailAccountId":5}'],
    ['an id inside only', save, json, '{"entity":{"EMailAccountId":5}}'],
    ['an id under an escaped name', save, json, '{"\\u0045MailAccountId":5}'],
    ['text that is no JSON', save, json, "{'EMailAccountId':5}"],
    ['an encoded id in a form', save, form, 'EMailAccountId=%35'],
    ['an id in a form, under the name of the parameter', save, form, 'entity.EMailAccountId=5'],
    ['an id in CDATA', save, xml, '<EMailAccount><EMailAccountId><![CDATA[5]]></EMailAccountId></EMailAccount>'],
    ['a form that calls itself JSON', save, json, 'EMailAccountId=0'],
    ['a body of no type', save, undefined, '{"EMailAccountId":0}'],
    ['an unknown charset', save, 'application/json; charset=utf-7', '{"EMailAccountId":0}'],
    ['an id in the query, another in the body', `${save}?EMailAccountId=5`, json, '{"EMailAccountId":0}'],
    ['an encoded id in the query', `${remove}?EMailAccountId=%35`, undefined, ''],
    ['an encoded name in the query', `${remove}?EMailAccountI%64=5`, undefined, ''],
    ['no id to delete', remove, undefined, ''],
    ['an id in the query, another in a form', `${remove}?EMailAccountId=${unusedId}`, form, 'EMailAccountId=5'],
  ])('is not written by %s', (_what, url, contentType, body) => {
    expect(maySend(request(url, contentType, body))).toBe(false)
  })

  it('is not written by any operation that changes something', () => {
    const changing = Object.values(operations).filter(({ changes }) => changes)

    expect(changing.length).toBeGreaterThan(0)
    for (const operation of changing) {
      expect(maySend(request(`${pathOf(operation)}?EMailAccountId=5`))).toBe(false)
      expect(maySend(request(pathOf(operation), json, '{"EMailAccountId":5}'))).toBe(false)
    }
  })

  it.each([
    ['a new account', save, json, '{"EMailAddress":"a@example.test"}'],
    ['a new account whose id is null', save, json, '{"EMailAccountId":null}'],
    ['a new account with credentials that are wrong', save, json, '{"IncomingCredentials":{"Port":"993"}}'],
    ['rights on the id', save, json, '{"FieldProperties":{"EMailAccountId":{"FieldLength":0}},"EMailAccountId":0}'],
    ['a new account in a form', save, form, 'eMailAccountId=0&IncomingCredentials.Port=x'],
    ['a new account in XML', save, 'text/xml', '<EMailAccount><EMailAccountId>0</EMailAccountId></EMailAccount>'],
    ['an account that does not exist', save, json, `{"emailaccountid":${unusedId}}`],
    ['deleting one that does not exist', `${remove.toUpperCase()}?emailaccountid=${unusedId}`, json, ''],
    ['reading one', `${pathOf(operations.getEMailAccount).toLowerCase()}?eMailAccountId=5`, undefined, ''],
  ])('is left alone by %s', (_what, url, contentType, body) => {
    expect(maySend(request(url, contentType, body))).toBe(true)
  })
})

describe('an account that an interaction deleted', () => {
  /** A server with at most one account, which it deletes once; `isHonest`: whether it deletes it at all. */
  const startDeleting = (isHonest: boolean) => {
    let account: unknown = null
    const deletions: Array<string> = []
    const response = (status: number, value: unknown) => ({
      status,
      headers: [['Content-Type', json]] as const,
      body: new TextEncoder().encode(JSON.stringify(value)),
    })
    const send = ({ url, body }: HttpRequest) => {
      if (url.startsWith(remove)) {
        deletions.push(url)
        if (isHonest) account = null
        return TE.right(response(deletions.length === 1 ? 204 : 400, null))
      }
      if (url === save) account = { ...JSON.parse(new TextDecoder().decode(body)), EMailAccountId: 1 }
      return TE.right(response(account === null && deletions.length > 0 ? 404 : 200, account))
    }
    return { accounts: makeLiveAccounts(send, [], TE.right(244)), deletions }
  }
  const deletion = request(`${remove}?EMailAccountId=1`)

  it('is not deleted twice: a server may refuse that, or respond to a read of it with a refusal', async () => {
    const { accounts, deletions } = startDeleting(true)

    expect(await accounts.create()).toMatchObject(E.right({ id: 1, associateId: 244 }))
    await accounts.exchange(deletion)()
    expect(await accounts.removeAll()).toEqual(E.right(undefined))
    expect(accounts.leftBehind()).toEqual([])
    expect(deletions.length).toBe(1)
  })

  it('is reported if the server still returns it', async () => {
    const { accounts, deletions } = startDeleting(false)
    await accounts.create()
    await accounts.exchange(deletion)()

    expect(await accounts.removeAll()).toEqual(
      E.left(
        expect.stringMatching(/^may be left behind: verification-.* \(account 1, its deletion was answered 400\)$/),
      ),
    )
    expect(deletions.length).toBe(2)
  })
})

type Account = Readonly<Record<string, unknown>>

/** An address of the run. */
const EMailAddress = 'other@example.test'

/** A server with the account 7, which holds what it saves, and responds with its `status` if it has one; `idFor` chooses the id of a save, of the sent id and the next one, and `isShown` whether the response has the account. */
const startServer = (
  idFor = (id: number, next: number): number => (id === 0 ? next : id),
  isShown = (_id: number) => true,
) => {
  const accounts = new Map<number, Account>([[7, { EMailAccountId: 7, EMailAddress: 'owner@example.test' }]])
  /** The number of an id comes again after the account that had it. */
  const next = () => Math.max(...accounts.keys()) + 1
  const saved = (sent: Account) => {
    const id = idFor(Number(sent['EMailAccountId'] ?? 0), next())
    accounts.set(id, { ...sent, EMailAccountId: id })
    return isShown(Number(sent['EMailAccountId'] ?? 0)) ? accounts.get(id) : null
  }
  const answer = ({ url, body }: HttpRequest): unknown => {
    const sent: Account = body.length === 0 ? {} : Object(JSON.parse(new TextDecoder().decode(body)))
    const id = Number(/=(\d+)$/.exec(url)?.[1])
    if (url === pathOf(operations.getCurrentAccountId)) return 7
    if (url === save) return saved(sent)
    if (url.startsWith(remove)) return void accounts.delete(id)
    return (
      accounts.get(id) ?? [...accounts.values()].find((each) => each['EMailAddress'] === sent['FromAddress']) ?? null
    )
  }
  const send = (sent: HttpRequest) => {
    const value = answer(sent)
    return TE.right({
      status: Number(Object(value)['status'] ?? (value === undefined ? 204 : 200)),
      headers: [['Content-Type', json]] as const,
      body: new TextEncoder().encode(value === undefined ? '' : JSON.stringify(value)),
    })
  }
  return {
    server: accounts,
    next,
    accounts: makeLiveAccounts(send, [], TE.right(244), (address) => address === EMailAddress),
    addresses: () => [...accounts.values()].map((account) => account['EMailAddress']),
  }
}

const created = async ({ create }: LiveAccounts) =>
  E.getOrElseW((reason: string) => expect.fail(reason))(await create())

const update = (id: number, members: Account) =>
  request(save, json, JSON.stringify({ EMailAccountId: id, AssociateId: 244, ...members }))

describe('a server that makes another account', () => {
  const own = (accounts: LiveAccounts) => created(accounts).then(({ id }) => id)
  const nobodys = () => Promise.resolve(unusedId)

  it.each([
    ['at an update', own],
    ['at an update of an account that does not exist', nobodys],
  ])('%s: it is deleted, as it is known to be new', async (_when, idOf) => {
    const { accounts, addresses } = startServer((_id, next) => next)
    const id = await idOf(accounts)
    await accounts.exchange(update(id, { EMailAddress }))()
    const made = addresses().length
    const removed = await accounts.removeAll()

    expect(made).toBeGreaterThan(1)
    expect([removed, addresses(), accounts.leftBehind()]).toEqual([E.right(undefined), ['owner@example.test'], []])
  })

  it('at an update without an address: it is reported', async () => {
    const { accounts, addresses } = startServer((_id, next) => next)
    await accounts.exchange(update(await own(accounts), {}))()
    await accounts.removeAll()

    expect(addresses()).toEqual(['owner@example.test', undefined])
    expect(accounts.leftBehind()).toEqual([
      'may be left behind: an account without an address (account 9 has another address)',
    ])
  })

  it.each([own, nobodys])('in place of one that was there: it is reported, and not deleted', async (idOf) => {
    const { accounts, addresses } = startServer((id, next) => (id === 0 ? next : 7))
    await accounts.exchange(update(await idOf(accounts), { EMailAddress }))()
    const removed = await accounts.removeAll()

    expect([removed, addresses()]).toEqual([E.right(undefined), [EMailAddress]])
    expect(accounts.leftBehind()).toEqual([`may be left behind: ${EMailAddress} (account 7 existed before)`])
  })

  it('at an update of an account that does not exist, and returns none: it is reported', async () => {
    const { accounts } = startServer(
      (_id, next) => next,
      (id) => id !== unusedId,
    )
    await accounts.exchange(update(unusedId, { EMailAddress }))()

    expect(accounts.leftBehind()).toEqual([`may be left behind: ${EMailAddress} (account 8 has its address)`])
  })

  it('in place of another one of this run: both are deleted', async () => {
    const { accounts, addresses } = startServer((id, next) => (id === 0 ? next : 8))
    await own(accounts)
    await accounts.exchange(update(await own(accounts), { EMailAddress }))()
    const removed = await accounts.removeAll()

    expect([removed, addresses(), accounts.leftBehind()]).toEqual([E.right(undefined), ['owner@example.test'], []])
  })
})

describe('the deletion of an account', () => {
  it('spares one that got the id of an account which an interaction deleted', async () => {
    const { server, next, accounts, addresses } = startServer()
    const { id } = await created(accounts)
    await accounts.exchange(request(`${remove}?EMailAccountId=${id}`))()
    server.set(next(), { EMailAccountId: next(), EMailAddress: 'colleague@example.test' })
    const removed = await accounts.removeAll()

    expect([removed, accounts.leftBehind()]).toEqual([E.right(undefined), []])
    expect(addresses()).toEqual(['owner@example.test', 'colleague@example.test'])
    expect(accounts.maySend(update(id, {}))).toBe(false)
  })

  it.each([
    ['whose address is none that this run wrote', {}, 'it has another address now'],
    ['that cannot be read', { EMailAccountId: 99 }, 'account 8 could not be read (it is another account)'],
    ['whose read is refused', { status: 404 }, 'account 8 could not be read (the status is 404)'],
  ])('spares one %s, and reports it', async (_what, members, reason) => {
    const { server, accounts, addresses } = startServer()
    const { id, address } = await created(accounts)
    server.set(id, { EMailAccountId: id, EMailAddress: 'colleague@example.test', ...members })
    const removed = await accounts.removeAll()

    expect([id, removed]).toEqual([8, E.left(`may be left behind: ${address} (account 8, ${reason})`)])
    expect(addresses()).toEqual(['owner@example.test', 'colleague@example.test'])
  })

  it.each<readonly [string, Account, (account: Account) => Account]>([
    ['with the address that an update wrote', { EMailAddress: 'other@example.test' }, (account) => account],
    ['without an address', {}, (account) => account],
    ['with an empty address', { EMailAddress: '' }, (account) => account],
    [
      'with its address in another case',
      { EMailAddress: 'other@example.test' },
      (account) => ({ ...account, EMailAddress: 'Other@Example.Test' }),
    ],
  ])('is carried out %s', async (_how, members, stored) => {
    const { server, accounts, addresses } = startServer()
    const { id } = await created(accounts)
    await accounts.exchange(update(id, members))()
    server.set(id, stored(server.get(id) ?? {}))
    const removed = await accounts.removeAll()

    expect([removed, addresses()]).toEqual([E.right(undefined), ['owner@example.test']])
  })

  it('names the address that was written last, if it did not happen', async () => {
    const { accounts } = startServer()
    const { id } = await created(accounts)
    await accounts.exchange(update(id, { EMailAddress: 'other@example.test' }))()

    expect(accounts.leftBehind()).toEqual([`may be left behind: other@example.test (account ${id} was not deleted)`])
  })
})

describe('a request writes', () => {
  it('unless its path is that of an operation that only reads', () => {
    const reading = Object.values(operations).filter(({ changes }) => !changes)

    expect(reading.filter((operation) => mayWrite(`${pathOf(operation)}?a=1`))).toEqual([])
    for (const path of [save, save.toLowerCase(), `${save}?a=1`, `${agent}/%53aveEMailAccount`, `${agent}/Other`, '/'])
      expect([path, mayWrite(path)]).toEqual([path, true])
  })
})

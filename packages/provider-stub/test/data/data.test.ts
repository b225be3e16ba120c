/** A stub that keeps its state in a file or in PostgreSQL. */
import { getEventListeners } from 'node:events'
import { statSync, writeFileSync } from 'node:fs'
import { connect as connectTo, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import type { ServerVersion } from '@so-email/codecs'
import { openStore } from '@so-email/store'
import fc from 'fast-check'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { describe, expect, it, vi } from 'vitest'
import { keepIn } from '../../src/data/keepIn.js'
import { makeStub, type RunningStub, type Stub, sampleAccount } from '../../src/index.js'
import { parseOptions } from '../../src/options/StubOptions.js'
import { orThrow } from '../../src/Stub.js'
import { databases, locations, start, temporaryFolder } from '../support/locations.js'
import { save, saving, send } from '../support/requests.js'

const agent = '/api/v1/Agents/EMail'

const call = async (stub: Pick<Stub, 'answer'>, operation: string, body: unknown = null) => {
  const { status, text } = await send(stub, { ...saving(JSON.stringify(body)), url: `${agent}/${operation}` })
  return [status, text === '' ? null : JSON.parse(text)] as const
}
const get = (stub: Pick<Stub, 'answer'>, id: number) => call(stub, `GetEMailAccount?eMailAccountId=${id}`)
const byAddress = (stub: Pick<Stub, 'answer'>, FromAddress: string) =>
  call(stub, 'GetEMailAccountFromEMailAddress', { FromAddress })
const remove = (stub: Pick<Stub, 'answer'>, id: number) => call(stub, `DeleteEMailAccount?eMailAccountId=${id}`)

const ownRights = { EMailAddress: { FieldRight: null, FieldType: 'x', FieldLength: 1 } }

const credentials = { Server: 'imap.example.test', Username: 'ops', Password: 'sample-password' }

const enterOverHttp = (stub: RunningStub, state: string, params: unknown = {}) =>
  fetch(`${stub.url}/_stub/states`, { method: 'POST', body: JSON.stringify({ state, params }) })

const commandOfPage = (stub: RunningStub, command: object) =>
  fetch(`${stub.url}/_stub/commands`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: stub.url },
    body: JSON.stringify(command),
  })

/** Runs a statement in a store, which is then closed: a file belongs to the process that has it open. */
const run = (data: string, statement: string) =>
  F.pipe(
    openStore(data),
    TE.chain((store) =>
      F.pipe(
        store.query(statement),
        TE.chainFirstTaskK(() => store.close),
      ),
    ),
  )()

/** Everything of a stub that an answer depends on. */
const seen = (stub: Stub) => [...stub.accounts.all()]

describe.each(locations)('a stub in %s', (_, location) => {
  it('stops waiting for its store as soon as the caller aborts, and keeps the change all the same', async () => {
    const stub = await start({ data: await location() })
    const controller = new AbortController()
    const saved = stub.answer(saving({ EMailAddress: 'ops@example.test', AssociateId: 244 }), {
      signal: controller.signal,
      maxResponseBytes: 1e6,
    })()
    controller.abort()

    expect(await saved).toEqual(E.left({ _tag: 'Aborted' }))
    expect((await byAddress(stub, 'ops@example.test'))[1]).toMatchObject({ EMailAddress: 'ops@example.test' })
  })

  it('leaves nothing on the signal of a caller', async () => {
    const stub = await start({ data: await location() })
    const { signal } = new AbortController()
    const answered = await stub.answer(saving({}), { signal, maxResponseBytes: 1e6 })()

    expect([E.isRight(answered), getEventListeners(signal, 'abort')]).toEqual([true, []])
  })

  it('has its accounts and their credentials after a restart, and goes on with its ids', async () => {
    const data = await location()
    const before = await start({ data })
    const [, first] = await save(before, { EMailAddress: 'ops@example.test', IncomingCredentials: credentials })
    await save(before, { EMailAddress: 'gone@example.test', OutgoingCredentials: credentials })
    await remove(before, 272)
    await before.close()

    const after = await start({ data })

    expect(await get(after, 271)).toEqual([200, first])
    expect(seen(after).map(({ EMailAccountId }) => EMailAccountId)).toEqual([270, 271])
    expect(await save(after, { EMailAddress: 'next@example.test', IncomingCredentials: credentials })).toMatchObject([
      200,
      { EMailAccountId: 273, IncomingCredentials: { ...credentials, ServiceAuthId: 3 } },
    ])
  })

  it('is kept in rows that every later release reads', async () => {
    const data = await location()
    const stub = await start({ data })
    await save(stub, { EMailAddress: 'Ops@example.test' })
    await stub.close()

    // The ledger of an import may be in the same store.
    expect(await run(data, 'SELECT * FROM so_email_migrations')).toEqual(
      E.right([{ name: 'provider-stub', version: 3 }]),
    )
    expect(await run(data, 'SELECT * FROM so_email_stub')).toEqual(
      E.right([
        {
          name: 'stub',
          version: 2,
          epoch: 1,
          state: '{"lastId":271,"lastCredentialsId":0,"entered":[],"faults":[],"hasOperated":true}',
        },
      ]),
    )
    expect(await run(data, 'SELECT id, version, since, address FROM so_email_stub_accounts ORDER BY id')).toEqual(
      E.right([
        { id: 270, version: 1, since: -1, address: '"sample@example.test"' },
        { id: 271, version: 2, since: 2, address: '"ops@example.test"' },
      ]),
    )
  })

  it('has no row of a removed account after a restart, and uses its id never again', async () => {
    const data = await location()
    const before = await start({ data })
    await save(before, { EMailAddress: 'gone@example.test' })
    await remove(before, 271)
    await before.close()
    const after = await start({ data })
    await after.close()

    expect(await run(data, 'SELECT id FROM so_email_stub_accounts')).toEqual(E.right([{ id: 270 }]))
    expect(await save(await start({ data }), {})).toMatchObject([200, { EMailAccountId: 272 }])
  })

  it('keeps what is no property of an account, and every character of an address', async () => {
    const data = await location()
    const before = await start({ data })
    const body =
      '{"EMailAddress":"a\\u0000\\ud800\\u2028\'$1@example.test","AssociateId":244,"__proto__":{"x":[1.5,"\\u0000"]}}'
    const { text } = await send(before, saving(body))
    await before.close()

    const after = await start({ data })

    expect((await send(after, { ...saving('null'), url: `${agent}/GetEMailAccount?eMailAccountId=271` })).text).toBe(
      text,
    )
    expect(await byAddress(after, "a\u0000\ud800\u2028'$1@example.test")).toMatchObject([200, { EMailAccountId: 271 }])
  })

  it('finds by an address the account that got it first, after a restart too', async () => {
    const data = await location()
    const before = await start({ data })
    const at = (EMailAccountId: number, EMailAddress: string) =>
      save(before, { EMailAccountId, EMailAddress, AssociateId: 244 })
    await at(0, 'first@example.test')
    await at(0, 'shared@example.test')
    await at(271, 'shared@example.test')
    await at(272, 'shared@example.test')
    expect(await byAddress(before, 'shared@example.test')).toMatchObject([200, { EMailAccountId: 272 }])
    await before.close()

    const after = await start({ data })

    expect(await byAddress(after, 'shared@example.test')).toMatchObject([200, { EMailAccountId: 272 }])
    await remove(after, 272)
    expect(await byAddress(after, 'shared@example.test')).toMatchObject([200, { EMailAccountId: 271 }])
  })

  it('keeps two changes of an address that come together', async () => {
    const data = await location()
    const before = await start({ data })
    const at = (EMailAddress: string) => save(before, { EMailAccountId: 270, EMailAddress })
    const saved = await Promise.all([at('first@example.test'), at('second@example.test')])
    await before.close()

    const after = await start({ data })
    expect(saved.map(([status]) => status)).toEqual([200, 200])
    expect(seen(after).map(({ EMailAddress }) => EMailAddress)).toEqual(['second@example.test'])
  })

  it.each<[ServerVersion, ServerVersion]>([
    ['8', '12.2'],
    ['12.2', '8'],
    ['12.4', '12.0'],
    ['12.2', '12.2'],
  ])('has after a restart the accounts that a change of the version leaves: %s to %s', async (from, to) => {
    const data = await location()
    const { SimpleMode: _, ...incomplete } = sampleAccount
    const accounts = [
      sampleAccount,
      { ...incomplete, EMailAccountId: 271 },
      { ...sampleAccount, EMailAccountId: 272, FieldProperties: null },
      { ...sampleAccount, EMailAccountId: 273, FieldProperties: ownRights },
    ]
    const memory = makeStub({ accounts, serverVersion: from })
    const before = await start({ data, accounts, serverVersion: from })
    for (const stub of [memory, before]) await save(stub, { EMailAddress: 'ops@example.test', InboxFolder: 'Post' })
    memory.configure({ serverVersion: to })
    await before.close()

    const after = await start({ data, serverVersion: to })

    expect(seen(after)).toEqual(seen(memory))
    expect(await get(after, 274)).toEqual(await get(memory, 274))
  })

  it('is in its provider states after a restart, and leaves them', async () => {
    const data = await location()
    const before = await start({ data, states: true })
    await enterOverHttp(before, 'the installation is online', { granted: true })
    await enterOverHttp(before, 'an account exists', { id: 12, associateId: 5 })
    await enterOverHttp(before, 'the next operations fail', { fault: { _tag: 'Status', status: 429 }, times: 2 })
    await before.close()

    const after = await start({ data, states: true })
    const bearer = { Authorization: 'Bearer 8A:sample-token' }

    expect(seen(after).map(({ EMailAccountId, AssociateId }) => [EMailAccountId, AssociateId])).toEqual([[12, 5]])
    expect((await send(after, saving({}, bearer))).status).toBe(429)
    await after.close()
    const last = await start({ data, states: true })
    expect((await send(last, saving({}, bearer))).status).toBe(429)
    expect(await save(last, {}, bearer)).toMatchObject([200, { EMailAccountId: 13 }])
    expect((await send(last, saving({}))).status).toBe(401)
    await enterOverHttp(last, '')
    expect(await save(last, {})).toMatchObject([200, { EMailAccountId: 271 }])
  })

  it('fills an empty store with the accounts of its options, and no other', async () => {
    const data = await location()
    const before = await start({ data, accounts: [{ ...sampleAccount, EMailAccountId: 7 }] })
    await save(before, { EMailAddress: 'ops@example.test' })
    await before.close()

    const after = await start({ data, accounts: [{ ...sampleAccount, EMailAccountId: 9 }] })

    expect(seen(after).map(({ EMailAccountId }) => EMailAccountId)).toEqual([7, 8])
  })

  it('keeps what the program around it changes, before the next response', async () => {
    const data = await location()
    const before = await start({ data })
    before.states.enter('an account exists', { id: 12 })
    before.fail({ _tag: 'Null' })
    expect(seen(before).map(({ EMailAccountId }) => EMailAccountId)).toEqual([12])
    expect(await save(before, {})).toEqual([200, null])
    expect(await save(before, {})).toMatchObject([200, { EMailAccountId: 13 }])
    await before.close()

    const after = await start({ data })
    expect(seen(after).map(({ EMailAccountId }) => EMailAccountId)).toEqual([12, 13])
    after.reset()
    await after.close()
    expect(seen(await start({ data })).map(({ EMailAccountId }) => EMailAccountId)).toEqual([270])
  })

  it('answers as one in memory does, whatever happens, and after a restart too', async () => {
    const id = fc.integer({ min: 269, max: 275 })
    const address = fc.constantFrom('', 'a@example.test', 'A@example.test', 'b@example.test')
    const action = fc.oneof(
      fc
        .record({ EMailAccountId: fc.oneof(fc.constant(0), id), EMailAddress: address })
        .map(
          (account) => (stub: Stub) => save(stub, { ...account, AssociateId: 244, IncomingCredentials: credentials }),
        ),
      id.map((id) => (stub: Stub) => remove(stub, id)),
      address.map((address) => (stub: Stub) => byAddress(stub, address)),
      fc.constant((stub: Stub) =>
        call(stub, 'SyncEmailAccounts', { SyncUserAccounts: [{ AccountId: 270 }, { AccountId: 271 }] }),
      ),
      id.map((id) => async (stub: Stub) => stub.states.enter('an account exists', { id })),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 25 }), fc.array(action, { maxLength: 5 }), async (first, then) => {
        const data = await location()
        const memory = makeStub()
        const before = await start({ data })
        // Those that come together are kept together.
        const expected = await Promise.all(first.map((run) => run(memory)))
        expect(await Promise.all(first.map((run) => run(before)))).toEqual(expected)
        await before.close()

        const after = await start({ data })
        expect(seen(after)).toEqual(seen(memory))
        for (const run of then) expect(await run(after)).toEqual(await run(memory))
        await after.close()
      }),
      { numRuns: Math.min(Number(process.env['FUZZ_RUNS'] ?? 10), 1_000) },
    )
  })
})

describe.each(databases)('several stubs over one %s', (_, location) => {
  const two = async () => {
    const data = await location()
    return Promise.all([start({ data, states: true }), start({ data, states: true })])
  }

  it('answer as one: what one has answered the other knows', async () => {
    const [one, other] = await two()
    const [, created] = await save(one, { EMailAddress: 'ops@example.test', AssociateId: 244 })

    expect(await get(other, 271)).toEqual([200, created])
    expect(await byAddress(other, 'ops@example.test')).toEqual([200, created])
    await remove(other, 271)
    expect(await get(one, 271)).toEqual([200, null])
    expect(await save(one, {})).toMatchObject([200, { EMailAccountId: 272 }])
    await enterOverHttp(one, 'an account exists', { id: 12, associateId: 5 })
    one.fail({ _tag: 'Null' })
    await call(one, 'CreateDefaultEMailAccount')
    expect(await get(other, 12)).toMatchObject([200, { EMailAccountId: 12, AssociateId: 5 }])
  })

  it('know of a removed account though its row is gone', async () => {
    const data = await location()
    const [one, other] = await Promise.all([start({ data }), start({ data })])
    await save(one, { EMailAddress: 'gone@example.test' })
    await get(other, 271)
    await remove(one, 271)
    await start({ data })

    expect(await run(data, 'SELECT id FROM so_email_stub_accounts')).toEqual(E.right([{ id: 270 }]))
    expect(await get(other, 271)).toEqual([200, null])
    expect(await get(one, 271)).toEqual([200, null])
    expect(await save(other, {})).toMatchObject([200, { EMailAccountId: 272 }])
    expect(await get(one, 272)).toMatchObject([200, { EMailAccountId: 272 }])
  })

  it('never give an id twice', async () => {
    const stubs = await two()
    const saved = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        save(stubs[i % 2] ?? stubs[0], { EMailAddress: `${i}@example.test`, IncomingCredentials: credentials }),
      ),
    )

    const accounts = saved.map(([, account]) => Object(account))
    const all = Array.from({ length: 200 }, (_, i) => i + 1)
    const sorted = (ids: ReadonlyArray<number>) => ids.toSorted((a, b) => a - b)
    expect(sorted(accounts.map(({ EMailAccountId }) => EMailAccountId - 270))).toEqual(all)
    expect(sorted(accounts.map(({ IncomingCredentials }) => IncomingCredentials.ServiceAuthId))).toEqual(all)
  })

  it('end two updates at the same time as one of them whole', async () => {
    const [one, other] = await two()
    const whole = (text: string) => ({ EMailAccountId: 270, EMailAddress: text, InboxFolder: text, SentFolder: text })
    await Promise.all(Array.from({ length: 40 }, (_, i) => save(i % 2 === 0 ? one : other, whole(`${i}@example.test`))))

    const [, { EMailAddress, InboxFolder, SentFolder }] = await get(one, 270)
    expect([InboxFolder, SentFolder]).toEqual([EMailAddress, EMailAddress])
    expect(await get(other, 270)).toEqual(await get(one, 270))
  })

  it('answer 503 with Retry-After while the database is lost, and then as before', async () => {
    const data = await location()
    const folder = temporaryFolder()
    const real = join(new URL(data.replace('@/', '@localhost/')).searchParams.get('host') ?? '', '.s.PGSQL.5432')
    const sockets = new Set<Socket>()
    const open = () => {
      const server = createServer((socket) => {
        const upstream = connectTo(real)
        sockets.add(socket)
        for (const each of [socket, upstream]) each.on('error', () => {})
        socket.on('close', () => upstream.destroy())
        socket.pipe(upstream).pipe(socket)
      })
      return new Promise<typeof server>((resolve) => {
        server.listen(join(folder, '.s.PGSQL.5432'), () => resolve(server))
      })
    }
    const server = await open()
    const stub = await start({
      data: data.replace(/host=[^&]*/, `host=${encodeURIComponent(folder)}`),
      states: true,
      ui: true,
    })
    await save(stub, { EMailAddress: 'before@example.test' })

    const closed = new Promise((resolve) => server.close(resolve))
    for (const socket of sockets) socket.destroy()
    await closed
    const lost = await send(stub, saving({ EMailAddress: 'lost@example.test' }))
    const state = await enterOverHttp(stub, 'no account exists')
    const page = await commandOfPage(stub, { _tag: 'PlayFault', fault: { _tag: 'Null' }, times: 1 })
    stub.fail({ _tag: 'Null' })

    expect([lost.status, lost.headers.filter(([name]) => name === 'Retry-After')]).toEqual([
      503,
      [['Retry-After', '1']],
    ])
    expect([state, page].map(({ status, headers }) => [status, headers.get('Retry-After')])).toEqual([
      [503, '1'],
      [503, '1'],
    ])
    await expect(stub.kept()).rejects.toMatchObject({ name: 'NotKeptException', isTemporary: true })
    await stub.kept()
    expect(stub.journal.entries().at(-1)).toMatchObject({
      status: 503,
      refused: expect.stringContaining('not available'),
    })
    const again = await open()
    expect(await save(stub, { EMailAddress: 'after@example.test' })).toMatchObject([200, { EMailAccountId: 272 }])
    expect(seen(stub).map(({ EMailAddress }) => EMailAddress)).toEqual([
      'sample@example.test',
      'before@example.test',
      'after@example.test',
    ])
    await stub.close()
    again.close()
  })
})

describe('the option data', () => {
  it('is a file that its owner alone may read', async () => {
    const data = join(temporaryFolder(), 'data.db')
    await start({ data })

    expect(statSync(data).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
  })

  it('is a file of one stub at a time', async () => {
    const data = join(temporaryFolder(), 'data.db')
    await start({ data })

    await expect(start({ data })).rejects.toThrow('the option data: The store is not available')
  })

  it.each([
    ['an empty text', '', TypeError, 'the option data is empty'],
    ['a store in memory', ':memory:', Error, 'the option data: it would be kept in memory, and lost with the process'],
    ['the URL of one', 'file::memory:?cache=shared', Error, 'the option data: it would be kept in memory'],
    ['another URL', 'mysql://ops:sw0rdf1sh@db/x', Error, 'the option data: This is no location of a store'],
    ['no text', 5, TypeError, 'the option data: '],
  ])('that is %s is refused', async (_, data, error, message) => {
    const refused = start({ data: data as string }) // a caller in JavaScript may pass anything
    await expect(refused).rejects.toThrow(error)
    await expect(refused).rejects.toThrow(message)
    await expect(refused).rejects.not.toThrow('sw0rdf1sh')
  })

  it('that is a file of something else is refused, and left as it is', async () => {
    const data = join(temporaryFolder(), 'data.db')
    writeFileSync(data, 'a text, and no database: '.repeat(100))

    await expect(start({ data })).rejects.toThrow('the option data: The store refused')
    expect(statSync(data).size).toBe(2500)
  })

  it.each([
    [
      'that has other tables',
      'ALTER TABLE so_email_stub RENAME TO something_else',
      'ALTER TABLE something_else RENAME TO so_email_stub',
      'The store refused: no such table: so_email_stub',
    ],
    [
      'whose state cannot be read',
      "UPDATE so_email_stub SET state = '-' || state",
      'UPDATE so_email_stub SET state = substr(state, 2)',
      'The store refused: it is no JSON',
    ],
  ])('%s is refused, and closed again', async (_, breaking, mending, reason) => {
    const data = join(temporaryFolder(), 'data.db')
    await (await start({ data })).close()
    expect(await run(data, breaking)).toEqual(E.right([]))

    await expect(start({ data })).rejects.toThrow(`the option data: ${reason}`)
    expect(await run(data, mending)).toEqual(E.right([]))
    await start({ data })
  })

  it('is closed also before a stub keeps anything there', async () => {
    const data = join(temporaryFolder(), 'data.db')
    const { state } = orThrow(parseOptions({}))
    const kept = await keepIn(data, state)()
    await (E.isRight(kept) ? kept.right.close() : expect.fail(kept.left))

    await start({ data })
  })

  it('is closed again where the stub cannot listen', async () => {
    const data = join(temporaryFolder(), 'data.db')
    const { url } = await start({})

    await expect(start({ data, port: Number(new URL(url).port) })).rejects.toThrow('EADDRINUSE')
    await start({ data })
  })

  it('is closed again where the page cannot be read', async () => {
    const data = join(temporaryFolder(), 'data.db')
    vi.doMock('../../src/ui/readPageFiles.js', () => ({ readPageFiles: () => Promise.reject(new Error('no page')) }))
    const refused = start({ data, ui: true })

    await expect(refused.finally(() => vi.doUnmock('../../src/ui/readPageFiles.js'))).rejects.toThrow('no page')
    await start({ data })
  })

  it('is refused without a socket', () => {
    expect(() => makeStub({ data: 'data.db' } as object)).toThrow('the option data is for a stub on a socket')
  })

  it('is none by default', async () => {
    const stub = await start({})
    await save(stub, {})
    await stub.close()

    expect(seen(await start({})).map(({ EMailAccountId }) => EMailAccountId)).toEqual([270])
  })
})

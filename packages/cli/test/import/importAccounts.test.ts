import { readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { type FileHandle, open as openFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { basic, makeClient, type Transport } from '@so-email/client'
import { rateLimit } from '@so-email/client/rate-limit'
import { type Stub, sampleAccount } from '@so-email/provider-stub'
import type { Store } from '@so-email/store'
import { makeSchema } from '@so-email/testing/postgres'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { describe, expect, inject, it, onTestFinished, vi } from 'vitest'
import { exitCodeOf } from '../../src/CommandError.js'
import type { ImportClient } from '../../src/import/ImportSettings.js'
import { listRows } from '../../src/import/ledger/Ledger.js'
import type { SourceError } from '../../src/import/source/SourceError.js'
import {
  addressesIn,
  caller,
  clientOf,
  fileOf,
  locations,
  losingAnswers,
  lost,
  makeStub,
  ndjson,
  open,
  right,
  running,
  temporaryFolder,
} from './importing.js'

const sourceOf = (text: string) => ({ input: { path: fileOf(text) }, format: 'ndjson' }) as const

const addresses = (count: number) => Array.from({ length: count }, (_, i) => `row${i + 1}@example.test`)

/** Rows of a file that is read in many pieces. */
const long = (count: number) => ndjson(count, { Later: 'x'.repeat(1000) })

const inMemory = ':memory:'

interface Reading {
  readonly buffer: Buffer
  readonly position: number
}

type Fault = Parameters<Stub['fail']>[0]

/** A client whose saves of one address meet a fault. */
const failing = (stub: Stub, address: string, fault: Fault): ImportClient => {
  const client = clientOf(stub)
  return {
    ...client,
    saveEMailAccount: (account) => () => {
      if (account.EMailAddress === address) stub.fail(fault)
      return client.saveEMailAccount(account)()
    },
  }
}

/** A client with a rate limit, and calls that are shorter than a pause. */
const limited = (transport: Transport) =>
  right(
    makeClient({
      baseUrl: 'https://crm.example.test',
      auth: basic({ user: 'tje0', password: 'Tje0' }),
      transport,
      rateLimit: rateLimit({ requests: 1000 }),
      timeout: 500,
    }),
  )

const counted = (result: E.Either<unknown, object>) => ({ ...right(result) })

describe.each(locations)('an import with a ledger in %s', (_, location) => {
  it('saves each row once, however often it is run', async () => {
    const stub = makeStub()
    const ledger = await open(await location())
    const source = sourceOf(`${ndjson(100)}\n{"EMailAddress":7}\n`)

    const first = await running({ source, ledger, client: clientOf(stub) })
    const second = await running({ source, ledger, client: clientOf(stub) })

    const report = { total: 101, pending: 0, sent: 0, saved: 100, refused: 1, unknown: 0, interrupted: false }
    expect([first.result, second.result]).toEqual([E.right(report), E.right(report)])
    expect(addressesIn(stub).toSorted()).toEqual(addresses(100).toSorted())
    expect(first.events.filter(({ _tag }) => _tag === 'Saved')).toHaveLength(100)
    expect(second.events).toEqual([
      { _tag: 'Begun', total: 101, pending: 0, sent: 0, saved: 100, refused: 1, unknown: 0 },
    ])
    expect(right(await listRows(ledger)(['refused'])())).toMatchObject([
      { row: 101, line: 101, reason: 'EMailAddress: expected string or null, got 7' },
    ])
  })

  it('goes on where it was interrupted, and leaves nothing unknown', async () => {
    const stub = makeStub()
    const ledger = await open(await location())
    const source = sourceOf(ndjson(60))
    const interruption = new AbortController()

    const first = await running({
      source,
      ledger,
      client: clientOf(stub),
      signal: interruption.signal,
      onEvent: ({ _tag }) => _tag === 'Saved' && interruption.abort(),
    })
    const second = await running({ source, ledger, client: clientOf(stub) })

    expect(first.result).toMatchObject({ right: { interrupted: true, unknown: 0, sent: 0, total: 60 } })
    expect(right(first.result).pending).toBeGreaterThan(0)
    expect(second.result).toMatchObject({ right: { interrupted: false, saved: 60 } })
    expect(addressesIn(stub).toSorted()).toEqual(addresses(60).toSorted())
  })
})

describe('an import', () => {
  it('belongs to one source and one target', async () => {
    const client = clientOf(makeStub())
    const ledger = await open(inMemory)
    const source = sourceOf(ndjson(3))
    await running({ source, ledger, client })

    const otherSource = await running({ source: sourceOf(ndjson(4)), ledger, client })
    const otherTarget = await running({ source, ledger, client, target: 'https://other.example.test' })

    expect([otherSource.result, otherTarget.result]).toEqual([
      E.left({
        _tag: 'LedgerOfAnotherImport',
        reason: 'it has another file, or this file read in another way (--map, --set, --delimiter, --format)',
      }),
      E.left({ _tag: 'LedgerOfAnotherImport', reason: 'its accounts go to https://crm.example.test' }),
    ])
  })

  it.each([
    ['cannot be read to its end', '[{},{}', 'json'],
    ['has accounts that are all refused', ndjson(300, { AssociateId: 'nobody' }), 'ndjson'],
  ] as const)('takes another source after one that %s', async (_, text, format) => {
    const stub = makeStub()
    const client = clientOf(stub)
    const ledger = await open(inMemory)
    await running({ source: { input: { path: fileOf(text) }, format }, ledger, client })

    const { result } = await running({ source: sourceOf(ndjson(3)), ledger, client })

    expect(result).toMatchObject({ right: { total: 3, saved: 3, refused: 0 } })
    expect(addressesIn(stub)).toHaveLength(3)
  })

  it('takes another target after one that let no row in', async () => {
    const stub = makeStub()
    const source = sourceOf(ndjson(3))
    const ledger = await open(inMemory)
    const closed = {
      saveEMailAccount: clientOf(makeStub({ users: [{ name: 'other', password: '' }] })).saveEMailAccount,
    }
    const first = await running({
      source,
      ledger,
      client: { ...clientOf(stub), ...closed },
      target: 'https://old.test',
    })

    const { result } = await running({ source, ledger, client: clientOf(stub) })

    expect(first.result).toMatchObject({ left: { _tag: 'Stopped' } })
    expect(result).toMatchObject({ right: { saved: 3 } })
    expect(addressesIn(stub)).toHaveLength(3)
  })

  it('keeps its source while one row is unknown', async () => {
    const stub = makeStub()
    const client = clientOf(stub)
    const ledger = await open(inMemory)
    stub.fail({ _tag: 'Reset' })
    const first = await running({ source: sourceOf(ndjson(1)), ledger, client, lookUpFirst: false })

    const { result } = await running({ source: sourceOf(ndjson(2)), ledger, client })

    expect(first.result).toMatchObject({ right: { unknown: 1 } })
    expect(result).toMatchObject({ left: { _tag: 'LedgerOfAnotherImport' } })
  })

  it('sends nothing of a source that cannot be read to its end', async () => {
    const stub = makeStub()
    const source = { input: { path: fileOf('[{},{}') }, format: 'json' } as const

    const { result } = await running({ source, ledger: await open(inMemory), client: clientOf(stub) })

    expect(result).toEqual(E.left({ _tag: 'SourceUnreadable', reason: 'the array does not end', line: 1 }))
    expect(addressesIn(stub)).toEqual([])
  })

  it('that is interrupted while its source is read sends nothing, and starts from there', async () => {
    const stub = makeStub()
    const ledger = await open(inMemory)
    const source = sourceOf(ndjson(300))
    const interruption = new AbortController()

    const first = await running({
      source,
      ledger,
      client: clientOf(stub),
      signal: interruption.signal,
      onEvent: ({ _tag }) => _tag === 'Read' && interruption.abort(),
    })
    const sent = addressesIn(stub)
    const second = await running({ source, ledger, client: clientOf(stub), lookUpFirst: false })

    expect(first.result).toMatchObject({ right: { interrupted: true, total: 250, pending: 250 } })
    expect(sent).toEqual([])
    expect(second.result).toMatchObject({ right: { total: 300, saved: 300 } })
  })

  it('ends when its source is changed', async () => {
    const stub = makeStub()
    const source = sourceOf(ndjson(300))
    const { result } = await running({
      source,
      ledger: await open(inMemory),
      client: clientOf(stub),
      onEvent: ({ _tag }) => _tag === 'Begun' && writeFileSync(source.input.path, '{}'),
    })

    expect(result).toMatchObject({
      left: { _tag: 'SourceLost', error: { _tag: 'SourceChanged' }, report: { pending: 300, unknown: 0 } },
    })
    expect(addressesIn(stub)).toEqual([])
  })

  it('ends when its source cannot be read any more, and goes on later', async () => {
    const stub = makeStub()
    const ledger = await open(inMemory)
    const source = sourceOf(ndjson(400))
    const handle = await openFile(source.input.path)
    const files: FileHandle = Object.getPrototypeOf(handle)
    await handle.close()
    const read: (this: FileHandle, options: Reading) => Promise<unknown> = files.read
    const start = Buffer.from(`${ndjson(100)}\n`)
    let readings = 0
    const broken = async function (this: FileHandle, options: Reading) {
      // Behind those for the digest and for the ledger stands the one for the requests.
      if (options.position === 0) readings += 1
      if (readings !== 3) return read.call(this, options)
      if (options.position > 0) throw new Error('EIO: i/o error, read')
      return { bytesRead: start.copy(options.buffer), buffer: options.buffer }
    }
    const disk = vi.spyOn(files, 'read').mockImplementation(broken as typeof files.read) // it is called in one of its ways
    onTestFinished(() => disk.mockRestore())
    const run = () => running({ source, ledger, client: clientOf(stub), lookUpFirst: false })

    const first = await run()
    const second = await run()

    const error = { _tag: 'SourceUnreadable', reason: 'EIO: i/o error, read', line: null } as const
    expect(first.result).toMatchObject({ left: { _tag: 'SourceLost', error, report: { total: 400, unknown: 0 } } })
    expect(second.result).toMatchObject({ right: { saved: 400, unknown: 0 } })
  })

  it.each([
    [0, 1],
    [1, 3],
  ])('that ends with its source leaves %i rows unknown: the command ends with %i', (unknown, code) => {
    const report = { total: 3, pending: 0, sent: 0, saved: 3 - unknown, refused: 0, unknown, interrupted: false }
    const errors: ReadonlyArray<SourceError> = [
      { _tag: 'SourceChanged' },
      { _tag: 'SourceUnreadable', reason: 'EIO: i/o error, read', line: null },
    ]

    expect(
      errors.map((error) => exitCodeOf({ _tag: 'ImportFailed', error: { _tag: 'SourceLost', error, report } })),
    ).toEqual([code, code])
  })

  it.each([
    ['has other rows', `[${long(300).replaceAll('row', 'other').replaceAll('\n', ',')}]`],
    ['has other rows of the same length', `[${long(300).replaceAll('row', 'box').replaceAll('\n', ',')}]`],
    ['cannot be read', `[${' '.repeat(200_000)}?`],
    ['is empty', ''],
  ])('sends no row that it reads after its source is changed, though not its time, which then %s', async (_, text) => {
    const stub = makeStub()
    const rows = `[${long(300).replaceAll('\n', ',')}]`
    const source = { input: { path: fileOf(rows) }, format: 'json' } as const
    const write = (text: string) => {
      writeFileSync(source.input.path, text)
      utimesSync(source.input.path, 1_000_000_000, 1_000_000_000)
    }
    write(rows)
    const { result } = await running({
      source,
      ledger: await open(inMemory),
      client: clientOf(stub),
      lookUpFirst: false,
      onEvent: (event) => event._tag === 'Saved' && event.row === 1 && write(text),
    })

    expect(result).toMatchObject({ left: { _tag: 'SourceLost', error: { _tag: 'SourceChanged' } } })
    expect(addressesIn(stub).filter((address) => !address?.startsWith('row'))).toEqual([])
  })

  it.each([
    ['has other rows', (rows: string) => rows.replaceAll('row', 'box')],
    ['is longer', (rows: string) => `${rows}\n${ndjson(10)}`],
    ['cannot be read', (rows: string) => `${rows.slice(0, -1)}"`],
  ])('enters no row of a text that its source has for a time, in which it %s', async (_, edit) => {
    const stub = makeStub()
    const ledger = await open(inMemory)
    const rows = long(400)
    const source = sourceOf(rows)
    const run = (onEvent: () => void = () => {}) =>
      running({
        source,
        ledger,
        client: clientOf(stub),
        lookUpFirst: false,
        onEvent: ({ _tag }) => _tag === 'Read' && onEvent(),
      })

    const changed = await run(() => writeFileSync(source.input.path, edit(rows)))
    const entered = right(await listRows(ledger)(['pending', 'refused'])())
    writeFileSync(source.input.path, rows)
    const again = await run()

    expect(changed.result).toEqual(E.left({ _tag: 'SourceChanged' }))
    expect(entered.map(({ row, address }) => [row, address])).toEqual(
      addresses(250).map((address, i) => [i + 1, address]),
    )
    expect(again.result).toMatchObject({ right: { total: 400, saved: 400, refused: 0, pending: 0 } })
    expect(addressesIn(stub).toSorted()).toEqual(addresses(400).toSorted())
  })

  it.each([
    ['has other rows of the same length', 2000, ndjson(2000).replaceAll('row', 'box'), 2_000_000_000],
    ['has more rows, and its time', 2001, ndjson(2001), 1_000_000_000],
  ])(
    'enters nothing of a source that is changed while its digest is made, and then %s',
    async (_, total, text, time) => {
      const ledger = await open(inMemory)
      const source = sourceOf(ndjson(2000))
      utimesSync(source.input.path, 1_000_000_000, 1_000_000_000)
      const handle = await openFile(source.input.path)
      const files: FileHandle = Object.getPrototypeOf(handle)
      await handle.close()
      const read: (this: FileHandle, options: Reading) => Promise<unknown> = files.read
      const changing = async function (this: FileHandle, options: Reading) {
        disk.mockRestore()
        writeFileSync(source.input.path, text)
        utimesSync(source.input.path, time, time)
        return read.call(this, options)
      }
      const disk = vi.spyOn(files, 'read').mockImplementation(changing as typeof files.read) // it is called in one of its ways

      const run = () => running({ source, ledger, client: clientOf(makeStub()) })

      const reason = 'it was written to while it was read'
      expect((await run()).result).toEqual(E.left({ _tag: 'SourceUnreadable', reason, line: null }))
      expect((await run()).result).toMatchObject({ right: { total } })
    },
  )

  it('refuses a row that was taken for an account when it was entered, and is none', async () => {
    const stub = makeStub()
    const ledger = await open(inMemory)
    const source = sourceOf(`${ndjson(1)}\n{"EMailAddress":7}`)
    const run = () => running({ source, ledger, client: clientOf(stub) })
    await run()
    right(await ledger.query(`UPDATE import_row SET state = 'pending', reason = NULL WHERE n = 2`)())

    const { result, events } = await run()

    const reason = 'EMailAddress: expected string or null, got 7'
    expect(result).toMatchObject({ right: { saved: 1, refused: 1, pending: 0 } })
    expect(events.at(-1)).toEqual({ _tag: 'Refused', row: 2, line: 2, reason })
    expect(right(await listRows(ledger)(['refused'])())).toMatchObject([{ row: 2, reason }])
  })

  it('ends where its ledger has rows behind the last one of the source', async () => {
    const ledger = await open(inMemory)
    const source = sourceOf(ndjson(2))
    const run = () => running({ source, ledger, client: clientOf(makeStub()), signal: AbortSignal.timeout(2000) })
    await run()
    right(
      await ledger.query(
        `INSERT INTO import_row (n, line, state, associate, given_id) VALUES (3, 3, 'pending', 244, 0)`,
      )(),
    )

    expect((await run()).result).toMatchObject({ right: { saved: 2, pending: 1, interrupted: false } })
  })

  it('writes no password to its ledger', async () => {
    const path = join(temporaryFolder(), 'ledger.db')
    const ledger = await open(path)
    const credentials = {
      ServiceAuthId: 0,
      AuthType: 'plain-text',
      Username: 'a',
      Password: 'sample-password',
      Server: 's',
      Port: 1,
    }
    const source = sourceOf(
      `${ndjson(3, { IncomingCredentials: credentials })}\n{"IncomingCredentials":{"Password":["sample-password"]}}`,
    )

    const { result } = await running({ source, ledger, client: clientOf(makeStub()) })
    await ledger.close()

    expect(result).toMatchObject({ right: { saved: 3, refused: 1 } })
    expect(readFileSync(path).includes('row3@example.test')).toBe(true)
    expect(readFileSync(path).includes('sample-password')).toBe(false)
  })

  it('stops when no row has a chance, and goes on later', async () => {
    const stub = makeStub()
    const ledger = await open(inMemory)
    const source = sourceOf(ndjson(20))
    const stranger = right(
      makeClient({
        baseUrl: 'https://crm.example.test',
        auth: basic({ user: 'tje0', password: 'wrong' }),
        transport: stub.answer,
        retry: false,
      }),
    )

    const first = await running({ source, ledger, client: stranger })
    const second = await running({ source, ledger, client: clientOf(stub) })

    expect(first.result).toMatchObject({
      left: { _tag: 'Stopped', error: { _tag: 'NotAuthenticated' }, report: { pending: 20, saved: 0, unknown: 0 } },
    })
    expect(second.result).toMatchObject({ right: { saved: 20 } })
  })

  it.each<readonly [string, (client: ImportClient) => ImportClient['saveEMailAccount'], object | null]>([
    ['an error object', ({ saveEMailAccount }) => saveEMailAccount, { _tag: 'NotUnderstood' }],
    ['the id of no account', () => () => TE.right({ ...sampleAccount, EMailAccountId: 0 }), null],
  ])('stops when the server answers nothing but %s, and sends none of these rows again', async (_, save, error) => {
    const stub = makeStub()
    stub.fail({ _tag: 'ErrorObject' }, 1_000_000)
    let attempts = 0
    const client = clientOf(stub)
    const saveEMailAccount: typeof client.saveEMailAccount = (account) => {
      attempts += 1
      return save(client)(account)
    }

    const { result } = await running({
      source: sourceOf(ndjson(100)),
      ledger: await open(inMemory),
      client: { ...client, saveEMailAccount },
      concurrency: 4,
      lookUpFirst: false,
    })

    expect(result).toMatchObject({
      left: { _tag: 'Stopped', error, report: { unknown: attempts, pending: 100 - attempts } },
    })
    expect(attempts).toBeLessThan(14)
  })

  it('refuses rows that name an account which the server does not have', async () => {
    const stub = makeStub()
    const ledger = await open(inMemory)
    const rows = Array.from({ length: 12 }, (_, i) => JSON.stringify({ EMailAccountId: 9000 + i, AssociateId: caller }))

    const { result } = await running({
      source: sourceOf(`${rows.join('\n')}\n${ndjson(1)}`),
      ledger,
      client: clientOf(stub),
    })

    expect(result).toMatchObject({ right: { refused: 12, saved: 1, unknown: 0 } })
    expect(right(await listRows(ledger)(['refused'], 0, 1)())).toMatchObject([{ reason: 'There is no account 9000.' }])
    expect(addressesIn(stub)).toEqual(['row1@example.test'])
  })

  it.each([
    ['is refused where the others are saved', /row1@/, { right: { saved: 29, refused: 1, pending: 0 } }, 31],
    ['stops the import where all have it', /./, { left: { _tag: 'Stopped', report: { pending: 30, refused: 0 } } }, 10],
  ])('tries some rows more after a 403: the row %s', async (_, forbidden, expected, requests) => {
    const stub = makeStub()
    const client = clientOf(stub)
    let attempts = 0
    const saveEMailAccount: typeof client.saveEMailAccount = (account) => () => {
      attempts += 1
      if (forbidden.test(account.EMailAddress ?? '')) stub.fail({ _tag: 'Status', status: 403 })
      return client.saveEMailAccount(account)()
    }

    const { result } = await running({
      source: sourceOf(ndjson(30)),
      ledger: await open(inMemory),
      client: { ...client, saveEMailAccount },
      concurrency: 1,
      lookUpFirst: false,
    })

    expect(result).toMatchObject(expected)
    expect(attempts).toBe(requests)
  })

  it('waits when the server has too much to do, and sends the rows again', async () => {
    const stub = makeStub()
    const client = failing(stub, 'row2@example.test', { _tag: 'Status', status: 429, retryAfter: 0 })
    let failed = false
    const once: ImportClient = {
      ...client,
      saveEMailAccount: (account) => {
        const save = failed ? clientOf(stub).saveEMailAccount(account) : client.saveEMailAccount(account)
        failed ||= account.EMailAddress === 'row2@example.test'
        return save
      },
    }

    const { result, events } = await running({
      source: sourceOf(ndjson(5)),
      ledger: await open(inMemory),
      client: once,
      concurrency: 1,
    })

    expect(result).toMatchObject({ right: { saved: 5 } })
    expect(events.filter(({ _tag }) => ['Returned', 'Paused'].includes(_tag))).toMatchObject([
      { _tag: 'Returned', row: 2 },
      { _tag: 'Paused', milliseconds: 1000 },
    ])
  })

  it('that goes through its source many times keeps nothing of that', async () => {
    // Every pause is over when it is looked at.
    let now = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 600_000))
    onTestFinished(() => clock.mockRestore())
    const stub = makeStub()
    stub.fail({ _tag: 'Status', status: 429, retryAfter: 0 }, 20)
    const warnings: Array<string> = []
    const warn = ({ name }: Error) => void warnings.push(name)
    process.on('warning', warn)
    onTestFinished(() => void process.off('warning', warn))

    const { result } = await running({
      source: sourceOf(ndjson(1)),
      ledger: await open(inMemory),
      client: clientOf(stub),
      concurrency: 1,
      lookUpFirst: false,
    })
    await setTimeout(0)

    expect(result).toMatchObject({ right: { saved: 1 } })
    expect(warnings).toEqual([])
  })

  it('that stops waits for no pause', async () => {
    const stub = makeStub()
    const client = clientOf(stub)
    let attempts = 0
    const saveEMailAccount: typeof client.saveEMailAccount = (account) => async () => {
      attempts += 1
      const isFirst = attempts === 1
      if (!isFirst) await setTimeout(30)
      stub.fail(isFirst ? { _tag: 'Status', status: 429, retryAfter: 60 } : { _tag: 'Status', status: 402 })
      return client.saveEMailAccount(account)()
    }
    const begun = performance.now()

    const { result } = await running({
      source: sourceOf(ndjson(20)),
      ledger: await open(inMemory),
      client: { ...client, saveEMailAccount },
      lookUpFirst: false,
    })

    expect(result).toMatchObject({ left: { _tag: 'Stopped', error: { status: 402 } } })
    expect(performance.now() - begun).toBeLessThan(10_000)
  })

  it('waits with a rate limit too, where the server wants a pause that is longer than a call', async () => {
    const stub = makeStub()
    let requests = 0
    const client = limited((request, limits) => async () => {
      await setTimeout(1)
      requests += 1
      if (requests === 20) stub.fail({ _tag: 'Status', status: 429, retryAfter: 1 })
      return stub.answer(request, limits)()
    })

    const { result } = await running({
      source: sourceOf(ndjson(60)),
      ledger: await open(inMemory),
      client,
      lookUpFirst: false,
    })

    expect(result).toMatchObject({ right: { saved: 60, unknown: 0 } })
  })

  it('asks less and less often where its rate limit lets nothing leave', async () => {
    const stub = makeStub()
    let requests = 0
    const client = limited((request, limits) => {
      requests += 1
      stub.fail({ _tag: 'Status', status: 429, retryAfter: 86_400 })
      return stub.answer(request, limits)
    })
    const closed: ImportClient = {
      ...client,
      // A pause of a day; the one of the import is over.
      saveEMailAccount: (account) =>
        F.pipe(
          client.saveEMailAccount(account),
          TE.mapLeft((error) => (error._tag === 'Throttled' ? { ...error, delay: 0 } : error)),
        ),
    }
    const interruption = new AbortController()
    const pauses: Array<number> = []

    const { result } = await running({
      source: sourceOf(ndjson(60)),
      ledger: await open(inMemory),
      client: closed,
      concurrency: 2,
      lookUpFirst: false,
      signal: interruption.signal,
      onEvent: (event) => {
        if (event._tag === 'Paused' && event.milliseconds > 0) pauses.push(event.milliseconds)
        if (pauses.length === 2) interruption.abort()
      },
    })

    expect([pauses, requests]).toEqual([[1000, 2000], 2])
    expect(result).toMatchObject({ right: { pending: 60, unknown: 0, interrupted: true } })
  })

  it('waits for a ledger that is not available, and doubles nothing', async () => {
    const stub = makeStub()
    const store = await open(inMemory)
    let statements = 0
    // Each third statement fails before it is run, and each seventh after that.
    const unreliable: Store = {
      ...store,
      query: (sql, parameters) => () => {
        statements += 1
        if (statements % 3 === 0) return TE.left(lost)()
        const run = store.query(sql, parameters)
        return statements % 7 === 0
          ? F.pipe(
              run,
              TE.chain((): ReturnType<Store['query']> => TE.left(lost)),
            )()
          : run()
      },
    }

    const { result, events } = await running({
      source: sourceOf(ndjson(100)),
      ledger: unreliable,
      client: clientOf(stub),
      patience: { pause: 0, limit: 60_000 },
    })

    const { saved, unknown } = right(result)
    expect(saved + unknown).toBe(100)
    expect(events.some(({ _tag }) => _tag === 'Paused')).toBe(true)
    expect(new Set(addressesIn(stub)).size).toBe(addressesIn(stub).length)
  })
})

describe.each(locations)('an import with a ledger in %s that loses an answer', (_, location) => {
  it.each([1, 3])('of a row that was about to leave, %i times, sends the row', async (times) => {
    const stub = makeStub()
    const store = await open(await location())
    const { result } = await running({
      source: sourceOf(ndjson(20)),
      ledger: losingAnswers(store, times),
      client: clientOf(stub),
      patience: { pause: 2, limit: 60_000 },
    })

    expect(result).toMatchObject({ right: { saved: 20, unknown: 0 } })
    expect(addressesIn(stub).toSorted()).toEqual(addresses(20).toSorted())
  })
})

describe('an import whose ledger is lost and does not come back', () => {
  it('ends with one attempt more, and goes on when it is run again', async () => {
    const stub = makeStub()
    const store = await open(inMemory)
    const source = sourceOf(ndjson(100))
    const attempts: Array<string> = []
    const losing: Store = {
      ...store,
      query: (sql, parameters) => () => {
        if (addressesIn(stub).length < 20) return store.query(sql, parameters)()
        attempts.push(typeof sql === 'string' ? sql : sql.sqlite)
        return TE.left(lost)()
      },
    }
    const client = clientOf(stub)
    const patience = { pause: 0, limit: 0 }

    const { result } = await running({ source, ledger: losing, client, patience })
    const sent = addressesIn(stub).length
    const again = await running({ source, ledger: store, client, resolve: true })

    expect(result).toEqual(E.left({ _tag: 'LedgerLost', error: lost }))
    expect(attempts.filter((sql) => !sql.includes('UPDATE import_row'))).toEqual([])
    expect(attempts.filter((sql) => sql.includes('WHERE worker = $1 AND state IN'))).toHaveLength(1)
    expect(sent).toBeLessThan(100)
    expect(right(again.result)).toMatchObject({ total: 100, saved: 100, unknown: 0 })
    expect(addressesIn(stub).toSorted()).toEqual(addresses(100).toSorted())
  })
})

describe.skipIf(inject('postgres') === null)('workers that share a ledger', () => {
  it('divide the rows', async () => {
    const stub = makeStub()
    const location = await makeSchema(inject('postgres') ?? '')
    const source = sourceOf(ndjson(150))
    const stores = await Promise.all([1, 2, 3].map(() => open(location)))

    const runs = await Promise.all(
      stores.map((ledger) => running({ source, ledger, client: clientOf(stub), concurrency: 2 })),
    )

    expect(addressesIn(stub).toSorted()).toEqual(addresses(150).toSorted())
    const saved = runs.map(({ events }) => events.filter(({ _tag }) => _tag === 'Saved').length)
    expect(saved.reduce((sum, each) => sum + each)).toBe(150)
  })
})

describe('an unknown row', () => {
  const reset: Fault = { _tag: 'Reset' }
  const unavailable: Fault = { _tag: 'Status', status: 503 }
  const run = async (
    fault: Fault,
    stub = makeStub(),
    settings: { readonly lookUpFirst?: boolean } = {},
    more: object = {},
  ) => {
    const ledger = await open(inMemory)
    const source = sourceOf(ndjson(5, more))
    const client = failing(stub, 'row3@example.test', fault)
    const lost = await running({ source, ledger, client, concurrency: 1, ...settings })
    const again = await running({ source, ledger, client: clientOf(stub), ...settings })
    const resolved = await running({ source, ledger, client: clientOf(stub), resolve: true, ...settings })
    return {
      lost: counted(lost.result),
      again: counted(again.result),
      resolved: counted(resolved.result),
      decisions: resolved.events.flatMap((event) => (event._tag === 'Resolved' ? [[event.row, event.decision]] : [])),
      addresses: addressesIn(stub),
    }
  }

  it('whose account was saved is not sent again, and is found', async () => {
    expect(await run(reset)).toMatchObject({
      lost: { saved: 4, unknown: 1 },
      again: { saved: 4, unknown: 1 },
      resolved: { saved: 5, unknown: 0 },
      decisions: [[3, { _tag: 'Found', id: 273 }]],
      addresses: addresses(5),
    })
  })

  it('whose account was not saved is sent again once that is certain', async () => {
    expect(await run(unavailable)).toMatchObject({
      lost: { saved: 4, unknown: 1 },
      again: { saved: 4, unknown: 1 },
      resolved: { saved: 5, unknown: 0 },
      decisions: [[3, { _tag: 'NotSaved' }]],
      addresses: [...addresses(5).filter((address) => address !== 'row3@example.test'), 'row3@example.test'],
    })
  })

  it.each([
    ['its address was there before', {}, 'account 271 had the address before the row was sent', reset],
    [
      'it was not looked up before',
      { lookUpFirst: false },
      'account 271 has the address, and it was not looked up whether it had it before',
      unavailable,
    ],
  ])('stays unknown if %s', async (_, settings, reason, fault) => {
    const stub = makeStub()
    right(await clientOf(stub).saveEMailAccount({ EMailAddress: 'row3@example.test', AssociateId: caller })())

    expect(await run(fault, stub, settings)).toMatchObject({
      resolved: { saved: 4, unknown: 1 },
      decisions: [[3, { _tag: 'Undecided', reason }]],
    })
  })

  it('of another associate stays unknown', async () => {
    expect(await run(reset, makeStub(), {}, { AssociateId: 7 })).toMatchObject({
      resolved: { saved: 4, unknown: 1 },
      decisions: [[3, { _tag: 'Undecided' }]],
    })
  })
})

/** A row counts as not saved only when nothing can save it any more: not its request, and no other worker. */
import { setTimeout } from 'node:timers/promises'
import { basic, makeClient } from '@so-email/client'
import { type Stub, sampleAccount } from '@so-email/provider-stub'
import type { Transport, TransportError } from '@so-email/wire'
import { either as E, option as O, taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import type { ImportClient } from '../../src/import/ImportSettings.js'
import { listRows } from '../../src/import/ledger/Ledger.js'
import { addressesIn, caller, clientOf, fileOf, makeStub, ndjson, open, right, running } from './importing.js'

const inMemory = ':memory:'

const sourceOf = (text: string) => ({ input: { path: fileOf(text) }, format: 'ndjson' }) as const

const lost: E.Either<TransportError, never> = E.left({ _tag: 'Disconnected', cause: 'reset', message: 'lost' })

/** A client of a stub whose saves go another way. */
const savingBy = (stub: Stub, save: Transport) =>
  clientOf({
    ...stub,
    answer: (request, limits) => (request.url.includes('SaveEMailAccount') ? save : stub.answer)(request, limits),
  })

/** The limits of a request whose caller has gone. */
const unlimited = { signal: new AbortController().signal, maxResponseBytes: 1_000_000 }

describe('a resolution', () => {
  it('that is interrupted while it waits for a request decides nothing', async () => {
    const stub = makeStub()
    const ledger = await open(inMemory)
    const source = sourceOf(ndjson(1))
    const interruption = new AbortController()
    let arrive = async () => {}
    const client = savingBy(stub, (request) => async () => {
      arrive = async () => void (await stub.answer(request, unlimited)())
      return lost
    })

    const interrupted = await running({
      source,
      ledger,
      client,
      resolve: true,
      settling: 60_000,
      signal: interruption.signal,
      onEvent: ({ _tag }) => _tag === 'Paused' && interruption.abort(),
    })
    await arrive()
    const again = await running({ source, ledger, client: clientOf(stub), resolve: true })

    expect(interrupted.result).toMatchObject({ right: { unknown: 1, pending: 0, interrupted: true } })
    expect(again.result).toMatchObject({ right: { saved: 1, unknown: 0 } })
    expect(addressesIn(stub)).toEqual(['row1@example.test'])
  })

  it('waits from when a response was given up, and not from when its request left', async () => {
    const stub = makeStub()
    const ledger = await open(inMemory)
    const source = sourceOf(ndjson(1))
    let arrived: Promise<unknown> = Promise.resolve()
    const client = savingBy(stub, (request) => async () => {
      await setTimeout(200)
      arrived = setTimeout(250).then(stub.answer(request, unlimited))
      return lost
    })
    await running({ source, ledger, client })

    const { result } = await running({ source, ledger, client: clientOf(stub), resolve: true, settling: 400 })
    await arrived

    expect(result).toMatchObject({ right: { saved: 1, unknown: 0 } })
    expect(addressesIn(stub)).toEqual(['row1@example.test'])
  })

  it('by the associate of a row takes none of his accounts for one that was sent by another, who could not see it', async () => {
    const associate = 500
    const users = [
      { name: 'tje0', password: 'Tje0', associateId: caller },
      { name: 'other', password: 'Other', associateId: associate },
    ]
    const before = { ...sampleAccount, EMailAccountId: 12, EMailAddress: 'row1@example.test', AssociateId: associate }
    const stub = makeStub({ users, accounts: [before] })
    const ledger = await open(inMemory)
    const source = sourceOf(ndjson(1, { AssociateId: associate }))
    const ofAssociate = right(
      makeClient({
        baseUrl: 'https://crm.example.test',
        auth: basic({ user: 'other', password: 'Other' }),
        transport: stub.answer,
      }),
    )
    await running({ source, ledger, client: savingBy(stub, () => TE.fromEither(lost)) })

    const { result, events } = await running({ source, ledger, client: ofAssociate, resolve: true })

    expect(result).toMatchObject({ right: { saved: 0, unknown: 1 } })
    expect(events.filter(({ _tag }) => _tag === 'Resolved')).toMatchObject([
      {
        decision: {
          _tag: 'Undecided',
          reason: expect.stringMatching(/^account 12 has the address, and it was not looked up/),
        },
      },
    ])
  })

  it('takes for a row no account whose address is the same to the server only', async () => {
    const stub = makeStub()
    const ledger = await open(inMemory)
    const rows = ['sales@example.test', 'sales@example.test ']
    const source = sourceOf(
      rows.map((EMailAddress) => JSON.stringify({ EMailAddress, AssociateId: caller })).join('\n'),
    )
    let saves = 0
    const client = savingBy(stub, (request, limits) => {
      saves += 1
      return saves === 1 ? stub.answer(request, limits) : TE.fromEither(lost)
    })
    // The databases of many servers ignore spaces at the end.
    const loose: ImportClient = {
      ...client,
      getEMailAccountFromEMailAddress: () =>
        saves === 0 ? TE.right(O.none) : client.getEMailAccountFromEMailAddress({ FromAddress: 'sales@example.test' }),
    }

    const { result, events } = await running({ source, ledger, client: loose, resolve: true })

    expect(result).toMatchObject({ right: { saved: 1, unknown: 1 } })
    expect(events.filter(({ _tag }) => _tag === 'Resolved')).toMatchObject([
      { decision: { _tag: 'Undecided', reason: 'account 271 is found by the address, and has another one' } },
    ])
  })

  it('sends a row again that replaces an account, as no other row of the import does', async () => {
    const stub = makeStub()
    const ledger = await open(inMemory)
    const rowOf = (InboxFolder: string) => JSON.stringify({ ...sampleAccount, EMailAccountId: 270, InboxFolder })
    const source = sourceOf([rowOf('Old'), rowOf('New')].join('\n'))
    let saves = 0
    const client = clientOf({
      ...stub,
      answer: (request, limits) => {
        saves += 1
        return saves === 1 ? TE.fromEither(lost) : stub.answer(request, limits)
      },
    })
    await running({ source, ledger, client, concurrency: 1 })

    const { result } = await running({ source, ledger, client, resolve: true })

    expect(stub.accounts.get(270)?.InboxFolder).toBe('Old')
    expect(result).toMatchObject({ right: { saved: 1, refused: 1, unknown: 0 } })
    expect(right(await listRows(ledger)(['refused'])())).toMatchObject([
      { row: 2, reason: 'EMailAccountId: an account before it has the id 270 too' },
    ])
  })

  it('changes no row that another worker has sent again in the meantime', async () => {
    const stub = makeStub()
    const ledger = await open(inMemory)
    const source = sourceOf(ndjson(1))
    await running({ source, ledger, client: savingBy(stub, () => TE.fromEither(lost)) })
    // The account is not there yet; when that is answered, another worker has sent the row, and lost the response.
    const slow = {
      ...clientOf(stub),
      getEMailAccountFromEMailAddress: (request: Parameters<typeof found>[0]) => async () => {
        const answer = await found(request)()
        await running({
          source,
          ledger,
          client: savingBy(stub, (request, limits) => async () => {
            await stub.answer(request, limits)()
            return lost
          }),
          resolve: true,
        })
        return answer
      },
    }
    const found = clientOf(stub).getEMailAccountFromEMailAddress

    const { result, events } = await running({ source, ledger, client: slow, resolve: true })

    expect(result).toMatchObject({ right: { unknown: 1 } })
    expect(events.filter(({ _tag }) => _tag === 'Resolved')).toEqual([])
    expect(addressesIn(stub)).toEqual(['row1@example.test'])
  })

  type Read = 'getEMailAccountFromEMailAddress' | 'createDefaultEMailAccount'

  /** Rows that were sent and not saved, and a resolution of them with a client of which some calls meet a fault. */
  const resolving = async (
    rows: number,
    faultOf: (call: Read, count: number, address: string) => Parameters<Stub['fail']>[0] | undefined,
  ) => {
    const stub = makeStub()
    const client = clientOf(stub)
    const ledger = await open(inMemory)
    const source = sourceOf(ndjson(rows))
    await running({ source, ledger, client: savingBy(stub, () => TE.fromEither(lost)) })
    const calls: Array<Read> = []
    const meeting = <A>(call: Read, of: () => A, address: string): A => {
      calls.push(call)
      const fault = faultOf(call, calls.filter((each) => each === call).length, address)
      if (fault !== undefined) stub.fail(fault)
      return of()
    }
    const resolvingClient: ImportClient = {
      ...client,
      createDefaultEMailAccount: () => () =>
        meeting('createDefaultEMailAccount', () => client.createDefaultEMailAccount()(), ''),
      getEMailAccountFromEMailAddress: (request) => () =>
        meeting(
          'getEMailAccountFromEMailAddress',
          () => client.getEMailAccountFromEMailAddress(request)(),
          request.FromAddress ?? '',
        ),
    }
    const { result, events } = await running({
      source,
      ledger,
      client: resolvingClient,
      resolve: true,
      lookUpFirst: false,
    })
    const unknown = right(await listRows(ledger)(['unknown'])())
    const pauses = events.flatMap((event) => (event._tag === 'Paused' ? [event.milliseconds] : []))
    return { result, calls, pauses, unknown, addresses: addressesIn(stub) }
  }

  it.each<readonly [string, number, Read, ReadonlyArray<Read>]>([
    ['its first lookup', 401, 'getEMailAccountFromEMailAddress', ['getEMailAccountFromEMailAddress']],
    ['its first lookup', 403, 'getEMailAccountFromEMailAddress', ['getEMailAccountFromEMailAddress']],
    [
      'its question for the caller',
      401,
      'createDefaultEMailAccount',
      ['getEMailAccountFromEMailAddress', 'createDefaultEMailAccount'],
    ],
  ])('stops where %s is answered %i', async (_, status, failing, expected) => {
    const { result, calls, unknown } = await resolving(9, (call) =>
      call === failing ? { _tag: 'Status', status } : undefined,
    )

    expect(result).toMatchObject({ left: { _tag: 'Stopped', error: { status }, report: { unknown: 9 } } })
    expect(calls).toEqual(expected)
    expect(unknown).toHaveLength(9)
  })

  it.each<readonly [Read, number, number | undefined, number]>([
    ['createDefaultEMailAccount', 503, undefined, 1000],
    ['getEMailAccountFromEMailAddress', 429, undefined, 1000],
    ['getEMailAccountFromEMailAddress', 429, 0, 1000],
  ])('tries again where one %s is answered %i with the Retry-After %s', async (failing, status, retryAfter, pause) => {
    const { result, pauses, addresses } = await resolving(2, (call, count) =>
      call === failing && count === 1
        ? { _tag: 'Status', status, ...(retryAfter !== undefined && { retryAfter }) }
        : undefined,
    )

    expect(result).toMatchObject({ right: { saved: 2, unknown: 0 } })
    expect(pauses).toEqual([pause])
    expect(addresses).toEqual(['row1@example.test', 'row2@example.test'])
  })

  it('notes why a row is not decided, and goes on with the next one', async () => {
    const { result, unknown, addresses } = await resolving(3, (_, __, address) =>
      address === 'row2@example.test' ? { _tag: 'Status', status: 500 } : undefined,
    )

    expect(result).toMatchObject({ right: { saved: 2, unknown: 1 } })
    expect(unknown).toMatchObject([{ row: 2, reason: expect.stringMatching(/^it could not be looked up: .* 500\./) }])
    expect(addresses).toEqual(['row1@example.test', 'row3@example.test'])
  })

  it('stops where no lookup is of use', async () => {
    const stub = makeStub()
    const ledger = await open(inMemory)
    const source = sourceOf(ndjson(12))
    await running({ source, ledger, client: savingBy(stub, () => TE.fromEither(lost)), concurrency: 12 })
    stub.fail({ _tag: 'Status', status: 500 }, 1000)

    const { result, events } = await running({ source, ledger, client: clientOf(stub), resolve: true })

    expect(result).toMatchObject({ left: { _tag: 'Stopped', error: { status: 500 }, report: { unknown: 12 } } })
    expect(events.filter(({ _tag }) => _tag === 'Resolved')).toHaveLength(9)
  })

  it('waits once for a row whose times are ahead of the clock', async () => {
    const stub = makeStub()
    const ledger = await open(inMemory)
    const source = sourceOf(ndjson(1))
    await running({ source, ledger, client: savingBy(stub, () => TE.fromEither(lost)) })
    right(await ledger.query('UPDATE import_row SET sent_at = $1, lost_at = $1', [Date.now() + 86_400_000])())

    const { result, events } = await running({
      source,
      ledger,
      client: clientOf(stub),
      resolve: true,
      settling: 20,
      timeout: 20,
      signal: AbortSignal.timeout(5000),
    })

    expect(result).toMatchObject({ right: { saved: 1, interrupted: false } })
    expect(events.filter(({ _tag }) => _tag === 'Paused')).toMatchObject([{ milliseconds: 40 }])
  })
})

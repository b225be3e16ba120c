import type { SaveEMailAccountRequest } from '@so-email/codecs'
import type { HttpResponse, Transport } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { describe, expect, it, vi } from 'vitest'
import type { ClientEvent, Saved } from '../../src/index.js'
import { basic } from '../../src/index.js'
import * as promise from '../../src/promise/index.js'
import { clientWith } from '../support.js'

const answer = (status: number, value: unknown): HttpResponse => ({
  status,
  headers: [['Content-Type', 'application/json; charset=utf-8']],
  body: new TextEncoder().encode(JSON.stringify(value)),
})

const saved = (EMailAddress: string) => ({
  EMailAccountId: 1,
  EMailAddress,
  AssociateId: 0,
  IncomingCredentials: null,
  OutgoingCredentials: null,
  AccountStatus: 0,
  ErrorCount: 0,
  ErrorReason: '',
})

/** Answers after a millisecond; refuses the address `bad`; answers `hangs` only when it is aborted. */
const slowServer = () => {
  const counts = { running: 0, most: 0, aborted: 0, asked: 0 }
  const transport: Transport =
    ({ body }, { signal }) =>
    () => {
      const { EMailAddress } = JSON.parse(new TextDecoder().decode(body))
      counts.asked++
      counts.running++
      counts.most = Math.max(counts.most, counts.running)
      return new Promise((resolve) => {
        const end = (result: Awaited<ReturnType<ReturnType<Transport>>>) => {
          counts.running--
          resolve(result)
        }
        if (EMailAddress !== 'hangs') {
          const status = EMailAddress === 'bad' ? 400 : 200
          setTimeout(() => end(E.right(answer(status, saved(EMailAddress)))), 1)
        } else {
          signal.addEventListener('abort', () => {
            counts.aborted++
            end(E.left({ _tag: 'Aborted' }))
          })
        }
      })
    }
  const config = { baseUrl: 'https://crm.example.test', transport }
  return {
    counts,
    client: clientWith({ ...config, auth: basic({ user: 'u', password: 'p' }) }),
    promises: promise.makeClient({ ...config, auth: promise.basic({ user: 'u', password: 'p' }) }),
  }
}

const accountsOf = (...addresses: ReadonlyArray<string>): ReadonlyArray<SaveEMailAccountRequest> =>
  addresses.map((EMailAddress) => ({ EMailAddress }))

const many = (count: number) => accountsOf(...Array.from({ length: count }, (_, i) => `a${i}`))

const collect = async <A>(results: AsyncIterable<A>): Promise<ReadonlyArray<A>> => {
  const all: Array<A> = []
  for await (const result of results) all.push(result)
  return all
}

const outcome = ({ account, result }: Saved) => [account.EMailAddress, E.isRight(result) ? 'saved' : result.left._tag]

const given = ({ value }: IteratorResult<Saved, void>) => value && outcome(value)

/** A source that gives these accounts and then hangs; it counts how often it was told that nobody reads it any more. */
const hanging = (...addresses: ReadonlyArray<string>) => {
  const accounts = accountsOf(...addresses)[Symbol.iterator]()
  let returned = 0
  const iterator: AsyncIterator<SaveEMailAccountRequest> = {
    next: async () => {
      const read = accounts.next()
      return read.done === true ? new Promise(() => {}) : read
    },
    return: async () => {
      returned++
      return { done: true, value: undefined }
    },
  }
  return { source: { [Symbol.asyncIterator]: () => iterator }, returned: () => returned }
}

describe('saveEMailAccounts', () => {
  it('refuses options that are no plain object, as every call does', async () => {
    const { client, counts } = slowServer()
    const results = await collect(client.saveEMailAccounts(many(1), Object(new Map([['concurrency', 2]]))))

    expect(results).toMatchObject([{ result: E.left({ _tag: 'InvalidInput' }) }])
    expect(counts.asked).toBe(0)
  })

  it('saves every account, and never more at once than allowed', async () => {
    const { client, counts } = slowServer()

    const results = await collect(client.saveEMailAccounts(many(25), { concurrency: 4 }))

    expect(results.map(({ account }) => account.EMailAddress).sort()).toEqual(
      many(25)
        .map(({ EMailAddress }) => EMailAddress)
        .sort(),
    )
    expect(results.map(({ result }) => E.isRight(result))).toEqual(many(25).map(() => true))
    expect(counts).toEqual({ running: 0, most: 4, aborted: 0, asked: 25 })
  })

  it('takes accounts from an asynchronous source', async () => {
    const { client } = slowServer()
    const source = async function* () {
      yield* many(3)
    }

    expect(await collect(client.saveEMailAccounts(source()))).toHaveLength(3)
  })

  it('gives results as they come: one that hangs holds up no other', async () => {
    const { client } = slowServer()
    const abort = new AbortController()
    const results = client.saveEMailAccounts(accountsOf('hangs', 'a', 'b'), { signal: abort.signal })

    const first = [await results.next(), await results.next()].map(({ value }) => value?.account.EMailAddress)
    abort.abort()

    expect(first.sort()).toEqual(['a', 'b'])
    expect((await collect(results)).map(outcome)).toEqual([['hangs', 'Aborted']])
  })

  it('goes on after an account that cannot be saved', async () => {
    const { client } = slowServer()

    const results = await collect(client.saveEMailAccounts(accountsOf('a', 'bad', 'b'), { concurrency: 1 }))

    expect(results.map(outcome)).toEqual([
      ['a', 'saved'],
      ['bad', 'Rejected'],
      ['b', 'saved'],
    ])
  })

  it('starts nothing more once it is aborted, and ends', async () => {
    const { client, counts } = slowServer()
    const abort = new AbortController()
    const results: Array<ReadonlyArray<unknown>> = []
    for await (const result of client.saveEMailAccounts(many(100), { concurrency: 2, signal: abort.signal })) {
      results.push(outcome(result))
      abort.abort()
    }

    expect(counts.asked).toBeLessThanOrEqual(3)
    expect(results).toHaveLength(counts.asked)
  })

  it('aborts the running saves and closes the source when nobody takes results any more', async () => {
    const { client, counts } = slowServer()
    let isReturned = false
    const source = function* () {
      try {
        yield* accountsOf('hangs', 'a', 'hangs', 'hangs')
      } finally {
        isReturned = true
      }
    }
    for await (const _ of client.saveEMailAccounts(source(), { concurrency: 2 })) break

    expect({ ...counts, isReturned }).toEqual({ running: 0, most: 2, aborted: 1, asked: 2, isReturned: true })
  })

  it('reads no further ahead than it saves', async () => {
    const { client } = slowServer()
    let read = 0
    const source = function* () {
      for (const account of many(1000)) {
        read++
        yield account
      }
    }
    const results = client.saveEMailAccounts(source(), { concurrency: 3 })
    await results.next()
    await new Promise((resolve) => setTimeout(resolve, 10))

    expect(read).toBeLessThanOrEqual(4)
    await results.return()
  })

  it('gives results while its source lets it wait for the next account', async () => {
    const { client } = slowServer()
    let goOn = () => {}
    const pause = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const source = async function* () {
      yield* accountsOf('a')
      await pause
      yield* accountsOf('b')
    }
    const results = client.saveEMailAccounts(source())

    expect(given(await results.next())).toEqual(['a', 'saved'])
    goOn()
    expect((await collect(results)).map(outcome)).toEqual([['b', 'saved']])
  })

  it('goes on reading and saving, as far as it may, while nobody takes a result', async () => {
    const { client, counts } = slowServer()
    const source = async function* () {
      for (const account of many(10)) {
        await new Promise((resolve) => setTimeout(resolve, 1))
        yield account
      }
    }
    const results = client.saveEMailAccounts(source(), { concurrency: 4 })
    await results.next()
    await vi.waitUntil(() => counts.asked === 5, 30_000)
    await new Promise((resolve) => setTimeout(resolve, 20))

    expect(counts.asked).toBe(5)
    await results.return()
  })

  it('ends when it is aborted while its source hangs, with the results there are, and closes the source', async () => {
    const { client } = slowServer()
    const { source, returned } = hanging('a', 'hangs')
    const abort = new AbortController()
    const results = client.saveEMailAccounts(source, { signal: abort.signal })
    const first = given(await results.next())
    setTimeout(() => abort.abort(), 5)

    expect([first, ...(await collect(results)).map(outcome)]).toEqual([
      ['a', 'saved'],
      ['hangs', 'Aborted'],
    ])
    expect(returned()).toBe(1)
  })

  it('does not wait for a hanging generator to return', async () => {
    const { client } = slowServer()
    const source = async function* () {
      yield* accountsOf('a')
      await new Promise(() => {})
    }
    const abort = new AbortController()
    const results = client.saveEMailAccounts(source(), { signal: abort.signal })

    expect(given(await results.next())).toEqual(['a', 'saved'])
    setTimeout(() => abort.abort(), 5)
    expect(await results.next()).toEqual({ done: true, value: undefined })
  })

  it('saves nothing that a source gives after the abort', async () => {
    const { client, counts } = slowServer()
    const abort = new AbortController()
    const source = async function* () {
      abort.abort()
      yield* accountsOf('a')
    }

    expect(await collect(client.saveEMailAccounts(source(), { signal: abort.signal }))).toEqual([])
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(counts.asked).toBe(0)
  })

  it.each([
    [
      'a generator',
      function* () {
        yield* accountsOf('a', 'b')
        throw new Error('no more')
      },
    ],
    [
      'an asynchronous one',
      async function* () {
        yield* accountsOf('a', 'b')
        throw new Error('no more')
      },
    ],
  ])('ends with what %s threw, once what was read before is saved and given', async (_, source) => {
    const { client, counts } = slowServer()
    const results = client.saveEMailAccounts(source())

    expect([given(await results.next()), given(await results.next())]).toEqual([
      ['a', 'saved'],
      ['b', 'saved'],
    ])
    await expect(results.next()).rejects.toEqual(new Error('no more'))
    expect(await results.next()).toEqual({ done: true, value: undefined })
    expect(counts).toEqual({ running: 0, most: 2, aborted: 0, asked: 2 })
  })

  it('saves nothing where the signal has aborted before', async () => {
    const { client, counts } = slowServer()

    expect(await collect(client.saveEMailAccounts(accountsOf('a'), { signal: AbortSignal.abort() }))).toEqual([])
    expect(counts.asked).toBe(0)
  })

  it('closes a source that is left, and none that has ended', async () => {
    const { client } = slowServer()
    const closed: Array<string> = []
    const sourceOf = (name: string) => {
      const items = accountsOf('a')[Symbol.iterator]()
      return {
        [Symbol.iterator]: () => ({
          next: () => items.next(),
          return: () => {
            closed.push(name)
            return { done: true as const, value: undefined }
          },
        }),
      }
    }
    await collect(client.saveEMailAccounts(sourceOf('ended')))
    const left = client.saveEMailAccounts(sourceOf('left'), { concurrency: 1 })
    await left.next()
    await left.return()

    expect(closed).toEqual(['left'])
  })

  const invalid = (key: string, failure: object) => ({
    _tag: 'InvalidInput',
    request: { operation: 'SaveEMailAccount', method: 'POST', url: '', headers: [] },
    duration: 0,
    failure: { _tag: 'Key', key, failure: { _tag: 'Hidden', ...failure } },
  })

  it.each<readonly [string, unknown, string]>([
    ['nothing', undefined, 'null'],
    ['null', null, 'null'],
    ['a number', 5, 'a number'],
    ['an object', {}, 'an object'],
    ['an iterator of nothing', { [Symbol.iterator]: () => ({}) }, 'an object'],
    ['an object that throws', { [Symbol.iterator]: () => expect.fail() }, 'an object'],
  ])('ends in InvalidInput for %s in place of accounts', async (_, accounts, kind) => {
    const { client, counts } = slowServer()

    const results = await collect(client.saveEMailAccounts(accounts as never))
    expect(results.map(({ result }) => result)).toEqual([
      E.left(invalid('accounts', { expected: 'an iterable of accounts', kind })),
    ])
    expect(results[0]?.account).toBe(accounts)
    expect(counts.asked).toBe(0)
  })

  it.each([
    ['is none', {}],
    [
      'throws',
      {
        aborted: false,
        addEventListener: () => expect.fail(),
      },
    ],
  ])('ends each account in InvalidInput where the signal %s', async (_, signal) => {
    const { client, counts } = slowServer()
    const results = await collect(client.saveEMailAccounts(accountsOf('a', 'b'), { signal: signal as never }))

    expect(results.map(outcome)).toEqual([
      ['a', 'InvalidInput'],
      ['b', 'InvalidInput'],
    ])
    expect(counts.asked).toBe(0)
  })

  it.each([0, -1, Number.NaN])('saves nothing %s at once: each account ends in InvalidInput', async (concurrency) => {
    const { client, promises, counts } = slowServer()
    const accounts = accountsOf('a', 'b')
    const error = invalid('concurrency', { expected: 'a number from 1', kind: 'a number' })

    expect(await collect(client.saveEMailAccounts(accounts, { concurrency }))).toEqual(
      accounts.map((account) => ({ account, result: E.left(error) })),
    )
    expect((await collect(promises.saveEMailAccounts(accounts, { concurrency }))).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
    ])
    expect(counts.asked).toBe(0)
  })

  it('takes options that are inherited', async () => {
    const { client } = slowServer()
    const operations: Array<string> = []
    const options = Object.create({ onEvent: ({ _tag }: ClientEvent) => operations.push(_tag) })
    for await (const _ of client.saveEMailAccounts([{ EMailAddress: 'a' }], options));

    expect(operations).toEqual(['Request', 'Response'])
  })

  it('gives each result as Promise.allSettled does in the face with Promises', async () => {
    const { promises } = slowServer()

    const results = await collect(promises.saveEMailAccounts(accountsOf('a', 'bad'), { concurrency: 1 }))

    expect(results).toEqual([
      { account: { EMailAddress: 'a' }, status: 'fulfilled', value: saved('a') },
      { account: { EMailAddress: 'bad' }, status: 'rejected', reason: expect.any(promise.ClientException) },
    ])
  })
})

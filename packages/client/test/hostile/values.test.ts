// No value of the caller makes a call reject or ends the process: getters, proxies and signals that throw.
import { runInNewContext } from 'node:vm'
import { type EMailAccount, operations } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { describe, expect, it, test } from 'vitest'
import { type Auth, basic } from '../../src/auth/Auth.js'
import { makeClient } from '../../src/Client.js'
import type { ClientEvent } from '../../src/events/ClientEvent.js'
import * as promise from '../../src/promise/index.js'
import { rateLimit } from '../../src/rate-limit/index.js'
import { tenant } from '../../src/tenant/index.js'
import { withResponse } from '../../src/withResponse.js'
import { account, clientWith, response } from '../support.js'

const saved = account(270)

const throwing = (): never => {
  throw new Error('s3cret')
}
const proxy = new Proxy({}, { get: throwing, has: throwing, ownKeys: throwing, getOwnPropertyDescriptor: throwing })

/** An object whose property of that name throws. */
const getter = (name: string, more: object = {}) =>
  Object.defineProperty({ ...more }, name, { get: throwing, enumerable: true })

const listen = { addEventListener: () => {} }

const config = {
  baseUrl: 'https://host.test',
  transport: () => async () => E.right(response(200, saved)),
  timeout: 30,
  auth: basic({ user: 'tje0', password: 'Tje0' }),
}
const client = clientWith(config)
const promises = promise.makeClient({ ...config, auth: promise.basic({ user: 'tje0', password: 'Tje0' }) })

const all = async <A>(results: AsyncIterable<A>): Promise<ReadonlyArray<A>> => {
  const taken: Array<A> = []
  for await (const result of results) taken.push(result)
  return taken
}

const unreadable = { _tag: 'Hidden', expected: 'an input that can be read' }
const invalid = { _tag: 'InvalidInput', failure: unreadable }

// `never` stands for what the types forbid.
describe('a call ends in InvalidInput', () => {
  test.each<readonly [string, object]>([
    ['options that are a proxy', proxy],
    ['an option that throws', getter('timeout')],
    ['a signal that cannot be listened to', { signal: { addEventListener: throwing } }],
    ['a signal that cannot be looked at', { signal: getter('aborted', listen) }],
  ])('with %s', async (_, options) => {
    expect(await withResponse(client.saveEMailAccount)({}, options as never)()).toMatchObject(E.left(invalid))
    const answer = await client.saveEMailAccount({}, options as never)()
    expect(answer).toMatchObject(E.left(invalid))
    expect(JSON.stringify(answer)).not.toContain('s3cret')
    await new Promise((resolve) => setTimeout(resolve, 50)) // a timer that is left would end the process
  })

  test.each<readonly [string, object]>([
    ['a proxy', proxy],
    ['an account that throws', getter('EMailAccountId')],
    ['credentials that throw', { ...saved, IncomingCredentials: getter('Password', { ServiceAuthId: 0 }) }],
  ])('with a change that gives %s', async (_, changed) => {
    const answer = await client.changeEMailAccount(270, () => changed as EMailAccount)()
    expect(answer).toMatchObject(E.left({ _tag: 'InvalidInput' }))
  })
})

describe('a way to authenticate that throws when it is looked at', () => {
  const { credentials } = basic({ user: 'tje0', password: 'Tje0' })
  const own = () => ({ ...config, auth: getter('isRenewable', { scheme: 'Basic', credentials }) as Auth })

  it('ends each call in InvalidInput, and leaves a client that can be closed', async () => {
    const tasks = clientWith(own())
    expect(await tasks.saveEMailAccount({})()).toMatchObject(E.left(invalid))
    expect(await tasks.changeEMailAccount(270, (account) => account)()).toMatchObject(E.left(invalid))
    expect(await all(tasks.saveEMailAccounts([{}]))).toMatchObject([{ result: E.left(invalid) }])
    await tasks.close()
  })

  it('rejects each call with InvalidInput, and leaves a client that can be closed', async () => {
    const { saveEMailAccount, changeEMailAccount, saveEMailAccounts, close } = promise.makeClient(own())
    await expect(saveEMailAccount({})).rejects.toMatchObject({ error: invalid })
    await expect(changeEMailAccount(270, (account) => account)).rejects.toMatchObject({ error: invalid })
    expect(await all(saveEMailAccounts([{}]))).toMatchObject([{ reason: { error: invalid } }])
    await close()
  })
})

test.each<readonly [string, object]>([
  ['a proxy', proxy],
  ['an option that throws', getter('timeout', config)],
  ['a base URL that throws', getter('baseUrl', config)],
  ['credentials that throw', { ...config, auth: proxy }],
  ['a retry that throws', { ...config, retry: proxy }],
  ['a rate limit that throws', { ...config, rateLimit: rateLimit(getter('requests')) }],
  ['a tenant that throws', { ...config, baseUrl: tenant(proxy as never) }],
])('a configuration that is %s is a SettingsError', (_, given) => {
  expect(makeClient(given as never)).toMatchObject(E.left({ _tag: 'SettingsError', failure: unreadable }))
  expect(() => promise.makeClient(given as never)).toThrow(promise.SettingsException)
})

describe('an object that is more than its properties is not saved as an empty account', () => {
  test.each<readonly [string, object]>([
    ['a promise of an account', Promise.resolve(saved)],
    ['a map', new Map(Object.entries(saved))],
    ['a set', new Set([saved])],
    ['a date', new Date()],
    ['an error', new Error('a')],
    ['a form', new FormData()],
    ['parameters of a URL', new URLSearchParams('EMailAddress=ops@example.test')],
    ['bytes', new Uint8Array([1])],
    ['a text that is an object', Object('a')],
    ['a generator', (function* () {})()],
  ])('%s', async (_, given) => {
    const left = { _tag: 'InvalidInput', failure: { _tag: 'Hidden', expected: 'an object that is its properties' } }

    expect(await client.saveEMailAccount(given)()).toMatchObject(E.left(left))
    expect(await all(client.saveEMailAccounts([given]))).toMatchObject([{ result: E.left(left) }])
    await expect(promises.saveEMailAccount(given)).rejects.toMatchObject({ error: left })
  })

  test.each<readonly [string, object]>([
    [
      'an instance of a class',
      new (class Account {
        EMailAddress = 'ops@example.test'
      })(),
    ],
    ['an object without a prototype', Object.assign(Object.create(null), { EMailAddress: 'ops@example.test' })],
    ['an object of another realm', runInNewContext('({ EMailAddress: "ops@example.test" })')],
  ])('%s is saved', async (_, given) => {
    expect(await client.saveEMailAccount(given)()).toEqual(E.right(saved))
  })
})

describe('an object that is more than its properties is no options', () => {
  test.each<readonly [string, unknown]>([
    ['a map', new Map([['timeout', 5]])],
    ['headers of the platform', new Headers({ 'X-A': '1' })],
    ['a signal', new AbortController().signal],
    ['a promise of options', Promise.resolve({})],
    ['a function', () => ({})],
    ['a list', []],
    ['null', null],
  ])('%s', async (_, options) => {
    const failure = { _tag: expect.stringMatching(/Leaf|Hidden/), expected: 'a plain object of options' }
    const left = { _tag: 'InvalidInput', failure }
    const given = options as never // as JavaScript may give them

    expect(await client.saveEMailAccount({}, given)()).toMatchObject(E.left(left))
    expect(await client.changeEMailAccount(270, (account) => account, given)()).toMatchObject(E.left(left))
    expect(await withResponse(client.saveEMailAccount)({}, given)()).toMatchObject(E.left(left))
    expect(await all(client.saveEMailAccounts([{}], given))).toMatchObject([{ result: E.left(left) }])
    await expect(promises.saveEMailAccount({}, given)).rejects.toMatchObject({ error: left })
    await expect(promise.withResponse(promises.saveEMailAccount)({}, given)).rejects.toMatchObject({ error: left })
  })

  test.each<readonly [string, object]>([
    ['headers of the platform', { headers: new Headers({ 'X-A': '1' }) }],
    ['a map of headers', { headers: new Map([['X-A', '1']]) }],
    ['a list of headers', { headers: [['X-A', '1']] }],
    ['a map of retry', { retry: new Map([['attempts', 1]]) }],
    ['a map of limits', { rateLimit: rateLimit(new Map([['requests', 1]]) as never) }],
  ])('as a part of them: %s', async (_, options) => {
    expect(makeClient({ ...config, ...options } as never)).toMatchObject(E.left({ _tag: 'SettingsError' }))
    expect(await client.saveEMailAccount({}, options as never)()).toMatchObject(E.left({ _tag: 'InvalidInput' }))
  })

  test('an instance of a class and a module are', async () => {
    class Options {
      readonly timeout = 30
    }
    const module = { timeout: 30, [Symbol.toStringTag]: 'Module' }
    expect(await client.saveEMailAccount({}, new Options())()).toEqual(E.right(saved))
    expect(await client.saveEMailAccount({}, module)()).toEqual(E.right(saved))
  })
})

describe('saveEMailAccounts ends in one InvalidInput', () => {
  const revoked = Proxy.revocable([], {})
  revoked.revoke()

  test.each<readonly [string, unknown]>([
    ['a number', 5],
    ['null', null],
    ['nothing', undefined],
    ['one account', { EMailAddress: 'ops@example.test' }],
    ['a promise of a list', Promise.resolve([])],
    ['a proxy that throws', proxy],
    ['a revoked proxy', revoked.proxy],
    ['an iterable that is none', { [Symbol.iterator]: 5 }],
    ['an iterable that throws', { [Symbol.iterator]: throwing }],
    ['an iterable without an iterator', { [Symbol.asyncIterator]: () => 5 }],
  ])('for %s', async (_, accounts) => {
    const failure = { _tag: 'Key', key: 'accounts', failure: { expected: 'an iterable of accounts' } }
    const results = await all(client.saveEMailAccounts(accounts as never))

    expect(results).toMatchObject([{ result: E.left({ _tag: 'InvalidInput', failure }) }])
    expect(results[0]?.account).toBe(accounts)
    expect(await all(promises.saveEMailAccounts(accounts as never))).toMatchObject([
      { status: 'rejected', reason: { error: { _tag: 'InvalidInput', failure } } },
    ])
  })
})

describe('saveEMailAccounts ends each account in InvalidInput', () => {
  test.each<readonly [string, unknown]>([
    ['null', null],
    ['a number', 5],
    ['a text', 'options'],
    ['a proxy', proxy],
    ['an option that throws', getter('timeout')],
    ['a concurrency that throws', getter('concurrency')],
    ['a concurrency that is a text', { concurrency: '2' }],
    ['a signal that is none', { signal: {} }],
    ['a signal that is null', { signal: null }],
    ['a signal that cannot be listened to', { signal: { addEventListener: throwing } }],
    ['a signal that cannot be looked at', { signal: getter('aborted', listen) }],
  ])('with options that are %s', async (_, options) => {
    expect(await all(client.saveEMailAccounts([{}, {}], options as never))).toMatchObject([
      { result: E.left({ _tag: 'InvalidInput' }) },
      { result: E.left({ _tag: 'InvalidInput' }) },
    ])
    expect(await all(promises.saveEMailAccounts([{}, {}], options as never))).toMatchObject([
      { status: 'rejected' },
      { status: 'rejected' },
    ])
  })
})

it('saveEMailAccounts ends where a loop ends', async () => {
  const source = { [Symbol.iterator]: () => ({ next: () => ({ done: 1, value: {} }) }) }
  expect(await all(client.saveEMailAccounts(source as never))).toEqual([])
})

it('saveEMailAccounts throws what a loop would throw for an iterator that gives no objects', async () => {
  const source = { [Symbol.iterator]: () => ({ next: () => 5 }) }
  await expect(all(client.saveEMailAccounts(source as never))).rejects.toBeInstanceOf(TypeError)
})

describe('each InvalidInput is an event', () => {
  const events: Array<ClientEvent> = []
  const onEvent = (event: ClientEvent) => events.push(event)
  const observed = clientWith({ ...config, onEvent })

  test.each<readonly [string, () => Promise<unknown>]>([
    ['of an input that throws', () => observed.saveEMailAccount(proxy)()],
    ['of options that are a proxy', () => observed.saveEMailAccount({}, proxy)()],
    ['of an option that throws', () => observed.saveEMailAccount({}, getter('timeout'))()],
    [
      'of a signal that cannot be listened to',
      () => observed.saveEMailAccount({}, { signal: { addEventListener: throwing } as never })(),
    ],
    ['of a signal that throws', () => observed.saveEMailAccount({}, { signal: getter('aborted', listen) as never })()],
    ['of a change that throws', () => observed.changeEMailAccount(270, throwing)()],
    ['of a change that gives a proxy', () => observed.changeEMailAccount(270, () => proxy as EMailAccount)()],
    ['of what cannot be iterated', () => all(observed.saveEMailAccounts(5 as never))],
    ['of a concurrency', () => all(observed.saveEMailAccounts([{}], { concurrency: 0 }))],
    ['of any other operation', () => observed.call(operations.saveEMailAccount)(proxy)()],
    [
      'of a signal that throws, in the options',
      () => client.saveEMailAccount({}, { onEvent, signal: { addEventListener: throwing } as never })(),
    ],
  ])('%s', async (_, run) => {
    events.length = 0
    await run()
    const failures = events.filter(({ _tag }) => _tag === 'Failure')

    expect(failures).toMatchObject([{ request: { operation: 'SaveEMailAccount' }, error: { _tag: 'InvalidInput' } }])
    expect(events.filter(({ call }) => call === failures[0]?.call)).toEqual(failures)
  })
})

it('a signal that aborts while it is listened to ends the call', async () => {
  const signal = { aborted: false, addEventListener: (_: string, abort: () => void) => abort() }
  expect(await client.saveEMailAccount({}, { signal: signal as never })()).toMatchObject({ _tag: expect.any(String) })
})

it('saveEMailAccounts takes a signal of another realm or of a polyfill', async () => {
  const aborts: Array<() => void> = []
  const signal = { aborted: false, addEventListener: (_: string, abort: () => void) => aborts.push(abort) }
  const results: Array<string> = []
  for await (const { result } of client.saveEMailAccounts([{}, {}, {}], { signal: signal as never, concurrency: 1 })) {
    results.push(result._tag)
    for (const abort of aborts) abort()
  }
  expect(results).toEqual(['Right'])
})

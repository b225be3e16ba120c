import { EMailAccount } from '@so-email/codecs'
import type { Transport } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { errorMessage } from '../../src/errors/errorMessage.js'
import { basic, bearer, ClientException, makeClient } from '../../src/promise/index.js'
import type { CallOptions } from '../../src/settings/ClientConfig.js'
import { account, clientWith, response } from '../support.js'

const saved = account(271)

const answering =
  (...statuses: ReadonlyArray<number>): Transport =>
  () =>
  async () =>
    E.right(response(statuses[0] ?? 200, saved))

const config = { baseUrl: 'https://host.test', auth: basic({ user: 'tje0', password: 'Tje0' }), retry: false } as const

describe('a client with promises', () => {
  it('has the same functions as the other one', () => {
    expect(Object.keys(makeClient(config))).toEqual(Object.keys(clientWith(config)))
  })

  it('resolves with the answer', async () => {
    const client = makeClient({ ...config, transport: answering(200) })
    expect(E.right(await client.saveEMailAccount({ EMailAddress: 'sales@example.test' }))).toEqual(
      EMailAccount.decode(saved),
    )
  })

  it('resolves with the account that a change saved, and with what each of many saves gave', async () => {
    const client = makeClient({ ...config, transport: answering(200) })
    expect(await client.changeEMailAccount(271, (account) => account)).toEqual(saved)
    const results: Array<unknown> = []
    for await (const each of client.saveEMailAccounts([{ EMailAccountId: 271 }])) results.push(each)
    expect(results).toEqual([{ account: { EMailAccountId: 271 }, status: 'fulfilled', value: saved }])
  })

  it('rejects with an exception that holds the error as data and reads as its description', async () => {
    const client = makeClient({ ...config, transport: answering(503) })
    const thrown: unknown = await client.saveEMailAccount({}).catch((reason: unknown) => reason)
    if (!(thrown instanceof ClientException)) return expect.fail('it is no ClientException')
    expect(thrown).toBeInstanceOf(Error)
    expect(thrown.name).toBe('ClientException')
    expect(thrown.error).toMatchObject({ _tag: 'ServerFailed', status: 503 })
    expect(thrown.message).toBe(errorMessage(thrown.error))
    expect(String(thrown)).toBe(`ClientException: ${thrown.message}`)
  })

  it('has options a call, a signal among them', async () => {
    const client = makeClient({ ...config, transport: answering(200) })
    const aborted = client.saveEMailAccount({}, { signal: AbortSignal.abort() })
    await expect(aborted).rejects.toMatchObject({ error: { _tag: 'Aborted' } })
  })

  it('calls a source that is a function with a promise, and again after a 401', async () => {
    const tokens: Array<string | undefined> = []
    let given = 0
    const transport: Transport =
      ({ headers }) =>
      async () => {
        tokens.push(headers[0]?.[1])
        return E.right(response(tokens.length === 1 ? 401 : 200, saved))
      }
    const client = makeClient({ ...config, transport, auth: bearer(async () => `token-${++given}`) })
    await client.saveEMailAccount({})
    expect(tokens).toEqual(['Bearer token-1', 'Bearer token-2'])
  })

  it('shows nothing of what a source rejects with', async () => {
    const client = makeClient({ ...config, auth: bearer(() => Promise.reject(new Error('8A:secret'))) })
    await expect(client.saveEMailAccount({})).rejects.toMatchObject({
      error: { _tag: 'CredentialsFailed', reason: 'their source rejected' },
    })
  })
})

it('has functions of the same input with a promise of the same output', () => {
  const client = makeClient(config)
  const tasks = clientWith(config)
  expectTypeOf<Parameters<typeof client.saveEMailAccount>>().toEqualTypeOf<Parameters<typeof tasks.saveEMailAccount>>()
  expectTypeOf<Parameters<typeof client.saveEMailAccount>[1]>().toEqualTypeOf<CallOptions | undefined>()
  expectTypeOf<ReturnType<typeof client.saveEMailAccount>>().resolves.toEqualTypeOf<EMailAccount>()
  expectTypeOf(client.close).toEqualTypeOf<() => Promise<void>>()
})

import { setImmediate } from 'node:timers/promises'
import { operations } from '@so-email/codecs'
import { openApi } from '@so-email/wire'
import { taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { type Fetch, fetchOf } from '../src/fetchOf.js'
import { makeStub, sampleAccount } from '../src/index.js'

const site = 'https://crm.example.test'
const headers = { Authorization: 'Basic dGplMDpUamUw', 'Content-Type': 'application/json', Accept: 'application/json' }
const post = (operation: string, options: RequestInit = {}) =>
  new Request(`${site}/api/v1/Agents/EMail/${operation}`, { method: 'POST', headers, ...options })

describe('the stub as a fetch', () => {
  it('answers as the transport does', async () => {
    const { fetch, accounts } = makeStub()
    const response = await fetch(post('SaveEMailAccount', { body: JSON.stringify({ EMailAddress: 'a@example.test' }) }))

    expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'application/json; charset=utf-8'])
    const { EMailAccountId } = await response.json()
    expect(accounts.get(EMailAccountId)).toMatchObject({ EMailAddress: 'a@example.test' })
  })

  it.each<readonly [string, Parameters<Fetch>]>([
    ['a text', [`${site}/_stub/openapi.json`]],
    ['a URL', [new URL(`${site}/_stub/openapi.json`)]],
    [
      'a request and options, which go before what it has',
      [post('GetCurrentAccountId', { headers: { Authorization: 'Bearer no' } }), { headers }],
    ],
    ['a text and options', [`${site}/api/v1/Agents/EMail/GetCurrentAccountId`, { headers, method: 'POST' }]],
  ])('takes %s as fetch does', async (_, args) => {
    expect(await makeStub().fetch(...args)).toMatchObject({ status: 200 })
  })

  it('takes a request of another implementation', async () => {
    const { method, url, headers, signal } = post('GetCurrentAccountId')
    const request = { method, url, headers, signal, arrayBuffer: async () => new ArrayBuffer(0) } as Request // as far as it is read

    expect(await makeStub().fetch(request)).toMatchObject({ status: 200 })
  })

  it.each([[''], ['/a path'], [5], [null], [undefined], [{}]])('rejects for %j, which is no request', async (given) => {
    await expect(makeStub().fetch(given as never)).rejects.toBeInstanceOf(TypeError) // as JavaScript may call it
    await setImmediate() // then an unhandled rejection would have failed the test
  })

  it('has no body where the Fetch standard allows none', async () => {
    const { fetch, fail } = makeStub({ accounts: [{ ...sampleAccount, EMailAccountId: 5 }] })
    const response = await fetch(post('DeleteEMailAccount?EMailAccountId=5'))

    expect([response.status, response.body]).toEqual([204, null])
    for (const status of [205, 304]) {
      fail({ _tag: 'Status', status })
      const { status: answered, body } = await fetch(post('GetCurrentAccountId'))
      expect([answered, body]).toEqual([status, null])
    }
  })

  it('rejects as a fetch does where a fault breaks the connection', async () => {
    const { fetch, fail } = makeStub()
    fail({ _tag: 'Reset' })

    await expect(fetch(post('GetCurrentAccountId'))).rejects.toMatchObject({
      name: 'TypeError',
      message: 'fetch failed',
      cause: 'the stub broke the connection',
    })
  })

  it('rejects with the name of an error that has no message', async () => {
    const fetch = fetchOf(() => TE.left({ _tag: 'TooLarge', maxResponseBytes: 1 }))

    await expect(fetch(post('GetCurrentAccountId'))).rejects.toMatchObject({
      message: 'fetch failed',
      cause: 'TooLarge',
    })
  })

  it('rejects with the reason of the signal', async () => {
    const reason = new Error('the test is over')
    const { fetch, fail } = makeStub()
    fail({ _tag: 'Latency', milliseconds: 10_000 })
    const controller = new AbortController()
    const answered = fetch(post('GetCurrentAccountId', { signal: controller.signal }))
    setTimeout(() => controller.abort(reason), 5)

    await expect(answered).rejects.toBe(reason)
  })

  it.each(['before', 'after'])(
    'waits for no body that never ends, where the signal aborts %s the call',
    async (when) => {
      const reason = new Error('the test is over')
      const controller = new AbortController()
      const endless = { body: new ReadableStream(), duplex: 'half', signal: controller.signal }
      const request = post('SaveEMailAccount', endless)
      if (when === 'before') controller.abort(reason)
      const answered = makeStub().fetch(request)
      controller.abort(reason)

      await expect(answered).rejects.toBe(reason)
    },
  )
})

it('a stub describes its operations in OpenAPI, and itself as their server', async () => {
  const response = await makeStub().fetch(new Request(`${site}/_stub/openapi.json`))

  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ ...openApi(Object.values(operations)), servers: [{ url: '/' }] })
})

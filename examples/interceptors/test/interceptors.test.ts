import { basic, fetchTransport, fetchTransportOf } from '@so-email/client'
import { makeClient } from '@so-email/client/promise'
import nock from 'nock'
import { expect, test } from 'vitest'
import { app } from '../src/hono.js'
import { startStubBehindAgent } from '../src/mockAgent.js'
import { server } from '../src/msw.js'
import { register } from '../src/serviceWorker.js'
import { site } from '../src/site.js'

const auth = basic({ user: 'tje0', password: 'Tje0' })

/** Creates an account and reads it again, so that one state is behind both requests. */
const saveAndGet = async (transport = fetchTransport, baseUrl = site): Promise<string | undefined> => {
  const client = makeClient({ baseUrl, auth, transport })
  const { EMailAccountId } = await client.saveEMailAccount({ EMailAddress: 'sales@example.test' })
  const account = await client.getEMailAccount({ eMailAccountId: EMailAccountId })
  return account?.EMailAddress ?? undefined
}

test('msw passes the requests of a client to the stub', async () => {
  server.listen({ onUnhandledRequest: 'error' })
  try {
    expect(await saveAndGet()).toBe('sales@example.test')
  } finally {
    server.close()
  }
})

test('a MockAgent of undici lets the requests of a client to a running stub through, and no others', async () => {
  const { stub, agent, transport } = await startStubBehindAgent()
  try {
    expect(await saveAndGet(transport, stub.url)).toBe('sales@example.test')
    await expect(saveAndGet(transport)).rejects.toThrow('got no response')
  } finally {
    await agent.close()
    await stub.close()
  }
})

test('nock passes the requests of a client to the stub', async () => {
  await import('../src/nock.js')
  try {
    expect(await saveAndGet()).toBe('sales@example.test')
  } finally {
    nock.cleanAll()
    nock.restore()
  }
})

test('Hono serves the stub, and bounds its bodies', async () => {
  const fetchOfApp = (url: string, options: RequestInit) => Promise.resolve(app.request(url, options))
  expect(await saveAndGet(fetchTransportOf(fetchOfApp))).toBe('sales@example.test')
  const long = await app.request(`${site}/api/v1/Agents/EMail/SaveEMailAccount`, {
    method: 'POST',
    body: 'x'.repeat(2 ** 21),
  })
  expect(long.status).toBe(413)
})

test('a service worker passes the requests of its pages to the stub', async () => {
  const worker = new EventTarget()
  register(worker)
  const fetchOfPage = (url: string, options: RequestInit) =>
    new Promise<Response>((resolve) => {
      const event = Object.assign(new Event('fetch'), { request: new Request(url, options), respondWith: resolve })
      worker.dispatchEvent(event)
    })
  expect(await saveAndGet(fetchTransportOf(fetchOfPage))).toBe('sales@example.test')
})

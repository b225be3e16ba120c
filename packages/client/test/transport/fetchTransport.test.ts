import { either as E } from 'fp-ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Fetch, fetchTransport, fetchTransportOf } from '../../src/transport/fetchTransport.js'
import { limits, request } from '../support.js'

const asked: Array<RequestInit> = []

const answering = (response: Response) => {
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    asked.push(init)
    return response
  })
}

afterEach(() => {
  vi.unstubAllGlobals()
  asked.length = 0
})

describe('fetch', () => {
  it.each([
    ['with an XSRF token sends the cookies of the session', 'X-XSRF-TOKEN', 'include'],
    ['with other credentials sends no cookies', 'Authorization', 'omit'],
  ])('%s', async (_, name, credentials) => {
    answering(new Response(null, { status: 204 }))
    await fetchTransport({ ...request, headers: [[name, 'abc']] }, limits())()
    expect(asked).toMatchObject([{ credentials, redirect: 'manual', cache: 'no-store' }])
  })

  it('without a body sends none', async () => {
    answering(new Response(null, { status: 204 }))
    const outcome = await fetchTransport({ ...request, body: new Uint8Array() }, limits())()
    expect(asked[0]?.body).toBe(null)
    expect(outcome).toEqual(E.right({ status: 204, headers: [], body: new Uint8Array() }))
  })

  it('keeps the status of a response whose body another one reads', async () => {
    const taken = new Response('5', { status: 401 })
    taken.body?.getReader()
    answering(taken)
    expect(await fetchTransport(request, limits())()).toMatchObject(
      E.right({ status: 401, body: new Uint8Array(), unread: { _tag: 'Broken' } }),
    )
  })

  it('does not see where a browser hides a redirect', async () => {
    const hidden = Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' })
    answering(hidden)
    expect(await fetchTransport(request, limits())()).toEqual(E.left({ _tag: 'OpaqueRedirect' }))
  })

  it('that ignores the signal is read no further once the call has ended', async () => {
    const controller = new AbortController()
    let [reads, cancels] = [0, 0]
    const read = async () => {
      reads += 1
      if (reads === 3) controller.abort()
      return { value: new Uint8Array([32]) }
    }
    const cancel = async () => {
      cancels += 1
    }
    const fetch: Fetch = async () => ({
      status: 200,
      type: 'basic',
      headers: [],
      body: { getReader: () => ({ read, cancel }) },
    })
    await fetchTransportOf(fetch)(request, limits(controller.signal))()
    expect([reads, cancels]).toEqual([3, 1])
  })

  it.each<readonly [string, () => unknown]>([
    ['rejects', () => Promise.reject(new Error('ignored'))],
    ['gives no promise', () => {}],
  ])('may have a reader whose cancel %s', async (_, cancel) => {
    const getReader = () => ({
      read: async () => ({ value: new Uint8Array(2000) }),
      cancel: cancel as () => Promise<void>,
    })
    const fetch: Fetch = async () => ({ status: 200, type: 'basic', headers: [], body: { getReader } })
    expect(await fetchTransportOf(fetch)(request, limits())()).toMatchObject(
      E.right({ status: 200, unread: { _tag: 'TooLarge', maxResponseBytes: 1000 } }),
    )
  })

  it.each([
    ['connect', 'EHOSTUNREACH', 'NotConnected'],
    ['connect', 'ENETUNREACH', 'NotConnected'],
    ['connect', 'ETIMEDOUT', 'NotConnected'],
    ['read', 'EHOSTUNREACH', 'Disconnected'],
    ['read', 'ENETUNREACH', 'Disconnected'],
    ['write', 'ETIMEDOUT', 'Disconnected'],
  ])('that fails to %s with %s is %s', async (syscall, code, _tag) => {
    const cause = Object.assign(new Error('no route'), { code, syscall })
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed', { cause })))
    expect(await fetchTransport(request, limits())()).toEqual(E.left({ _tag, cause: 'other', message: 'no route' }))
  })

  it('that fails for a certificate after the handshake may have sent the request', async () => {
    const cause = Object.assign(new Error('alert'), { code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' })
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed', { cause })))
    expect(await fetchTransport(request, limits())()).toEqual(
      E.left({ _tag: 'Disconnected', cause: 'tls', message: 'alert' }),
    )
  })

  it('that fails without saying why may have sent the request', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    expect(await fetchTransport(request, limits())()).toEqual(
      E.left({ _tag: 'Disconnected', cause: 'other', message: 'Failed to fetch' }),
    )
  })
})

/**
 * A page without a session, in Chromium. A server that answers its call with a Basic challenge makes the browser wait for a
 * login that no page sees, until the call times out. The stub sends no such challenge to a request with X-XSRF-TOKEN.
 */
import { fileURLToPath } from 'node:url'
import { makeStub } from '@so-email/provider-stub'
import { listen } from '@so-email/verifier'
import type { HttpRequest, HttpResponse } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { rolldown } from 'rolldown'
import { beforeAll, expect, test } from 'vitest'
import { openPage } from './openPage.js'
import { posted, withResolver } from './servePage.js'

let page: string

const main = `import { ClientException, makeClient, xsrf } from '@so-email/client/promise'
const auth = xsrf(() => Promise.resolve('a-token'))
const client = makeClient({ baseUrl: location.origin, auth, timeout: 4000, retry: false })
const start = performance.now()
const tag = await client
  .getCurrentAccountId()
  .then(() => 'an answer')
  .catch((thrown) => (thrown instanceof ClientException ? thrown.error._tag : String(thrown)))
await fetch('/result', { method: 'POST', body: JSON.stringify({ tag, seconds: (performance.now() - start) / 1000 }) })
`

beforeAll(async () => {
  const entry = fileURLToPath(new URL('page.js', import.meta.url))
  const build = await rolldown({
    input: entry,
    platform: 'browser',
    plugins: [
      { name: 'page', resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? main : null) },
    ],
  })
  const { output } = await build.generate({ format: 'esm' })
  page = `<!doctype html><script type="module">${output[0].code.replaceAll('</script', '<\\/script')}</script>`
})

/** Opens the page at a server whose API responds so, and gives what the page posts, and how many logins Chromium asked for. */
const open = async (respond: (request: HttpRequest) => Promise<HttpResponse>) => {
  const { promise, resolve: settle } = withResolver()
  const server = await listen(({ url, ...request }) => async () => {
    if (url === '/result') settle(new TextDecoder().decode(request.body))
    return E.right(url.startsWith('/api') ? await respond({ url, ...request }) : html(page))
  })
  try {
    const { result, logins } = await openPage(server.url, posted({ result: promise }))
    return { ...JSON.parse(result), logins }
  } finally {
    await server.close()
  }
}

const html = (text: string): HttpResponse => ({
  status: 200,
  headers: [['Content-Type', 'text/html; charset=utf-8']],
  body: new TextEncoder().encode(text),
})

test('without a session gets NotAuthenticated from the stub at once, and no login', async () => {
  const stub = makeStub()
  const limits = { signal: new AbortController().signal, maxResponseBytes: 1_000_000 }
  const { seconds, ...result } = await open(async (request) => {
    const answer = await stub.answer(request, limits)()
    if (E.isLeft(answer)) throw new Error('the stub gave no response')
    return answer.right
  })

  expect(result).toEqual({ tag: 'NotAuthenticated', logins: 0 })
  expect(seconds).toBeLessThan(3)
})

test('without a session waits for a login until its timeout where the server sends a Basic challenge', async () => {
  const { seconds, ...result } = await open(async () => ({
    status: 401,
    headers: [['WWW-Authenticate', 'Basic realm="SuperOffice"']],
    body: new Uint8Array(),
  }))

  expect(result).toEqual({ tag: 'TimedOut', logins: 1 })
  expect(seconds).toBeGreaterThan(3.9)
})

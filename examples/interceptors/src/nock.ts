/** nock 14, which intercepts `fetch` and `node:http`. */
import { makeStub } from '@so-email/provider-stub'
import nock from 'nock'
import { site } from './site.js'

const stub = makeStub({ basePath: '/Cust12345' })
const { origin } = new URL(site)

/** `scope.persist(false)` and `nock.cleanAll()` end it. */
export const scope = nock(origin)
  .persist()
  .post(/./)
  .reply(async function (path, body) {
    const headers = new Headers(
      Object.entries(this.req.headers).map(([name, value]): [string, string] => [name, String(value)]),
    )
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const response = await stub.fetch(new Request(origin + path, { method: 'POST', headers, body: text }))
    return [response.status, await response.text(), Object.fromEntries(response.headers)]
  })

/** The known ways in which pact's verification stays green over a wrong provider. Ours turns red. */
import { devNull } from 'node:os'
import { pathOf, saveEMailAccount } from '@so-email/codecs'
import { either as E, taskEither as TE } from 'fp-ts'
import { afterAll, describe, expect, it } from 'vitest'
import { listen } from '../../src/http/httpServer.js'
import type { Pact, PactInteraction } from '../../src/pact/Pact.js'
import { environmentOf, startVerifier, type Verifier } from '../../src/verification/Verifier.js'

const verifier = startVerifier()
afterAll(verifier.close)

const jsonType = 'application/json; charset=utf-8'
const bytes = (text: string) => new TextEncoder().encode(text)

/** A pact of one interaction, by default with the status 200. */
const pactOf = (interaction: Partial<PactInteraction>): Pact => ({
  consumer: { name: 'holes' },
  provider: { name: 'SuperOffice-EMail' },
  interactions: [
    {
      type: 'Synchronous/HTTP',
      description: 'a request',
      request: { method: 'GET', path: pathOf(saveEMailAccount) },
      response: { status: 200 },
      ...interaction,
    } as PactInteraction, // `type` is not in the codec: a verification does not need it
  ],
  ...{ metadata: { pactSpecification: { version: '4.0' } } },
})

const notVerified = E.right([expect.objectContaining({ _tag: 'NotVerified' })])

const outcomes = (pact: Pact, url: string, statesUrl = `${url}/states`) =>
  TE.map((verification: { readonly interactions: ReadonlyArray<{ readonly outcome: unknown }> }) =>
    verification.interactions.map(({ outcome }) => outcome),
  )(verifier.verify(pact, { url, statesUrl }))()

/** A server with one response, and the requests that it received. */
const recording = async (body: string, headers: ReadonlyArray<readonly [string, string]> = []) => {
  const received: Array<{ readonly url: string; readonly text: string }> = []
  const server = await listen((request) => {
    received.push({ url: request.url, text: new TextDecoder().decode(request.body) })
    return request.url === '/states'
      ? TE.right({ status: 200, headers: [], body: bytes('') })
      : TE.right({ status: 200, headers, body: bytes(body) })
  })
  return { ...server, received }
}

describe('a verification is red', () => {
  it('when setting a state up throws', async () => {
    const throwing = await listen((request) =>
      request.url === '/states' ? TE.left('thrown') : TE.right({ status: 200, headers: [], body: bytes('') }),
    )
    const pact = pactOf({ providerStates: [{ name: 'no account exists', params: {} }] })

    expect(await outcomes(pact, throwing.url)).toEqual(notVerified)
    await throwing.close()
  })

  it('when the native verifier panics and reports success without results', async () => {
    const server = await recording('{}', [['Content-Type', jsonType]])
    const content = Buffer.from('null').toString('base64')
    const pact = pactOf({
      response: {
        status: 200,
        headers: { 'Content-Type': [jsonType] },
        body: { content, contentType: '*/*', encoded: 'base64' },
        ...{ matchingRules: { body: { $: { combine: 'AND', matchers: [{ match: 'equality' }] } } } },
      },
    })

    expect(await outcomes(pact, server.url)).toEqual(notVerified)
    await server.close()
  })

  it.each([301, 302, 303, 307, 308])('when a provider redirects with %d to the right response', async (status) => {
    const received: Array<string> = []
    const server = await listen(({ url }) => {
      received.push(url)
      const isTarget = url === '/right' || url === '/states'
      const headers = isTarget ? [] : [['Location', '/right'] as const]
      return TE.right({ status: isTarget ? 200 : status, headers, body: bytes('') })
    })
    const allowing = { match: 'statusCode', status: 'nonError' }
    const response = { status: 200, ...{ matchingRules: { status: { $: { combine: 'AND', matchers: [allowing] } } } } }

    expect(await outcomes(pactOf({}), server.url)).toEqual(
      E.right([
        {
          _tag: 'Failed',
          mismatches: [
            { place: 'status', problem: `expected 200, got ${status}, a redirect, which our client never follows` },
          ],
        },
      ]),
    )
    expect(await outcomes(pactOf({ response }), server.url)).toEqual(E.left(expect.stringContaining('a redirect')))
    expect(received).not.toContain('/right')
    await server.close()
  })

  it.each([
    ['null', 'null'],
    ['"{}"', 'a text'],
    ['"12"', 'a text'],
    ['12', 'an integer'],
    ['1.5', 'a number with a fraction'],
    ['true', 'a boolean'],
    ['[]', 'a list'],
  ])('when the body is %s in place of an object, and names its kind', async (body, kind) => {
    const server = await recording(body, [['Content-Type', jsonType]])
    const content = { AssociateId: 244 }
    const response = {
      status: 200,
      headers: { 'Content-Type': [jsonType] },
      body: { content, contentType: 'application/json', encoded: false },
    }

    expect(await outcomes(pactOf({ response }), server.url)).toEqual(
      E.right([{ _tag: 'Failed', mismatches: [{ place: 'body $', problem: `expected an object, got ${kind}` }] }]),
    )
    await server.close()
  })

  it('when the process of the verifier has ended, for each pact', async () => {
    const server = await recording('')
    const verifiedBy = (verifier: Verifier) =>
      verifier.verify(pactOf({}), { url: server.url, statesUrl: `${server.url}/states` })()
    const [used, unused] = [startVerifier(), startVerifier()]
    expect(await verifiedBy(used)).toEqual(E.right(expect.anything()))

    for (const ended of [used, unused]) {
      ended.close()
      for (const _ of [1, 2, 3]) expect(await verifiedBy(ended)).toEqual(E.left('the verifier ended without a result'))
    }
    await server.close()
  })

  it('when no server listens', async () => {
    const server = await recording('')
    await server.close()

    expect(await outcomes(pactOf({}), server.url)).toEqual(notVerified)
  })

  it('when a pact has nothing to verify', async () => {
    expect(await outcomes({ ...pactOf({}), interactions: [] }, 'http://127.0.0.1')).toEqual(
      E.left('the pact has no interaction to verify'),
    )
  })
})

describe('a verification sends', () => {
  it.each([
    ['application/x-www-form-urlencoded', 'EMailAccountId=0&EMailAddress=a%2Bb%40example.test&SentFolder='],
    ['text/json; charset=utf-8', '{ "EMailAccountId": 0,\n  "EMailAddress": "a@example.test" }'],
    ['application/xml; charset=utf-8', '<EMailAccount><EMailAccountId>0</EMailAccountId></EMailAccount>'],
  ])('a body of %s byte for byte', async (contentType, content) => {
    const server = await recording('')
    const request = {
      method: 'POST',
      path: '/',
      headers: { 'Content-Type': [contentType] },
      body: { content, contentType, encoded: false },
    }

    expect(await outcomes(pactOf({ request }), server.url)).toEqual(E.right([{ _tag: 'Passed' }]))
    expect(server.received.filter(({ url }) => url === '/').map(({ text }) => text)).toEqual([content])
    await server.close()
  })

  it('without the broker, the filters, the proxies, the credentials and the certificates of the caller', () => {
    const env = {
      PATH: '/bin',
      PACT_BROKER_BASE_URL: 'https://broker.example.test',
      PACT_DESCRIPTION: 'nothing',
      PACT_PROVIDER_STATE: 'nothing',
      SUPEROFFICE_PASSWORD: 'secret',
      HTTPS_PROXY: 'http://proxy.example.test',
      http_proxy: 'http://proxy.example.test',
      RUST_LOG: 'trace',
      LOG_LEVEL: 'trace',
      SSL_CERT_FILE: '/etc/ssl/cert.pem',
    }

    expect(environmentOf(env)).toEqual({
      PATH: '/bin',
      PACT_DO_NOT_TRACK: 'true',
      SSL_CERT_FILE: devNull,
      SSL_CERT_DIR: devNull,
    })
  })

  it('with those options of node by which yarn finds packages in its archives, and with no other', () => {
    const optionsOf = (NODE_OPTIONS: string) => environmentOf({ NODE_OPTIONS })['NODE_OPTIONS']

    expect(optionsOf('--require /a/.pnp.cjs --inspect --experimental-loader file:///a/.pnp.loader.mjs')).toBe(
      '--require /a/.pnp.cjs --experimental-loader file:///a/.pnp.loader.mjs',
    )
    expect(optionsOf('--require "/a folder/.pnp.cjs"')).toBe('--require "/a folder/.pnp.cjs"')
    expect(optionsOf('--require ./trace.cjs --inspect')).toBeUndefined()
  })
})

it('a verifier starts no process before its first verification', () => {
  const processes = () => process.getActiveResourcesInfo().filter((name) => name === 'ProcessWrap').length
  const before = processes()
  startVerifier()

  expect(processes()).toBe(before)
})

it('finds a way to log in among several, each of which has a header field of its own', async () => {
  const ways = ['Negotiate', 'Basic realm="a, b"', 'NTLM'].map((way) => ['WWW-Authenticate', way] as const)
  const server = await recording('', ways)
  const offering = (scheme: string) => ({
    status: 200,
    headers: { 'WWW-Authenticate': [scheme] },
    ...{
      matchingRules: {
        header: {
          'WWW-Authenticate': { combine: 'AND', matchers: [{ match: 'regex', regex: `^(?:.+, *)?${scheme}\\b.*` }] },
        },
      },
    },
  })

  expect(await outcomes(pactOf({ response: offering('Basic') }), server.url)).toEqual(E.right([{ _tag: 'Passed' }]))
  expect(await outcomes(pactOf({ response: offering('Digest') }), server.url)).toEqual(
    E.right([expect.objectContaining({ _tag: 'Failed' })]),
  )
  await server.close()
})

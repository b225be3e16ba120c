import { drawDecodeFailure } from '@so-email/codecs'
import { json, named } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { basic, bearer, xsrf } from '../../src/auth/Auth.js'
import type { CallOptions, ClientConfig } from '../../src/settings/ClientConfig.js'
import { override, parseSettings, type Settings } from '../../src/settings/Settings.js'
import { fetchExchange } from '../../src/transport/fetchTransport.js'

const config: ClientConfig = { baseUrl: 'https://host.test', auth: basic({ user: 'tje0', password: 'Tje0' }) }

const settle = (more: Partial<ClientConfig>, options: CallOptions = {}): Settings =>
  F.pipe(
    parseSettings({ ...config, ...more }, fetchExchange),
    E.chain((settings) => override(settings, () => options)),
    E.getOrElse((failure): Settings => expect.fail(drawDecodeFailure(failure).join('; '))),
  )

const headers = (settings: Settings) => Object.fromEntries(settings.headers)

describe('the most specific setting wins', () => {
  it('in every option', () => {
    expect(settle({})).toMatchObject({
      timeout: 30_000,
      maxResponseBytes: 10_485_760,
      retry: { attempts: 3, baseDelay: 200, maxDelay: 5000 },
    })
    const onEvent = () => {}
    const near: Partial<Omit<ClientConfig, 'baseUrl'>> = {
      auth: bearer('8A:abc'),
      contentType: named(json, 'text/json'),
      accept: named(json, 'text/json'),
      timeout: 1,
      maxResponseBytes: 2,
      transport: () =>
        fetchExchange(
          { method: '', url: '', headers: [], body: new Uint8Array() },
          { signal: AbortSignal.abort(), maxResponseBytes: 0 },
        ),
      onEvent,
    }
    // A transport is parsed into one that cannot fail in an unknown way, so it is another function.
    const settled = { ...near, transport: expect.any(Function) }
    expect(settle(near)).toMatchObject(settled)
    expect(settle({ ...near, timeout: 3 }, near)).toMatchObject(settled)
    expect(settle(near, { timeout: 9 })).toMatchObject({ ...settled, timeout: 9 })
    expect(settle({}, { baseUrl: 'https://other.test/api' }).site()).toEqual(E.right('https://other.test'))
  })

  it('wherever an option stands: its own property, or one that is inherited', () => {
    const options = {
      baseUrl: 'https://other.test',
      auth: bearer('8A:abc'),
      language: 'en',
      headers: { 'X-Trace': '1' },
      contentType: named(json, 'text/json'),
      timeout: 1,
      retry: Object.create({ attempts: 7 }),
      onEvent: () => {},
      signal: new AbortController().signal,
    }
    const inherited = Object.create(options)
    // The site is parsed each time.
    const settings = (given: ClientConfig) =>
      F.pipe(
        parseSettings(given, fetchExchange),
        E.map(({ site, ...others }) => ({ ...others, site: site() })),
      )

    expect(settings(inherited)).toEqual(settings(options))
    expect(settings(inherited)).toMatchObject(E.right({ timeout: 1, retry: { attempts: 7 } }))
    expect(settle({}, inherited)).toEqual({ ...settle({}, options), site: expect.any(Function) })
  })

  it('part by part in the retry policy, and off is off', () => {
    expect(settle({ retry: { attempts: 5 } }).retry).toEqual({ attempts: 5, baseDelay: 200, maxDelay: 5000 })
    expect(settle({ retry: { attempts: 5 } }, { retry: { baseDelay: 1 } }).retry).toEqual({
      attempts: 5,
      baseDelay: 1,
      maxDelay: 5000,
    })
    expect(settle({ retry: false }).retry).toBe(false)
    expect(settle({}, { retry: false }).retry).toBe(false)
    expect(settle({ retry: false }, { retry: { attempts: 2 } }).retry).toEqual({
      attempts: 2,
      baseDelay: 200,
      maxDelay: 5000,
    })
  })

  it('among headers too, written by an option or by name; on the same level the name wins', () => {
    expect(headers(settle({ language: 'sv' }))).toEqual({ 'Accept-Language': 'sv' })
    expect(headers(settle({ language: 'sv', headers: { 'accept-language': 'no' } }))).toEqual({
      'accept-language': 'no',
    })
    expect(headers(settle({ headers: { 'accept-language': 'no' } }, { language: 'sv' }))).toEqual({
      'Accept-Language': 'sv',
    })
    expect(headers(settle({ language: 'sv' }, { headers: { 'ACCEPT-LANGUAGE': 'de' } }))).toEqual({
      'ACCEPT-LANGUAGE': 'de',
    })
    expect(headers(settle({ headers: { 'X-A': '1', 'X-B': '1' } }, { headers: { 'x-a': '2' } }))).toEqual({
      'X-B': '1',
      'x-a': '2',
    })
  })

  const trace = (id: string) => `00-${id.repeat(32)}-${id.repeat(16)}-01`
  const types = { 'Content-Type': 'text/json', accept: 'text/json', Traceparent: trace('a') }
  const options = { contentType: json, accept: json, traceparent: trace('b') }

  it.each<readonly [string, Partial<ClientConfig>, CallOptions, object, string | null]>([
    ['by name over an option', options, { headers: types }, types, null],
    ['by name over an option of the same level', { ...options, headers: types }, {}, types, null],
    ['by an option over a name', { headers: types }, options, {}, trace('b')],
    ['by an option, one by one', { headers: types }, { accept: json }, { ...types, accept: undefined }, null],
  ])('among headers that are written with the request: %s', (_, client, call, written, traceparent) => {
    const settings = settle(client, call)

    expect([headers(settings), settings.traceparent]).toEqual([written, traceparent])
  })

  it('among credentials: an explicit Authorization replaces an auth of its level or of a more general one', () => {
    const headerOnly = settle({ headers: { Authorization: 'Negotiate abc' } })
    expect(headerOnly.auth).toBe(null)
    expect(headers(headerOnly)).toEqual({ Authorization: 'Negotiate abc' })

    const near = bearer('8A:abc')
    const nearer = settle({ headers: { Authorization: 'Negotiate abc' } }, { auth: near })
    expect(nearer.auth).toBe(near)
    expect(headers(nearer)).toEqual({})
  })

  it('and an XSRF token by name over one of auth', () => {
    const settings = settle({ auth: xsrf('abc') }, { headers: { 'X-XSRF-TOKEN': 'def' } })
    expect(settings.auth).toBe(null)
    expect(headers(settings)).toEqual({ 'X-XSRF-TOKEN': 'def' })
    const later = settle({ auth: xsrf('abc'), headers: { 'X-XSRF-TOKEN': 'def' } }, { timeout: 1 })
    expect([later.auth, headers(later)]).toEqual([null, { 'X-XSRF-TOKEN': 'def' }])
  })

  it('unless it is undefined, which is not given', () => {
    const sloppy = { timeout: undefined, retry: { attempts: undefined } } as unknown as CallOptions // as JavaScript may do
    expect(settle({ timeout: 5 }, sloppy)).toMatchObject({ timeout: 5, retry: { attempts: 3 } })
  })
})

describe('Authorization wins over an XSRF token', () => {
  it.each([
    [
      'by name over auth',
      { auth: xsrf('abc'), headers: { Authorization: 'Negotiate abc' } },
      null,
      { Authorization: 'Negotiate abc' },
    ],
    ['auth over by name', { headers: { 'X-XSRF-TOKEN': 'abc' } }, config.auth, {}],
    [
      'both by name',
      { headers: { 'X-XSRF-TOKEN': 'abc', Authorization: 'Negotiate abc' } },
      null,
      { Authorization: 'Negotiate abc' },
    ],
  ])('%s', (_, more, auth, written) => {
    const settings = settle(more)
    expect(settings.auth).toBe(auth)
    expect(headers(settings)).toEqual(written)
  })
})

it('every option that writes a header writes it', () => {
  const more = { language: 'sv', soLanguage: 'en', soCulture: 'no', soTimeZone: 'UTC', appToken: 'secret' }
  expect(headers(settle(more))).toEqual({
    'Accept-Language': 'sv',
    'SO-Language': 'en',
    'SO-Culture': 'no',
    'SO-TimeZone': 'UTC',
    'SO-AppToken': 'secret',
  })
  expect(headers(settle({ soTimeZone: { zone: 'NO', includeOffset: true } }))).toEqual({
    'SO-TimeZone': 'NO, includeTZOffset',
  })
})

it('options that throw are refused, without what they threw', () => {
  const options = () => {
    throw new Error('s3cret')
  }
  expect(override(settle({}), options)).toEqual(
    E.left({ _tag: 'Hidden', expected: 'an input that can be read', kind: 'one that throws' }),
  )
})

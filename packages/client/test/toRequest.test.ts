import { saveEMailAccount } from '@so-email/codecs'
import { json, type MediaType, named, type ReadFailure } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { describe, expect, it, test } from 'vitest'
import { basic } from '../src/auth/Auth.js'
import type { ClientConfig } from '../src/settings/ClientConfig.js'
import { settingsOf } from '../src/settings/Settings.js'
import { toRequest } from '../src/toRequest.js'
import { fetchTransport } from '../src/transport/fetchTransport.js'
import { findThings, removeThing } from './operations.js'

const settings = (more: Partial<ClientConfig> = {}) =>
  settingsOf(
    { baseUrl: 'https://host.test/Cust1', auth: basic({ user: 'tje0', password: 'Tje0' }), ...more },
    fetchTransport,
  )

const text = (body: Uint8Array) => new TextDecoder().decode(body)

const written = <A>(request: E.Either<unknown, A>): A =>
  E.isRight(request) ? request.right : expect.fail(JSON.stringify(request.left))

describe('a request', () => {
  it('has the flat input in its body', () => {
    const { body, ...rest } = written(
      toRequest(saveEMailAccount, settings())({ EMailAccountId: 270, EMailAddress: 'a@b.test' }),
    )
    expect(rest).toEqual({
      method: 'POST',
      url: 'https://host.test/Cust1/api/v1/Agents/EMail/SaveEMailAccount',
      headers: [
        ['Accept', 'application/json; charset=utf-8'],
        ['Content-Type', 'application/json; charset=utf-8'],
      ],
    })
    expect(JSON.parse(text(body))).toMatchObject({ EMailAccountId: 270, EMailAddress: 'a@b.test', AssociateId: 0 })
  })

  it('has in its query what belongs there, percent-encoded; then without a body it has no content type', () => {
    expect(written(toRequest(removeThing, settings())({ ThingId: 7, reason: 'a&b=c d/å' }))).toEqual({
      method: 'POST',
      url: 'https://host.test/Cust1/api/v1/Agents/Thing/RemoveThing?ThingId=7&reason=a%26b%3Dc%20d%2F%C3%A5',
      headers: [['Accept', 'application/json; charset=utf-8']],
      body: new Uint8Array(),
    })
  })

  it('leaves what is null out of the query', () => {
    const { url } = written(toRequest(removeThing, settings())({ ThingId: 7, reason: null }))
    expect(url).toBe('https://host.test/Cust1/api/v1/Agents/Thing/RemoveThing?ThingId=7')
  })

  it('has the rest in its body', () => {
    const { url, body } = written(toRequest(findThings, settings())({ $select: 'Name', Filter: { Text: 'x' } }))
    expect(url).toBe('https://host.test/Cust1/api/v1/Agents/Thing/FindThings?%24select=Name')
    expect(text(body)).toBe('{"Filter":{"Text":"x"}}')
  })

  it('is written in the media types of its settings', () => {
    const shouting: MediaType = {
      names: ['text/loud'],
      write: () => () => E.right(new TextEncoder().encode('LOUD')),
      read: () => () => E.left<ReadFailure>({ _tag: 'ReadFailure', reason: '', position: { _tag: 'None' } }),
    }
    const request = written(
      toRequest(saveEMailAccount, settings({ contentType: shouting, accept: named(json, 'text/json') }))({}),
    )
    expect(text(request.body)).toBe('LOUD')
    expect(request.headers).toEqual([
      ['Accept', 'text/json; charset=utf-8'],
      ['Content-Type', 'text/loud; charset=utf-8'],
    ])
  })

  it('has the content type that stands in its headers, in place of that of its setting', () => {
    const { headers } = written(
      toRequest(saveEMailAccount, settings({ headers: { 'content-type': 'text/x-json' } }))({}),
    )
    expect(headers).toEqual([
      ['Accept', 'application/json; charset=utf-8'],
      ['content-type', 'text/x-json'],
    ])
  })
})

describe('the base URL', () => {
  test.each(['', '/', '/api', '/api/', '/api/v1', '/api/v1/', '//', '/API/V1', '//api//v1//', '/api//v1', '//api'])(
    'means the same with %j at its end',
    (end) => {
      for (const site of ['https://host.test', 'https://host.test:8443/Some/Where'])
        expect(
          written(toRequest(removeThing, settings({ baseUrl: site + end }))({ ThingId: 1, reason: null })).url,
        ).toBe(`${site}/api/v1/Agents/Thing/RemoveThing?ThingId=1`)
    },
  )

  it('is asked for at every call where it is a function', () => {
    const sites = ['https://one.test', 'https://two.test/api']
    const write = toRequest(removeThing, settings({ baseUrl: () => sites.shift() ?? '' }))
    const urls = [1, 2].map((ThingId) => written(write({ ThingId, reason: null })).url)
    expect(urls).toEqual([
      'https://one.test/api/v1/Agents/Thing/RemoveThing?ThingId=1',
      'https://two.test/api/v1/Agents/Thing/RemoveThing?ThingId=2',
    ])
  })

  test.each([
    ['no URL', 'host.test', 'an http or https URL'],
    ['another scheme', 'ftp://host.test', 'an http or https URL'],
    ['credentials in it', 'https://a:b@host.test', 'a URL without a user and a password'],
    ['a user alone in it', 'https://a@host.test', 'a URL without a user and a password'],
    ['a password alone in it', 'https://:b@host.test', 'a URL without a user and a password'],
    ['a query', 'https://host.test?a=1', 'a URL without a query and a fragment'],
    ['a fragment', 'https://host.test#a', 'a URL without a query and a fragment'],
  ])('is refused with %s', (_, baseUrl, expected) => {
    const refused = E.left({ _tag: 'Key', key: 'baseUrl', failure: { _tag: 'Leaf', expected, actual: '<redacted>' } })
    expect(toRequest(removeThing, settings({ baseUrl }))({ ThingId: 1, reason: null })).toEqual(refused)
  })

  it('is refused where its function throws', () => {
    const baseUrl = () => {
      throw new Error()
    }
    expect(E.isLeft(toRequest(removeThing, settings({ baseUrl }))({ ThingId: 1, reason: null }))).toBe(true)
  })
})

describe('what cannot be sent is refused', () => {
  it('with the tree of what is wrong in the input', () => {
    const input = { EMailAccountId: 'one' } as unknown as { EMailAccountId: number } // the test is what JavaScript may do
    expect(toRequest(saveEMailAccount, settings())(input)).toMatchObject(E.left({ _tag: 'Key', key: 'EMailAccountId' }))
  })

  it('as half a character in the query', () => {
    expect(toRequest(removeThing, settings())({ ThingId: 1, reason: '\ud800' })).toMatchObject(E.left({ key: 'query' }))
  })

  test.each([
    ['X-Broken', 'a\r\nb'],
    ['X-Broken', 'snow ☃'],
    ['X Broken', 'a'],
    ['Content-Length', '5'],
    ['transfer-encoding', 'chunked'],
    ['Host', 'evil.test'],
  ])('as the header %s: %j', (name, value) => {
    const failure = toRequest(removeThing, settings({ headers: { [name]: value } }))({ ThingId: 1, reason: null })
    expect(failure).toMatchObject(E.left({ key: 'headers', failure: { key: name, failure: { actual: '<redacted>' } } }))
  })

  test.each<readonly [name: string, options: Partial<ClientConfig>]>([
    ['timeout', { timeout: Number.NaN }],
    ['timeout', { timeout: -1 }],
    ['timeout', { timeout: '5000' as never }], // as JavaScript may do
    ['maxResponseBytes', { maxResponseBytes: Number.NaN }],
    ['attempts', { retry: { attempts: Number.NaN } }],
    ['baseDelay', { retry: { baseDelay: -5 } }],
    ['maxDelay', { retry: { maxDelay: Number.NaN } }],
  ])('with %s that is no amount: %j', (key, options) => {
    expect(toRequest(removeThing, settings(options))({ ThingId: 1, reason: null })).toEqual(
      E.left({ _tag: 'Key', key, failure: { _tag: 'Leaf', expected: 'a number from 0', actual: '<redacted>' } }),
    )
  })

  test.each<Partial<ClientConfig>>([
    { timeout: Number.POSITIVE_INFINITY, maxResponseBytes: Number.POSITIVE_INFINITY },
    { timeout: 0, maxResponseBytes: 0, retry: { attempts: 0, baseDelay: 0, maxDelay: 0 } },
    { retry: { attempts: Number.POSITIVE_INFINITY } },
    { retry: false },
  ])('but not an amount, however large or small: %j', (options) => {
    expect(E.isRight(toRequest(removeThing, settings(options))({ ThingId: 1, reason: null }))).toBe(true)
  })

  it.each([undefined, null, 5, ['a'], { toString: () => 'a' }])('as a header that is no text: %j', (value) => {
    const headers = { 'X-Token': value } as unknown as Record<string, string> // the test is what JavaScript may do
    expect(toRequest(removeThing, settings({ headers }))({ ThingId: 1, reason: null })).toEqual(
      E.left({
        _tag: 'Key',
        key: 'headers',
        failure: {
          _tag: 'Key',
          key: 'X-Token',
          failure: { _tag: 'Leaf', expected: 'a text', actual: '<redacted>' },
        },
      }),
    )
  })

  it('as an input that throws when it is read, without what it threw', () => {
    const unreadable = {
      get EMailAddress(): string {
        throw new Error('s3cret')
      },
    }
    expect(toRequest(saveEMailAccount, settings())(unreadable)).toEqual(
      E.left({ _tag: 'Hidden', expected: 'an input that can be read', kind: 'one that throws' }),
    )
  })

  it('as a language that is none', () => {
    expect(toRequest(removeThing, settings({ language: 'sv\r\nX: 1' }))({ ThingId: 1, reason: null })).toMatchObject(
      E.left({ key: 'headers', failure: { key: 'Accept-Language' } }),
    )
  })
})

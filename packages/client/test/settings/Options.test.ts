import { drawDecodeFailure } from '@so-email/codecs'
import { either as E, function as F } from 'fp-ts'
import { describe, expect, it, test } from 'vitest'
import { bearer } from '../../src/auth/Auth.js'
import type { CallOptions, ClientConfig } from '../../src/settings/ClientConfig.js'
import { override, parseSettings } from '../../src/settings/Settings.js'
import { fetchExchange } from '../../src/transport/fetchTransport.js'

/** The problems of a configuration, which JavaScript may write as it likes. */
const problemsOf = (config: unknown): ReadonlyArray<string> =>
  F.pipe(
    parseSettings(config as ClientConfig, fetchExchange), // the test is what the types forbid
    E.match(drawDecodeFailure, () => []),
  )

const right = { baseUrl: 'https://host.test', auth: bearer('8A:abc') }

describe('an option of the wrong kind is refused, and its value is not shown', () => {
  test.each<readonly [string, unknown, string]>([
    ['baseUrl', 5, 'an http(s) URL without user, password, query, fragment, got a number'],
    ['auth', '8A:s3cret', 'basic, soTicket, bearer or xsrf, got a string'],
    ['auth', {}, 'basic, soTicket, bearer or xsrf, got an object'],
    ['appToken', 5, 'one word, got a number'],
    ['appToken', 's3cret\r\n', 'one word, got a string'],
    ['language', 7, 'the code of a language, got a number'],
    ['language', 'sv\r\nX: 1', 'the code of a language, got a string'],
    ['soLanguage', {}, 'the code of a language, got an object'],
    ['soCulture', '?!', 'the code of a language, got a string'],
    ['soTimeZone', true, 'the code of a zone, got a boolean'],
    ['soTimeZone', { zone: ['NO'] }, 'the code of a zone, got an object'],
    ['contentType', 'xml', 'a media type, got a string'],
    ['contentType', { read: () => {} }, 'a media type, got an object'],
    ['contentType', { write: () => {} }, 'a media type, got an object'],
    ['accept', {}, 'a media type, got an object'],
    ['accept', { read: () => {} }, 'a media type, got an object'],
    ['accept', { write: () => {} }, 'a media type, got an object'],
    ['timeout', Number.NaN, 'a number from 0, got a number'],
    ['timeout', -1, 'a number from 0, got a number'],
    ['timeout', '5000', 'a number from 0, got a string'],
    ['maxResponseBytes', Number.NaN, 'a number from 0, got a number'],
    ['retry', true, 'false or a plain object of options'],
    ['retry', 3, 'false or a plain object of options'],
    ['transport', 'fetch', 'a function, got a string'],
    ['onEvent', null, 'a function, got null'],
    ['onResponse', 5, 'a function, got a number'],
    ['concurrency', '1', 'a number from 1, got a string'],
    ['concurrency', 0.5, 'a number from 1, got a number'],
    ['accounts', [], 'an iterable of accounts, got an array of 0'],
    ['traceparent', 5, 'a traceparent of the W3C, got a number'],
    ['rateLimit', {}, 'rateLimit of @so-email/client/rate-limit, got an object'],
    ['signal', {}, 'an AbortSignal, got an object'],
    ['headers', 'a: b', 'a plain object of texts, got a string'],
  ])('%s: %j', (name, value, expected) => {
    expect(problemsOf({ ...right, [name]: value })).toEqual([expect.stringContaining(`${name}: expected ${expected}`)])
  })

  test.each([
    ['attempts', { attempts: Number.NaN }, 'a number from 0'],
    ['baseDelay', { baseDelay: -5 }, 'a number from 0'],
    ['maxDelay', { maxDelay: '1' }, 'a number from 0'],
    ['when', { when: true }, 'a function'],
  ])('%s of retry: %j', (name, retry, expected) => {
    expect(problemsOf({ ...right, retry })).toEqual([
      expect.stringContaining(`retry.${name}: expected ${expected}, got`),
    ])
  })
})

test.each<Partial<CallOptions>>([
  { timeout: Number.POSITIVE_INFINITY, maxResponseBytes: Number.POSITIVE_INFINITY },
  { timeout: 0, maxResponseBytes: 0, retry: { attempts: 0, baseDelay: 0, maxDelay: 0 } },
  { retry: { attempts: Number.POSITIVE_INFINITY } },
  { retry: false },
  { retry: { when: () => true } },
  { concurrency: 1 } as CallOptions, // of `saveEMailAccounts`
  { soTimeZone: { zone: 7, includeOffset: true } },
  { headers: {} },
])('amounts may be as large or as small as they like: %j', (options) => {
  expect(problemsOf({ ...right, ...options })).toEqual([])
})

it('headers may be what a module exports', async () => {
  const module = 'data:text/javascript,export const Tenant = "Cust12345"'
  const headers: unknown = await import(module)

  expect(problemsOf({ ...right, headers })).toEqual([])
})

it('options that are no object are named as such', () => {
  const overridden = F.pipe(
    parseSettings(right, fetchExchange),
    E.chain((settings) => override(settings, () => Object(new Map()))),
  )
  expect(
    F.pipe(
      overridden,
      E.match(drawDecodeFailure, () => []),
    ),
  ).toEqual(['expected a plain object of options, got an object'])
})

it.each([[undefined], [null], [5], ['https://host.test'], [{}]])('%j has neither a site nor credentials', (config) => {
  expect(problemsOf(config)).toEqual([
    'baseUrl: expected an http(s) URL without user, password, query, fragment, got a string',
    'auth: expected basic, soTicket, bearer or xsrf, got null',
  ])
})

it('every problem is listed', () => {
  expect(problemsOf({ baseUrl: 'ftp://host', auth: 1, timeout: -1, appToken: 5, headers: { Host: 'a' } })).toHaveLength(
    5,
  )
})

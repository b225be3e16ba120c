import {
  agent,
  answers,
  complete,
  entity,
  Int32,
  type Operation,
  parameters,
  saveEMailAccount,
  secret,
} from '@so-email/codecs'
import { json, type ReceivedResponse, xml } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it, test } from 'vitest'
import { fromResponse, type MediaTypes } from '../../src/response/fromResponse.js'
import { findThings, removeThing } from '../operations.js'
import { response } from '../support.js'

const now = Date.parse('2026-11-22T12:00:00Z')

const redactor = { text: F.identity, failure: F.identity, rejection: F.identity }

const reading =
  <I, A>(operation: Operation<I, A>, mediaTypes: MediaTypes = [json]) =>
  (response: ReceivedResponse) =>
    F.pipe(
      fromResponse(operation, mediaTypes, false)(response, now),
      E.mapLeft((error) => error(redactor)),
    )

const found = reading(findThings)
const removed = reading(removeThing)
const saved = reading(saveEMailAccount)

const silent = { type: null, message: null, detail: null, source: null, fields: {} }
const misunderstood = { _tag: 'NotUnderstood', failure: null, rejection: null }

describe('an answer', () => {
  it('is read by the codec of the operation', () => {
    expect(found(response(200, ['a', 'b']))).toEqual(E.right(['a', 'b']))
  })

  it('may be null where the operation allows it', () => {
    expect(found(response(200, null))).toEqual(E.right(null))
  })

  it('needs no content type', () => {
    expect(found(response(200, ['a'], []))).toEqual(E.right(['a']))
  })

  it('of 204 has no body, whatever stands there', () => {
    expect(removed(response(204))).toEqual(E.right(undefined))
    expect(removed(response(204, 'null', []))).toEqual(E.right(undefined))
  })

  test.each([
    ['another status', response(200, null), { what: 'status', status: 200, reason: 'RemoveThing answers 204' }],
    [
      'a redirect',
      response(301, '', [['Location', 'https://else.test/?ticket=1']]),
      { what: 'redirect', status: 301, reason: 'the answer is a redirect to https://else.test, which is not followed' },
    ],
    [
      'a redirect without TLS',
      response(300, '', [['Location', 'http://else.test']]),
      { what: 'redirect', status: 300, reason: 'the answer is a redirect to http://else.test, which is not followed' },
    ],
    [
      'a redirect to a path that holds another address',
      response(399, '', [['Location', '/to?url=https://else.test/']]),
      { what: 'redirect', status: 399, reason: 'the answer is a redirect, which is not followed' },
    ],
    [
      'a redirect to nowhere',
      response(304),
      { what: 'redirect', status: 304, reason: 'the answer is a redirect, which is not followed' },
    ],
  ])('is not understood with %s', (_, each, expected) => {
    expect(removed(each)).toEqual(E.left({ ...misunderstood, ...expected }))
  })

  test.each<readonly [string, ReceivedResponse, object]>([
    [
      'a web page',
      response(200, '<!DOCTYPE html>', [['Content-Type', 'Text/HTML; charset=utf-8']]),
      { what: 'html', reason: 'the answer is a web page' },
    ],
    [
      'a web page that is XML',
      response(200, '<html/>', [['Content-Type', ' application/xhtml+XML;charset=utf-8']]),
      { what: 'html', reason: 'the answer is a web page' },
    ],
    [
      'another media type',
      response(200, 'a', [['Content-Type', 'text/csv']]),
      { what: 'mediaType', reason: 'the answer is text/csv, not application/json' },
    ],
    [
      'a media type that mentions a web page',
      response(200, 'a', [['Content-Type', 'text/csv; of=text/html']]),
      { what: 'mediaType', reason: 'the answer is text/csv; of=text/html, not application/json' },
    ],
    [
      'a body that was too long to be received',
      { ...response(200), unread: { _tag: 'TooLarge', maxResponseBytes: 10 } },
      { what: 'tooLarge', reason: 'the answer is longer than 10 bytes' },
    ],
    [
      'a body that broke off',
      { ...response(200), unread: { _tag: 'Broken', message: 'it ended early' } },
      { what: 'unreadable', reason: 'the body did not arrive whole: it ended early' },
    ],
    ['null', response(200, null), { what: 'null', reason: 'there is nothing: the answer is null' }],
  ])('is not understood as %s', (_, each, expected) => {
    expect(saved(each)).toEqual(E.left({ ...misunderstood, status: 200, ...expected }))
  })

  it('is not understood in a type that is not read, with each of those that are', () => {
    const read = reading(saveEMailAccount, [json, xml, json])
    expect(read(response(200, 'a', [['Content-Type', 'text/csv']]))).toEqual(
      E.left({
        ...misunderstood,
        what: 'mediaType',
        reason: 'the answer is text/csv, not application/json or application/xml',
        status: 200,
      }),
    )
  })

  it('is not understood as what is not JSON', () => {
    expect(saved(response(200, '{"EMailAccountId": '))).toMatchObject(E.left({ what: 'unreadable', status: 200 }))
    expect(saved(response(200, ''))).toMatchObject(E.left({ what: 'unreadable', status: 200 }))
  })

  it('is not understood as an error object, which is read', () => {
    expect(saved(response(200, { Message: 'The request is invalid.', MessageDetail: 'No id.' }))).toEqual(
      E.left({
        ...misunderstood,
        status: 200,
        what: 'errorObject',
        reason: 'the answer is an error object',
        rejection: { ...silent, message: 'The request is invalid.', detail: 'No id.' },
      }),
    )
  })

  const Thing = entity('Thing', { Id: Int32, Pin: secret(t.string) }, {})
  const named = { name: 'GetThing', summary: 'Gets a thing' }
  const taking = agent('Thing')(() => ({
    ...named,
    parameters: parameters.body(Thing),
    answer: answers.value(t.boolean),
  }))
  const giving = agent('Thing')(() => ({
    ...named,
    parameters: parameters.body(entity('GetThing', {}, {})),
    answer: answers.value(Thing),
  }))

  it.each<readonly [string, (response: ReceivedResponse) => unknown]>([
    ['parameters', reading(taking)],
    ['answer', reading(giving)],
  ])('shows nothing of an error object that its %s mark', (_, read) => {
    const body = { Message: 'The request is invalid.', errors: { account: { Id: 1, Pin: 'stored-4711' } } }
    const outcome = read(response(200, body))

    expect(outcome).toMatchObject(E.left({ what: 'errorObject' }))
    expect(JSON.stringify(outcome)).not.toContain('stored-4711')
  })

  it('is not understood as another value, with the tree of what differs', () => {
    expect(found(response(200, [1]))).toEqual(
      E.left({
        ...misunderstood,
        status: 200,
        what: 'value',
        reason: 'this is not what FindThings answers',
        failure: expect.objectContaining({ _tag: 'Union' }),
      }),
    )
  })
})

describe('a refusal', () => {
  const body = { Error: true, ErrorType: 'ArgumentException', Message: 'No.', ErrorSource: 'Here' }
  const rejection = { type: 'ArgumentException', message: 'No.', detail: null, source: 'Here', fields: {} }

  test.each([
    [400, 'Rejected'],
    [404, 'Rejected'],
    [418, 'Rejected'],
    [500, 'ServerFailed'],
    [503, 'ServerFailed'],
    [401, 'NotAuthenticated'],
    [403, 'Forbidden'],
  ])('of %d is %s', (status, _tag) => {
    expect(saved(response(status, body))).toEqual(E.left({ _tag, status, rejection }))
  })

  test.each([
    [[['Retry-After', '12']], 12_000],
    [[['retry-after', 'Sun, 22 Nov 2026 12:01:00 GMT']], 60_000],
    [[['Retry-After', 'Sun, 22 Nov 2026 11:00:00 GMT']], 0],
    [[['Retry-After', 'Sunday, 22-Nov-26 12:01:00 GMT']], 60_000],
    [[['Retry-After', 'Sun Nov 22 12:01:00 2026']], 60_000],
    [[['Retry-After', '9'.repeat(400)]], Number.MAX_SAFE_INTEGER],
    [[['Retry-After', 'soon']], null],
    [[['Retry-After', '-1']], null],
    [[], null],
  ] as const)('of 429 with %j says when to retry: %s', (headers, delay) => {
    expect(saved(response(429, body, [['Content-Type', 'application/json'], ...headers]))).toEqual(
      E.left({ _tag: 'Throttled', status: 429, delay, rejection }),
    )
  })

  it('keeps undocumented properties of the body', () => {
    const fields = { error: 'invalid_token', error_description: 'It is old.' }
    expect(saved(response(401, fields))).toEqual(
      E.left({ _tag: 'NotAuthenticated', status: 401, rejection: { ...silent, message: 'It is old.', fields } }),
    )
  })

  it('with a date without a zone means GMT, wherever the client is', () => {
    const zone = process.env['TZ']
    process.env['TZ'] = 'Europe/Oslo'
    const answer = saved(response(429, undefined, [['Retry-After', 'Sun Nov 22 12:01:00 2026']]))
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
    expect(answer).toMatchObject(E.left({ delay: 60_000 }))
  })

  test.each([
    ['a web page without a text', response(401, '<h1> </h1>', [['Content-Type', 'text/html']])],
    ['nothing', response(401)],
    ['broken JSON', response(401, '{')],
    ['another value', response(401, [7])],
    ['an empty object', response(401, {})],
  ])('may give no reason that can be read: %s', (_, each) => {
    expect(saved(each)).toEqual(E.left({ _tag: 'NotAuthenticated', status: 401, rejection: silent }))
  })
})

it('lists no more than a hundred problems where there are thousands', () => {
  const FieldProperties = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`a${i}`, 1]))
  const answer = saved(response(200, { ...complete({}), TableRight: null, FieldProperties }))
  // io-ts has two errors for what is no object.
  expect(JSON.stringify(answer).match(/"key":"a\d+"/g)).toHaveLength(50)
})

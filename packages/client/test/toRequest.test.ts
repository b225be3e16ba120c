import { agent, answers, drawDecodeFailure, entity, parameters, saveEMailAccount } from '@so-email/codecs'
import { json, type MediaType, named, type ReadFailure } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { basic } from '../src/auth/Auth.js'
import type { ClientConfig } from '../src/settings/ClientConfig.js'
import { parseSettings, type Settings } from '../src/settings/Settings.js'
import { toRequest, type WrittenRequest } from '../src/toRequest.js'
import { fetchExchange } from '../src/transport/fetchTransport.js'
import { findThings, removeThing } from './operations.js'

const parse = (more: Partial<ClientConfig> = {}) =>
  parseSettings({ baseUrl: site, auth: basic({ user: 'tje0', password: 'Tje0' }), ...more }, fetchExchange)

const site = 'https://host.test/Cust1'

const settings = (more: Partial<ClientConfig> = {}): Settings =>
  F.pipe(
    parse(more),
    E.getOrElse((failure): Settings => expect.fail(drawDecodeFailure(failure).join('; '))),
  )

const text = (body: Uint8Array) => new TextDecoder().decode(body)

const written = (outcome: E.Either<unknown, WrittenRequest>): WrittenRequest['request'] =>
  E.isRight(outcome) ? outcome.right.request : expect.fail(JSON.stringify(outcome.left))

describe('a request', () => {
  it('has the flat input in its body', () => {
    const { body, ...rest } = written(
      toRequest(saveEMailAccount, settings())(site, { EMailAccountId: 270, EMailAddress: 'a@b.test' }),
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
    expect(written(toRequest(removeThing, settings())(site, { ThingId: 7, reason: 'a&b=c d/å' }))).toEqual({
      method: 'POST',
      url: 'https://host.test/Cust1/api/v1/Agents/Thing/RemoveThing?ThingId=7&reason=a%26b%3Dc%20d%2F%C3%A5',
      headers: [['Accept', 'application/json; charset=utf-8']],
      body: new Uint8Array(),
    })
  })

  it('leaves what is null out of the query', () => {
    const { url } = written(toRequest(removeThing, settings())(site, { ThingId: 7, reason: null }))
    expect(url).toBe('https://host.test/Cust1/api/v1/Agents/Thing/RemoveThing?ThingId=7')
  })

  it('has the rest in its body', () => {
    const { url, body } = written(toRequest(findThings, settings())(site, { $select: 'Name', Filter: { Text: 'x' } }))
    expect(url).toBe('https://host.test/Cust1/api/v1/Agents/Thing/FindThings?%24select=Name')
    expect(text(body)).toBe('{"Filter":{"Text":"x"}}')
  })

  it('has an input that is a list as a list in its body', () => {
    const codec = t.readonlyArray(t.string)
    const operation = {
      ...findThings,
      parameters: { ...findThings.parameters, codec, query: [], complete: F.identity },
    }
    const input: ReadonlyArray<string> = ['a', 'b']
    expect(text(written(toRequest(operation as never, settings())(site, input as never)).body)).toBe('["a","b"]')
  })

  it('has the values of a module as its input', () => {
    const module = { EMailAddress: 'a@b.test', [Symbol.toStringTag]: 'Module' }
    const { body } = written(toRequest(saveEMailAccount, settings())(site, module))
    expect(JSON.parse(text(body))).toMatchObject({ EMailAddress: 'a@b.test' })
  })

  it('is written in the media types of its settings', () => {
    const shouting: MediaType = {
      names: ['text/loud'],
      write: () => () => E.right(new TextEncoder().encode('LOUD')),
      read: () => () => E.left<ReadFailure>({ _tag: 'ReadFailure', reason: '', position: { _tag: 'None' } }),
    }
    const request = written(
      toRequest(saveEMailAccount, settings({ contentType: shouting, accept: named(json, 'text/json') }))(site, {}),
    )
    expect(text(request.body)).toBe('LOUD')
    expect(request.headers).toEqual([
      ['Accept', 'text/json; charset=utf-8'],
      ['Content-Type', 'text/loud; charset=utf-8'],
    ])
  })

  it('has the content type that stands in its headers, in place of that of its setting', () => {
    const { headers } = written(
      toRequest(saveEMailAccount, settings({ headers: { 'content-type': 'text/x-json' } }))(site, {}),
    )
    expect(headers).toEqual([
      ['Accept', 'application/json; charset=utf-8'],
      ['content-type', 'text/x-json'],
    ])
  })
})

describe('what cannot be sent is refused', () => {
  it('with the tree of what is wrong in the input', () => {
    const input = { EMailAccountId: 'one' } as unknown as { EMailAccountId: number } // the test is what JavaScript may do
    expect(toRequest(saveEMailAccount, settings())(site, input)).toEqual(
      E.left({
        _tag: 'Key',
        key: 'EMailAccountId',
        failure: {
          _tag: 'Union',
          members: [
            { _tag: 'Hidden', expected: 'Int32', kind: 'a string' },
            { _tag: 'Hidden', expected: 'null', kind: 'a string' },
          ],
        },
      }),
    )
  })

  it.each([
    [null, 'null'],
    [undefined, 'undefined'],
    [true, 'a boolean'],
    [{}, 'an object'],
  ])('with the kind of a value that may be a secret: %j', (value, kind) => {
    const input = { AssociateId: value } as unknown as { AssociateId: number } // as JavaScript may do
    expect(toRequest(saveEMailAccount, settings())(site, input)).toEqual(
      E.left({ _tag: 'Key', key: 'AssociateId', failure: { _tag: 'Hidden', expected: 'Int32', kind } }),
    )
  })

  it.each([
    [null, 'null'],
    [['a'], 'an array of 1'],
    ['a', 'a string'],
  ])('with the kind of an input that is no object: %j', (input, kind) => {
    expect(toRequest(saveEMailAccount, settings())(site, input as never)).toEqual(
      E.left({ _tag: 'Hidden', expected: 'EMailAccount', kind }),
    )
  })

  it('with the value where the input can hold no secret', () => {
    const input = { ThingId: 'one', reason: null } as unknown as { ThingId: number; reason: null } // as JavaScript may do
    expect(toRequest(removeThing, settings())(site, input)).toEqual(
      E.left({ _tag: 'Key', key: 'ThingId', failure: { _tag: 'Leaf', expected: 'Int32', actual: 'one' } }),
    )
  })

  const codec = entity('Thing', {}, { Count: t.unknown, Parts: t.readonlyArray(t.unknown) })
  const saveThing = agent('Thing')(() => ({
    name: 'SaveThing',
    summary: '',
    parameters: parameters.body(codec),
    answer: answers.value(codec),
  }))

  it.each<readonly [string, object, string]>([
    [
      'a bigint',
      { Count: 1n },
      'body.Count: expected a value that can be written, got another one: JSON cannot carry what is bigint',
    ],
    [
      'a bigint far below',
      { Count: { aLongNameOfAProperty: { anotherLongNameOfAProperty: { theLast: 1n } } } },
      'body.Count.aLongNameOfAProperty.anotherLongNameOfAProperty.theLast: expected a value that can be written, got another one: JSON cannot carry what is bigint',
    ],
    [
      'a bigint under a name with a digit',
      { Count: { Line2: 1n } },
      'body.Count.Line2: expected a value that can be written, got another one: JSON cannot carry what is bigint',
    ],
    [
      'a bigint under a name that is not shown',
      { 'a b': 1n },
      'body: expected a value that can be written, got another one: a property: JSON cannot carry what is bigint',
    ],
  ])('as %s, which its media type cannot carry, with the path and the reason', (_, input, line) => {
    const outcome = toRequest(saveThing, settings())(site, input)
    expect(F.pipe(outcome, E.mapLeft(drawDecodeFailure))).toEqual(E.left([line]))
  })

  it('as half a character in the query', () => {
    const outcome = toRequest(removeThing, settings())(site, { ThingId: 1, reason: '\ud800' })
    expect(F.pipe(outcome, E.mapLeft(drawDecodeFailure))).toEqual(
      E.left([
        'query.reason: expected a value that can be written, got another one: a query cannot carry half a surrogate pair',
      ]),
    )
  })

  it('as an input that throws when it is read, without what it threw', () => {
    const unreadable = {
      get EMailAddress(): string {
        throw new Error('s3cret')
      },
    }
    expect(toRequest(saveEMailAccount, settings())(site, unreadable)).toEqual(
      E.left({ _tag: 'Hidden', expected: 'an input that can be read', kind: 'one that throws' }),
    )
  })

  it('as an input that is another after it was validated', () => {
    let reads = 0
    const changing = {
      get AssociateId(): number {
        return (reads++ > 0 ? 'text' : 1) as number // as JavaScript may do
      },
    }
    expect(toRequest(saveEMailAccount, settings())(site, changing)).toMatchObject(
      E.left({ _tag: 'Key', key: 'AssociateId' }),
    )
  })
})

it.each([
  [{}, false],
  [{ EMailAccountId: 0 }, false],
  [{ EMailAccountId: 270 }, true],
])('a save of %j may be repeated: %s', (input, isRepeatable) => {
  expect(toRequest(saveEMailAccount, settings())(site, input)).toMatchObject(E.right({ isRepeatable }))
})

it('a request is the same however often it is written', () => {
  const write = toRequest(saveEMailAccount, settings())
  expect(write(site, { EMailAccountId: 270 })).toEqual(write(site, { EMailAccountId: 270 }))
})

import {
  agent,
  answers,
  arrayOf,
  deleteEMailAccount,
  dictionary,
  EMailAccount,
  entity,
  getCurrentAccountId,
  getEMailAccount,
  Int32,
  nullable,
  type Operation,
  parameters,
} from '@so-email/codecs'
import { option as O } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { exchangeOf } from '../../src/contract/exchangeOf.js'
import { matched } from '../../src/contract/matched.js'

const jsonType = 'application/json; charset=utf-8'
const headers = {
  'Content-Type': { 'pact:matcher:type': 'regex', regex: '^application/json(;.*)?$', value: jsonType },
}
const type = (value: unknown) => ({ 'pact:matcher:type': 'type', value })
const integer = (value: number) => ({ 'pact:matcher:type': 'integer', value })

const account: t.TypeOf<typeof EMailAccount> = {
  EMailAccountId: 270,
  EMailAddress: 'sales@example.test',
  AssociateId: 244,
  IncomingCredentials: null,
  OutgoingCredentials: null,
  AccountStatus: 4,
  ErrorCount: 0,
  ErrorReason: null,
}

describe('the exchange of an operation', () => {
  it('has its parameters in the query, and no body where the operation has none', () => {
    expect(exchangeOf(getEMailAccount)({ input: { eMailAccountId: 270 }, output: O.some(account) }).request).toEqual({
      method: 'POST',
      path: '/api/v1/Agents/EMail/GetEMailAccount',
      query: { eMailAccountId: '270' },
      headers: { Accept: jsonType },
    })
  })

  it('has no parameter in the query that is absent or null, as our client sends none', () => {
    const listOf = agent('List')(() => ({
      name: 'ListOf',
      summary: 'Lists.',
      parameters: parameters.query(
        entity('ListOf', { page: Int32 }, { filter: nullable(t.string), order: t.string }),
        ...(['page', 'filter', 'order'] as const),
      ),
      answer: answers.value(Int32),
    }))
    const queries = [{ page: 1 }, { page: 1, filter: null }, { page: 1, filter: 'x' }].map(
      (input) => exchangeOf(listOf)({ input, output: 7 }).request.query,
    )

    expect(queries).toEqual([{ page: '1' }, { page: '1' }, { page: '1', filter: 'x' }])
  })

  it('requires the type of each value of the output, and the value of those that are literal', () => {
    const sample = {
      input: { eMailAccountId: 270 },
      output: O.some(account),
      literal: ['EMailAccountId', 'EMailAddress'],
    }

    expect(exchangeOf(getEMailAccount)(sample).response).toEqual({
      status: 200,
      headers,
      body: {
        EMailAccountId: 270,
        EMailAddress: 'sales@example.test',
        AssociateId: integer(244),
        IncomingCredentials: null,
        OutgoingCredentials: null,
        AccountStatus: integer(4),
        ErrorCount: integer(0),
        ErrorReason: null,
      },
    })
  })

  it('has the other parameters in the body, and a value that is no object as a matcher', () => {
    const countOf: Operation<{ readonly $page: number; readonly Names: ReadonlyArray<string> }, number> = {
      agent: 'List',
      name: 'CountOf',
      summary: 'Counts.',
      parameters: {
        codec: entity('CountOf', { $page: Int32, Names: arrayOf(t.string) }, {}),
        query: ['$page'],
        hasBody: true,
        complete: (input) => ({ ...input, Names: [...input.Names, 'last'] }),
      },
      answer: { status: 200, codec: Int32, decode: Int32.decode, encode: Int32.encode },
      changes: false,
      isRepeatable: () => true,
    }

    expect(exchangeOf(countOf)({ input: { $page: 2, Names: ['first'] }, output: 7 })).toEqual({
      request: {
        method: 'POST',
        path: '/api/v1/Agents/List/CountOf',
        query: { $page: '2' },
        headers: { Accept: jsonType, 'Content-Type': jsonType },
        body: { Names: ['first', 'last'] },
      },
      response: { status: 200, headers, body: integer(7) },
    })
  })

  it('has no body where the answer is nothing', () => {
    expect(exchangeOf(deleteEMailAccount)({ input: { eMailAccountId: 270 }, output: undefined }).response).toEqual({
      status: 204,
    })
    expect(exchangeOf(getCurrentAccountId)({ input: undefined, output: O.none }).response).toEqual({
      status: 200,
      headers,
      body: integer(0),
    })
  })
})

describe('an example of a codec', () => {
  const Tag = entity('Tag', { Name: nullable(t.string) }, { Weight: Int32 })

  it.each([
    ['a text', t.string, 'x', type('x')],
    ['a boolean', t.boolean, true, type(true)],
    ['an integer', Int32, 3, integer(3)],
    ['null', nullable(t.string), null, null],
    ['a text that may be null', nullable(t.string), 'x', type('x')],
    ['a list, by its first item', arrayOf(Tag), [{ Name: 'x' }], { ...type([{ Name: type('x') }]), min: 1 }],
    ['an empty list', arrayOf(Tag), [], []],
    [
      'a dictionary, whose names are free',
      dictionary(Int32, 'Counts'),
      { a: 1, b: 2 },
      { 'pact:matcher:type': 'values', value: { a: integer(1), b: integer(2) } },
    ],
    ['an empty dictionary', dictionary(Int32, 'Counts'), {}, {}],
    ['an entity, without the properties that the example lacks', Tag, { Name: 'x' }, { Name: type('x') }],
    ['an entity, without a property that its codec lacks', Tag, { Name: 'x', Tomorrow: 1 }, { Name: type('x') }],
    ['an entity that may be null', nullable(Tag), null, null],
    ['one of several types, as it is', t.union([t.string, Int32, t.null]), 'x', 'x'],
    ['one of two types, as it is', t.union([Int32, t.string]), 'x', 'x'],
    ['a text after null', t.union([t.null, t.string]), 'x', type('x')],
    ['a constant, as it is', t.literal('x'), 'x', 'x'],
  ])('matches %s', (_what, codec, example, expected) => {
    expect(matched(codec)(example)).toEqual(expected)
  })

  it('matches a date-time with ticks and an offset, and without them', () => {
    const { LastFetch } = Object(matched(EMailAccount)({ ...account, LastFetch: '2008-08-06T16:32:38.9926739+02:00' }))
    const expression = new RegExp(LastFetch.regex)

    expect(LastFetch).toMatchObject({ 'pact:matcher:type': 'regex', value: '2008-08-06T16:32:38.9926739+02:00' })
    expect(
      ['2008-08-06T16:32:38', '0001-01-01T00:00:00Z', LastFetch.value].filter((each) => !expression.test(each)),
    ).toEqual([])
    expect(['2008-08-06', '/Date(1218033158992+0200)/', ''].filter((each) => expression.test(each))).toEqual([])
  })
})

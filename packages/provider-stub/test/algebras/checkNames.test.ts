import { arrayOf, EMailAccount, entity, optionalKeys } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { checkNames } from '../../src/algebras/checkNames.js'
import { makeStub, sampleAccount, sampleUser } from '../../src/index.js'
import { readStateSetupFromTexts } from '../../src/states/States.js'

const inner = entity('inner', { a: t.string }, { b: t.string })
const either = t.union([t.type({ _tag: t.literal('x') }), t.type({ _tag: t.literal('y'), z: t.string })])

describe('a name that a codec does not have is found', () => {
  it.each<readonly [string, t.Any, unknown, string]>([
    ['in an object', t.type({ a: t.string }), { a: '', b: '' }, 'there is no b, only: a'],
    ['among optional names', optionalKeys({ a: t.string }, 'all'), { A: '' }, 'there is no A, only: a'],
    ['in an entity', inner, { a: '', c: '' }, 'there is no c, only: a, b'],
    [
      'in a list',
      t.type({ all: arrayOf(inner) }),
      { all: [{ a: '' }, { a: '', c: '' }] },
      'there is no all[1].c, only: a, b',
    ],
    ['in the member of a union that the value is', either, { _tag: 'x', z: '' }, 'there is no z, only: _tag'],
    ['where there are none', entity('nothing', {}, {}), { a: '' }, 'there is no a'],
    ['though every object inherits it', inner, { a: '', toString: '' }, 'there is no toString, only: a, b'],
    ['short and on one line', inner, { a: '', '\u001b\n': '' }, 'there is no \\u{1b}\\u{a}, only: a, b'],
  ])('%s', (_, codec, value, reason) => {
    expect(checkNames(codec)(value)).toEqual(E.left(reason))
  })

  it.each<readonly [string, t.Any, unknown]>([
    ['all names', inner, { a: '', b: '' }],
    ['the other member of a union', either, { _tag: 'y', z: '' }],
    ['an account with a property of a later version', arrayOf(EMailAccount), [{ ...sampleAccount, Later: 1 }]],
    ['any value', t.type({ a: t.unknown }), { a: { b: 1 } }],
    ['any names', t.record(t.string, t.string), { a: '' }],
  ])('and no other: %s', (_, codec, value) => {
    expect(checkNames(codec)(value)).toEqual(E.right(value))
  })
})

const stub = (options: object) => () => makeStub(options)
const enter = (name: string, params: unknown) => E.toUnion(makeStub().states.enterUnknown(name, params))

it.each([
  [{ users: [{ ...sampleUser, ticket: ['sample'] }] }, 'users: there is no [0].ticket, only: name, password, '],
  [{ tenant: { contextId: 'Cust1', sate: 'Suspended' } }, 'tenant: there is no sate, only: contextId, state, validFor'],
  [{ mailDomains: [{ domain: 'a.test', MX: true }] }, 'mailDomains: there is no [0].MX, only: domain, mx, spf'],
  [{ mailServers: [{ host: 'a.test', logins: [], Port: 1 }] }, 'mailServers: there is no [0].Port, only: host, '],
])('an option with a misspelled name is refused: %j', (options, reason) => {
  expect(stub(options)).toThrow(`the option ${reason}`)
})

it.each([
  ['an account exists', { id: 1, adress: 'x' }, 'there is no adress, only: id, address, associateId'],
  ['no account exists', { id: 1 }, 'there is no id'],
  ['a tenant has moved', { contextId: 'C', path: '/x', from: '/' }, 'there is no from, only: contextId, path'],
  [
    'the next operations fail',
    { fault: { _tag: 'Status', status: 429, RetryAfter: 2 }, times: 1 },
    'there is no fault.RetryAfter, only: _tag, status, retryAfter',
  ],
])('the state %s with a misspelled name is refused: %j', (name, params, reason) => {
  expect(enter(name, params)).toBe(reason)
})

it('a state with a misspelled name in a query is refused', () => {
  expect(readStateSetupFromTexts('an account exists', { id: '1', associate: '5' })).toEqual(
    E.left('there is no associate, only: id, address, associateId'),
  )
})

it('a fault with a misspelled name is refused', () => {
  const fault = { _tag: 'Latency', milliseconds: 1, times: 3 } as const

  expect(() => makeStub().fail(fault)).toThrow('there is no fault.times, only: _tag, milliseconds')
})

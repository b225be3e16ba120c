import { SaveEMailAccountRequest } from '@so-email/codecs'
import * as t from 'io-ts'
import { expect, it } from 'vitest'
import { misspelled } from '../src/misspelled.js'

const find = misspelled(SaveEMailAccountRequest)

const wrong = (key: string, name: string) => ({
  _tag: 'Key',
  key,
  failure: { _tag: 'Hidden', expected: `the name ${name}`, kind: 'another case' },
})

it.each([
  ['at the top', { EMailAccountId: 1, eMailAddress: 'a' }, wrong('eMailAddress', 'EMailAddress')],
  ['beside the right one', { EMAILADDRESS: 'a', EMailAddress: 'b' }, wrong('EMAILADDRESS', 'EMailAddress')],
  [
    'in credentials',
    { IncomingCredentials: { Port: 993, password: 'a' } },
    { _tag: 'Key', key: 'IncomingCredentials', failure: wrong('password', 'Password') },
  ],
])('a documented name in another case is found: %s', (_, value, failure) => {
  expect(find(value)).toEqual(failure)
})

it.each([
  ['a documented one', { EMailAddress: 'a', IncomingCredentials: { Password: 'a' } }],
  ['an unknown one', { MailAddress: 'a', constructor: 1, ['__proto__']: 1 }],
  ['one inside of an unknown one', { More: { eMailAddress: 'a' } }],
  ['none', null],
])('no other name is found: %s', (_, value) => {
  expect(find(value)).toBe(null)
})

it('each member of a union is searched', () => {
  const either = misspelled(t.union([t.null, t.type({ Name: t.string }), t.type({ Size: t.string })]))

  expect([either({ name: 'a' }), either({ size: 'a' }), either({ Name: 'a', Size: 'a' }), either(null)]).toEqual([
    wrong('name', 'Name'),
    wrong('size', 'Size'),
    null,
    null,
  ])
})

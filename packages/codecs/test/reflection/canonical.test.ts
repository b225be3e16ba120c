import fc from 'fast-check'
import * as t from 'io-ts'
import { expect, test } from 'vitest'
import {
  canonical,
  dictionary,
  EMailAccount,
  entity,
  Int32,
  nullable,
  SaveEMailAccountRequest,
  secret,
} from '../../src/index.js'
import { arbitrary } from '../../src/reflection/arbitrary.js'

test('a property of any casing gets its documented name, at every depth', () => {
  expect(
    canonical(EMailAccount)({
      emailaddress: 'a',
      eMailAccountId: 1,
      incomingCredentials: { password: 'b', PORT: 993, tableRight: { mask: 'FULL' } },
    }),
  ).toEqual({
    EMailAddress: 'a',
    EMailAccountId: 1,
    IncomingCredentials: { Password: 'b', Port: 993, TableRight: { Mask: 'FULL' } },
  })
})

test('a copy has the properties of the value and no others', () => {
  expect(canonical(EMailAccount)({ emailaddress: 'a', Other: undefined })).toStrictEqual({
    EMailAddress: 'a',
    Other: undefined,
  })
  expect(canonical(dictionary(EMailAccount, 'Accounts'))({ a: { errorcount: 1 }, b: 2 })).toStrictEqual({
    a: { ErrorCount: 1 },
    b: 2,
  })
})

test('the keys of a dictionary are data, and what they hold is made canonical', () => {
  expect(canonical(EMailAccount)({ FieldProperties: { emailaddress: { fieldlength: 4 } } })).toEqual({
    FieldProperties: { emailaddress: { FieldLength: 4 } },
  })
})

test('what the entity does not know stays as it is, a key named __proto__ included', () => {
  const text = '{"PropertyOfTomorrow":1,"propertyoftomorrow":2,"__proto__":{"emailaddress":"x"},"emailaddress":"a"}'
  const made = canonical(EMailAccount)(JSON.parse(text))
  expect(JSON.stringify(made)).toBe(text.replace(/"emailaddress":"a"/, '"EMailAddress":"a"'))
  expect(Object.getPrototypeOf(made)).toBe(Object.prototype)
})

test('of two spellings the last one wins, although another is exact', () => {
  expect(canonical(EMailAccount)({ EMailAddress: null, emailaddress: 'b' })).toEqual({ EMailAddress: 'b' })
  expect(canonical(EMailAccount)({ emailaddress: 'a', EMailAddress: 'exact' })).toEqual({ EMailAddress: 'exact' })
})

test('of two wrong spellings the last one wins', () => {
  expect(canonical(EMailAccount)({ emailaddress: 'a', EMAILADDRESS: 'b' })).toEqual({ EMailAddress: 'b' })
})

test('the items of an array and the members of a union are made canonical', () => {
  const Team = entity('Team', { Members: nullable(t.array(entity('Person', { Name: t.string }, {}))) }, {})
  expect(canonical(Team)({ members: [{ name: 'a' }, { Name: 'b' }, 3] })).toEqual({
    Members: [{ Name: 'a' }, { Name: 'b' }, 3],
  })
  const right = { Members: [{ Name: 'a' }] }
  expect(canonical(Team)(right)).toBe(right)
})

test('of two properties that differ in their casing alone each keeps its name', () => {
  const Twins = entity('Twins', { Pin: Int32, pin: Int32 }, {})
  expect(canonical(Twins)({ Pin: 1, pin: 2 })).toEqual({ Pin: 1, pin: 2 })
  expect(canonical(Twins)({ pin: 2, Pin: 1 })).toEqual({ Pin: 1, pin: 2 })
})

test('every member of a union has its names', () => {
  const Circle = entity('Circle', { Radius: Int32 }, {})
  const Square = entity('Square', { Side: Int32 }, {})
  const Shape = t.union([Circle, t.null, Square])
  expect([{ radius: 1 }, { SIDE: 2 }, null].map(canonical(Shape))).toEqual([{ Radius: 1 }, { Side: 2 }, null])
})

test('a secret is found under a name of another casing', () => {
  const Vault = entity('Vault', { Box: secret(entity('Box', { Key: Int32 }, {})) }, {})
  expect(canonical(Vault)({ box: { KEY: 1 } })).toEqual({ Box: { Key: 1 } })
})

test.each([undefined, null, 'text', 0, true, [], [1]])('what is no object comes back as it is: %s', (value) => {
  expect(canonical(EMailAccount)(value)).toBe(value)
  expect(canonical(dictionary(EMailAccount, 'Accounts'))(value)).toBe(value)
  expect(canonical(t.array(EMailAccount))(value)).toBe(value)
})

test('a value with the documented names comes back itself', () => {
  fc.assert(fc.property(arbitrary(EMailAccount), (account) => canonical(EMailAccount)(account) === account))
})

test('the casing of a request makes no difference', () => {
  const recase = (value: unknown, change: (name: string) => string): unknown =>
    t.UnknownRecord.is(value)
      ? Object.fromEntries(Object.entries(value).map(([name, each]) => [change(name), recase(each, change)]))
      : value
  const request = arbitrary(SaveEMailAccountRequest).map((account) => ({
    ...account,
    // Their dictionaries would be recased as well.
    IncomingCredentials: null,
    OutgoingCredentials: null,
  }))
  fc.assert(
    fc.property(request, fc.constantFrom('toLowerCase', 'toUpperCase'), (account, to) => {
      expect(canonical(SaveEMailAccountRequest)(recase(account, (name) => name[to]()))).toEqual(account)
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { complete, EMailAccount, isNew, SaveEMailAccountRequest, type ServiceAuth } from '../../src/index.js'
import { arbitrary } from '../../src/reflection/arbitrary.js'
import { account, credentials, samples } from '../samples.js'

const request: unknown = JSON.parse(samples.find(({ name }) => name === 'seed.request')?.text ?? '')
/** The order of the documented sample. */
const documented = Object.keys(Object(request))

/** Credentials without what only the server sets. */
const ofClient = (given: ServiceAuth | null | undefined) => {
  if (given === null || given === undefined) return null
  const { TableRight: _, FieldProperties: __, ...rest } = given
  return rest
}

describe('what a client writes', () => {
  test('the documented request stays as it is', () => {
    expect(SaveEMailAccountRequest.is(request) && JSON.stringify(complete(request))).toBe(JSON.stringify(request))
  })
  test('for a new account every documented property, in the documented order, with the defaults of .NET', () => {
    // What a later version of the page adds comes after these.
    expect(Object.entries(complete({})).slice(0, documented.length)).toEqual([
      ['EMailAccountId', 0],
      ['EMailAddress', null],
      ['AssociateId', 0],
      ['IncomingCredentials', null],
      ['OutgoingCredentials', null],
      ['AccountStatus', 0],
      ['ErrorCount', 0],
      ['ErrorReason', null],
      ['InboxFolder', null],
      ['SentFolder', null],
      ['SimpleMode', 0],
      ['LastFetch', '0001-01-01T00:00:00'],
    ])
  })
  test('properties that only the server sets are left out, unknown ones are kept', () => {
    const value = { ...account, PropertyOfTomorrow: 1 }
    expect(EMailAccount.is(value) && Object.keys(complete(value))).toEqual([...documented, 'PropertyOfTomorrow'])
  })
  test('what only the server sets is left out of the credentials as well', () => {
    const rights = { TableRight: { Mask: 'FULL', Reason: '' }, FieldProperties: {} }
    const given = { ...credentials, ...rights, Unknown: 1 }
    expect(
      complete({ EMailAccountId: 270, IncomingCredentials: given, OutgoingCredentials: { ...credentials, ...rights } }),
    ).toMatchObject({
      IncomingCredentials: { ...credentials, Unknown: 1 },
      OutgoingCredentials: credentials,
    })
    expect(Object.keys(Object(complete({ IncomingCredentials: given }).IncomingCredentials))).toEqual([
      ...Object.keys(credentials),
      'Unknown',
    ])
  })
  test('nothing that is given is changed', () => {
    const given = Object.freeze({ IncomingCredentials: Object.freeze({ ...credentials, TableRight: null }) })
    complete(given)
    expect(given).toEqual({ IncomingCredentials: { ...credentials, TableRight: null } })
  })
  test('a later property that the server did not answer is not invented on an update', () => {
    expect(Object.keys(complete({ EMailAccountId: 1, SentFolder: 'Sent' }))).toEqual([
      ...documented.slice(0, 8),
      'SentFolder',
    ])
  })
  test('UseGraphApi is written after LastFetch if it is given, and not invented', () => {
    const value = { UseGraphApi: 1, PropertyOfTomorrow: 1 }
    const expected = [...documented, 'UseGraphApi', 'PropertyOfTomorrow']

    // What a later version of the page adds need not be here.
    expect(Object.keys(complete(value)).filter((name) => expected.includes(name))).toEqual(expected)
    expect(Object.keys(complete({ ...value, EMailAccountId: 270 }))).toEqual([
      ...documented.slice(0, 8),
      'UseGraphApi',
      'PropertyOfTomorrow',
    ])
    expect(Object.keys(complete({}))).not.toContain('UseGraphApi')
  })
  test('a property called __proto__ is kept like any other', () => {
    const given: SaveEMailAccountRequest = JSON.parse('{"EMailAccountId":270,"__proto__":{"polluted":true}}')

    expect(Object.entries(complete(given)).at(-1)).toEqual(['__proto__', { polluted: true }])
    expect(Object.getPrototypeOf(complete(given))).toBe(Object.prototype)
  })
  test('what an instance of a class inherits is written', () => {
    class Account implements SaveEMailAccountRequest {
      get EMailAddress() {
        return 'ops@example.test'
      }
    }

    expect(complete(new Account())).toMatchObject({ EMailAccountId: 0, EMailAddress: 'ops@example.test' })

    class Credentials implements ServiceAuth {
      readonly ServiceAuthId = 12
      readonly Server = 'imap.example.test'
      readonly Port = 993
      readonly AuthType = 'plain-text'
      readonly Username = 'ops'
      readonly TableRight = null
      get Password() {
        return 'a password'
      }
    }

    expect(complete({ IncomingCredentials: new Credentials() }).IncomingCredentials).toEqual(credentials)
  })
  test('it is a valid request, completing it again changes nothing, and no property is lost', () => {
    fc.assert(
      fc.property(arbitrary(SaveEMailAccountRequest), (given) => {
        const written = complete(given)
        expect(SaveEMailAccountRequest.is(written)).toBe(true)
        expect(JSON.stringify(complete(written))).toBe(JSON.stringify(written))
        const { EMailAccountId, IncomingCredentials, OutgoingCredentials, ...rest } = given
        expect(written).toMatchObject({ ...rest, EMailAccountId: EMailAccountId ?? 0 })
        expect(written.IncomingCredentials).toEqual(ofClient(IncomingCredentials))
        expect(written.OutgoingCredentials).toEqual(ofClient(OutgoingCredentials))
        expect(isNew(written)).toBe(isNew(given))
      }),
    )
  })
})

test.each([
  [{}, true],
  [{ EMailAccountId: null }, true],
  [{ EMailAccountId: 0 }, true],
  [{ EMailAccountId: -0 }, true],
  [{ EMailAccountId: 270 }, false],
  [{ EMailAccountId: -1 }, false],
])('whether saving %j creates an account: %s', (value, expected) => {
  expect(isNew(value)).toBe(expected)
})

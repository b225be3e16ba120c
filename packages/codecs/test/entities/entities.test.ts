import fc from 'fast-check'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, expectTypeOf, test } from 'vitest'
import {
  AccountStatus,
  type DateTimeOffset,
  EMailAccount,
  EMailConnectionInfo,
  EMailConnectionInfoExtended,
  type Entity,
  ETenantState,
  entity,
  FieldProperties,
  type FieldProperty,
  FieldRight,
  Int32,
  nullable,
  type OptionalKeysType,
  SaveEMailAccountRequest,
  ServiceAuth,
  TableRight,
  TenantState,
} from '../../src/index.js'
import { arbitrary } from '../../src/reflection/arbitrary.js'
import { account, credentials } from '../samples.js'

const codecs: ReadonlyArray<t.Mixed> = [
  ...[EMailAccount, SaveEMailAccountRequest, ServiceAuth, TableRight, FieldRight, FieldProperties, TenantState],
  ...[EMailConnectionInfo, EMailConnectionInfoExtended],
]

describe.each(codecs)('$name', (codec) => {
  /** Valid values with unknown properties. */
  const values = fc
    .tuple(arbitrary(codec), codec === FieldProperties ? fc.constant({}) : fc.dictionary(fc.string(), fc.jsonValue()))
    .map(([known, unknown]): unknown => ({ ...unknown, ...known }))

  test('decoding what was encoded is the identity, to the very object', () => {
    fc.assert(
      fc.property(values, (value) => {
        const decoded = codec.decode(codec.encode(value))
        expect(E.isRight(decoded) && decoded.right === value).toBe(true)
      }),
    )
  })
  test('decoding changes nothing of the value, and agrees with `is`', () => {
    fc.assert(
      fc.property(values, (value) => {
        const before = structuredClone(value)
        expect(codec.decode(Object.freeze(value))).toEqual(E.right(before))
        expect(codec.is(value)).toBe(true)
      }),
    )
  })
  test('through JSON and back it is the same', () => {
    fc.assert(
      fc.property(values, (value) => {
        const text = JSON.stringify(codec.encode(value))
        const decoded = codec.decode(JSON.parse(text))
        expect(E.isRight(decoded) && JSON.stringify(decoded.right)).toBe(text)
      }),
    )
  })
})

describe('the answer of a server', () => {
  test.each(['EMailAccountId', 'EMailAddress', 'AssociateId', 'IncomingCredentials', 'OutgoingCredentials'])(
    'it must have %s',
    (name) => {
      expect(EMailAccount.is(Object.fromEntries(Object.entries(account).filter(([key]) => key !== name)))).toBe(false)
    },
  )
  test.each(['AccountStatus', 'ErrorCount', 'ErrorReason'])('it must have %s', (name) => {
    expect(EMailAccount.is(Object.fromEntries(Object.entries(account).filter(([key]) => key !== name)))).toBe(false)
  })
  test.each(['InboxFolder', 'SentFolder', 'SimpleMode', 'LastFetch', 'TableRight', 'FieldProperties'])(
    'it may lack %s, as versions of the page do',
    (name) => {
      expect(EMailAccount.is(Object.fromEntries(Object.entries(account).filter(([key]) => key !== name)))).toBe(true)
      expect(EMailAccount.is({ ...account, [name]: undefined })).toBe(false)
    },
  )
  test.each(['EMailAccountId', 'AssociateId', 'AccountStatus', 'ErrorCount', 'SimpleMode', 'LastFetch'])(
    '%s is a value type and never null',
    (name) => {
      expect(EMailAccount.is({ ...account, [name]: null })).toBe(false)
    },
  )
  test('credentials without rights, and with the empty rights of older pages', () => {
    expect(EMailAccount.is({ ...account, IncomingCredentials: credentials })).toBe(true)
    expect(EMailAccount.is({ ...account, IncomingCredentials: { ...credentials, TableRight: {} } })).toBe(true)
    expect(EMailAccount.is({ ...account, IncomingCredentials: {} })).toBe(false)
  })
})

describe('the codes of AccountStatus', () => {
  test('they have the names of the database enumeration', () => {
    expect(AccountStatus).toEqual({ Unknown: 0, Deleted: 1, Failing: 2, Failed: 3, Ok: 4 })
  })
  test('a code without a name is kept', () => {
    fc.assert(
      fc.property(arbitrary(Int32), (code) => {
        const value = { ...account, AccountStatus: code }
        expect(EMailAccount.decode(value)).toEqual(E.right(value))
      }),
    )
  })
})

describe('the state of a tenant', () => {
  const documented = {
    ContextIdentifier: 'Cust12345',
    Endpoint: 'https://online2.superoffice.com/Cust12345',
    State: 'Running',
    IsRunning: true,
    ValidUntil: '2026-02-23T09:52:01.9342965Z',
    Api: 'https://online2.superoffice.com/Cust12345/api',
    Version: 'Release_11.10_2026.02.24-02',
  }
  test('the documented one is valid, also under a name that is not documented', () => {
    expect(TenantState.decode(documented)).toEqual(E.right(documented))
    expect(TenantState.is({ ...documented, State: 'Moving' })).toBe(true)
  })
  test.each(['ContextIdentifier', 'State', 'IsRunning', 'ValidUntil'])('it must have %s', (name) => {
    expect(TenantState.is({ ...documented, [name]: null })).toBe(false)
    expect(TenantState.is(Object.fromEntries(Object.entries(documented).filter(([key]) => key !== name)))).toBe(false)
  })
  test.each(['Endpoint', 'Api', 'Version'])('it may lack %s, or have null there', (name) => {
    expect(TenantState.is({ ...documented, [name]: null })).toBe(true)
    expect(TenantState.is(Object.fromEntries(Object.entries(documented).filter(([key]) => key !== name)))).toBe(true)
  })
  test('its states have the documented numbers', () => {
    expect(ETenantState).toEqual({
      Unknown: 0,
      Provisioning: 1,
      Running: 2,
      Deleted: 3,
      Suspended: 4,
      OnlineMaintenance: 5,
      OfflineMaintenance: 6,
      ProvisioningFailed: 8,
      Deleting: 10,
      DeleteFailed: 11,
      MigrationPending: 12,
    })
  })
})

describe('the compiler', () => {
  test('gives an account the types that .NET has', () => {
    expectTypeOf<EMailAccount['EMailAccountId']>().toEqualTypeOf<number>()
    expectTypeOf<EMailAccount['EMailAddress']>().toEqualTypeOf<string | null>()
    expectTypeOf<EMailAccount['IncomingCredentials']>().toEqualTypeOf<ServiceAuth | null>()
    expectTypeOf<NonNullable<EMailAccount['LastFetch']>>().toEqualTypeOf<DateTimeOffset>()
    expectTypeOf<SaveEMailAccountRequest['EMailAccountId']>().toEqualTypeOf<number | null | undefined>()
    expectTypeOf<FieldProperties[string]>().toEqualTypeOf<FieldProperty>()
    expectTypeOf<EMailAccount>().toExtend<SaveEMailAccountRequest>()
    expectTypeOf<SaveEMailAccountRequest>().not.toExtend<EMailAccount>()
  })

  test('rejects values of another type', () => {
    const account: EMailAccount = {
      EMailAccountId: 1,
      EMailAddress: null,
      AssociateId: 1,
      IncomingCredentials: null,
      OutgoingCredentials: null,
      AccountStatus: AccountStatus.Ok,
      ErrorCount: 0,
      ErrorReason: null,
    }
    // @ts-expect-error an entity is not written to: a change makes another value
    const assign = () => (account.ErrorCount = 1)
    // @ts-expect-error an optional key is absent or has a value, never undefined
    const explicit: SaveEMailAccountRequest = { InboxFolder: undefined }
    // @ts-expect-error a value type is not null
    const nothing: SaveEMailAccountRequest = { ErrorCount: null }
    // @ts-expect-error a text becomes a date-time by being decoded
    const unproved: SaveEMailAccountRequest = { LastFetch: '2008-08-06T16:32:38' }
    // @ts-expect-error an answer that lacks what every version has
    const short: EMailAccount = { EMailAccountId: 1 }
    // @ts-expect-error credentials are an entity, not a text
    const text: SaveEMailAccountRequest = { IncomingCredentials: 'user:password' }
    expect([assign, explicit, nothing, unproved, short, text]).toHaveLength(6)
  })

  test('gives a described entity the type of its values', () => {
    const Made = entity('Made', { Id: Int32 }, { Note: nullable(t.string) })
    expectTypeOf<t.TypeOf<typeof Made>>().toEqualTypeOf<{ readonly Id: number; readonly Note?: string | null }>()
    expectTypeOf<Entity<{ Id: typeof Int32 }, Record<never, t.Mixed>>>().toEqualTypeOf<{ readonly Id: number }>()
    expectTypeOf<OptionalKeysType<{ Note: t.StringC }>['exact']>().toEqualTypeOf<true>()
    // @ts-expect-error a property is described by a codec
    const wrong = () => entity('Wrong', { Id: 'int' }, {})
    expect(wrong).toThrow()
  })
})

test.each([
  ['EMailConnectionInfo', EMailConnectionInfo, {}],
  ['EMailConnectionInfoExtended', EMailConnectionInfoExtended, { Port: 993, Protocol: null }],
] as const)('%s lacks no property but UseGraphApi and the rights', (_, codec, more) => {
  const whole = { ...more, ServerName: null, UserName: null, Password: null, Folder: null, UseSSL: true }
  const isWithout = (name: string) =>
    codec.is(Object.fromEntries(Object.entries(whole).filter(([each]) => each !== name)))

  expect(codec.is(whole)).toBe(true)
  expect(Object.keys(whole).filter(isWithout)).toEqual([])
})

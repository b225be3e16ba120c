/** What each entity is made of, by its page. A property that is added need not be here. */
import type * as t from 'io-ts'
import { expect, test } from 'vitest'
import {
  type Algebra,
  EMailAccount,
  EMailConnectionInfo,
  EMailConnectionInfoExtended,
  ErrorObject,
  FieldProperties,
  FieldProperty,
  FieldRight,
  fold,
  SaveEMailAccountRequest,
  ServiceAuth,
  SyncUserAccount,
  TableRight,
  TenantState,
} from '../../src/index.js'

interface Shape {
  readonly kind: string
  readonly properties: ReadonlyArray<string>
}

const leaf = (kind: string): Shape => ({ kind, properties: [] })

const algebra: Algebra<Shape> = {
  null: () => leaf('null'),
  string: () => leaf('text'),
  boolean: () => leaf('boolean'),
  unknown: () => leaf('any'),
  int32: () => leaf('int'),
  dateTimeOffset: () => leaf('date'),
  flagSet: ({ name }) => leaf(name),
  literal: (value) => leaf(String(value)),
  secret: ({ kind }) => leaf(`secret ${kind}`),
  array: ({ kind }) => leaf(`list of ${kind}`),
  dictionary: ({ kind }) => leaf(`dictionary of ${kind}`),
  union: (members) => ({
    kind: members.map(({ kind }) => kind).join(' or '),
    properties: members.flatMap(({ properties }) => properties),
  }),
  object: (kind, properties) => ({
    kind,
    properties: properties.map(
      ({ name, presence, value }) => `${name}${presence === 'optional' ? '?' : ''}: ${value.kind}`,
    ),
  }),
}

const carrier = ['TableRight?: TableRight or null', 'FieldProperties?: dictionary of FieldProperty or null']
const connection = [
  ...['ServerName: text or null', 'UserName: text or null', 'Password: secret text or null', 'Folder: text or null'],
  ...['UseSSL: boolean', 'UseGraphApi?: boolean', ...carrier],
]
const thrown = ['Error: true', 'ErrorType: text', 'ErrorSource: text']

test.each<[t.Any, string, ReadonlyArray<string>]>([
  [
    EMailAccount,
    'EMailAccount',
    [
      ...['EMailAccountId: int', 'EMailAddress: text or null', 'AssociateId: int'],
      ...['IncomingCredentials: ServiceAuth or null', 'OutgoingCredentials: ServiceAuth or null'],
      ...['AccountStatus: int', 'ErrorCount: int', 'ErrorReason: text or null', 'InboxFolder?: text or null'],
      ...['SentFolder?: text or null', 'SimpleMode?: int', 'LastFetch?: date', 'UseGraphApi?: int', ...carrier],
    ],
  ],
  [
    SaveEMailAccountRequest,
    'EMailAccount',
    [
      ...['EMailAccountId?: int or null', 'EMailAddress?: text or null', 'AssociateId?: int'],
      ...['IncomingCredentials?: ServiceAuth or null', 'OutgoingCredentials?: ServiceAuth or null'],
      ...['AccountStatus?: int', 'ErrorCount?: int', 'ErrorReason?: text or null', 'InboxFolder?: text or null'],
      ...['SentFolder?: text or null', 'SimpleMode?: int', 'LastFetch?: date', 'UseGraphApi?: int'],
    ],
  ],
  [
    ServiceAuth,
    'ServiceAuth',
    [
      ...['ServiceAuthId: int', 'Server: text or null', 'Port: int', 'AuthType: text or null'],
      ...['Username: text or null', 'Password: secret text or null', ...carrier],
    ],
  ],
  [EMailConnectionInfo, 'EMailConnectionInfo', connection],
  [
    EMailConnectionInfoExtended,
    'EMailConnectionInfoExtended',
    [
      ...['Port: int', 'ServerName: text or null', 'Protocol: text or null', 'UserName: text or null'],
      ...['Password: secret text or null', 'UseSSL: boolean', 'Folder: text or null', 'UseGraphApi?: boolean'],
      ...carrier,
    ],
  ],
  [
    SyncUserAccount,
    'SyncUserAccount',
    ['AccountId: int', 'AssociateName: text or null', 'AssociateId: int', ...carrier],
  ],
  [TableRight, 'TableRight', ['Mask?: ETableRight', 'Reason?: text or null']],
  [FieldRight, 'FieldRight', ['Mask?: EFieldRight', 'Reason?: text or null']],
  [FieldProperty, 'FieldProperty', ['FieldRight: FieldRight or null', 'FieldType: text or null', 'FieldLength: int']],
  [FieldProperties, 'dictionary of FieldProperty', []],
  [
    TenantState,
    'TenantState',
    [
      ...['ContextIdentifier: text', 'State: text', 'IsRunning: boolean', 'ValidUntil: date'],
      ...['Endpoint?: text or null', 'Api?: text or null', 'Version?: text or null'],
    ],
  ],
  [
    ErrorObject,
    'ErrorObject or ErrorObject or ErrorObject',
    [...thrown, 'ErrorMessage: text', ...thrown, 'Message: text', 'Message: text', 'MessageDetail: text'],
  ],
])('$name has the properties of its page, in their order', (codec, kind, properties) => {
  const shape = fold(algebra)(codec)

  expect(shape.kind).toBe(kind)
  expect(shape.properties.filter((each) => properties.includes(each))).toEqual(properties)
})

test('what is no entity by its kind has a name too', () => {
  expect([FieldProperties.name, ErrorObject.name]).toEqual(['FieldProperties', 'ErrorObject'])
})

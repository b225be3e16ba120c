/**
 * The `FieldProperties` that the stub answers: the .NET type and the length of each field, and no right denied. Lengths are
 * those of the database tables `email_account` and `service_auth`; 0 where no limit is known.
 */
import { type Algebra, type FieldProperties, fold } from '@so-email/codecs'
import type * as t from 'io-ts'
import { frozen } from '../performance/frozen.js'

/** The database's limits, in characters, by the name of the property. */
export const lengths: Readonly<Record<string, number>> = {
  EMailAddress: 255,
  ErrorReason: 254,
  InboxFolder: 255,
  SentFolder: 255,
  Server: 255,
  AuthType: 255,
  Username: 255,
  Password: 255,
}

/** The .NET type and the length of a field; `null` for a property that is no field; `fields` for an entity. */
interface Field {
  readonly type: string | null
  readonly length: number
  readonly fields: FieldProperties
}

const scalar = (type: string | null, length = 0): Field => ({ type, length, fields: {} })
const noField = () => scalar(null)

/** The fields that are a `short` in the .NET client, though the page has an int32 for each. */
const shorts = ['AccountStatus', 'SimpleMode', 'UseGraphApi']
const short = scalar('System.Int16', 2)

const algebra: Algebra<Field> = {
  null: noField,
  string: () => scalar('System.String'),
  boolean: () => scalar('System.Boolean', 1),
  unknown: noField,
  int32: () => scalar('System.Int32', 4),
  dateTimeOffset: () => scalar('System.DateTime', 16),
  flagSet: noField,
  literal: noField,
  secret: (of) => of,
  array: noField,
  dictionary: noField,
  union: ([first]) => first ?? noField(),
  object: (_name, properties) => ({
    type: null,
    length: 0,
    // Frozen, because all responses share it.
    fields: frozen(
      Object.fromEntries(
        properties.flatMap(({ name, value }) => {
          const { type, length } = shorts.includes(name) ? short : value
          return type === null
            ? []
            : [[name, { FieldRight: null, FieldType: type, FieldLength: lengths[name] ?? length }]]
        }),
      ),
    ),
  }),
}

const fieldOf = /*#__PURE__*/ fold(algebra)

/** The field properties of an entity: one object an entity, shared by all responses. */
export const fieldPropertiesOf = (entity: t.Any): FieldProperties => fieldOf(entity).fields

import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it, test } from 'vitest'
import {
  agentError,
  DateTimeOffset,
  dictionary,
  EMailAccount,
  EMailConnectionInfo,
  EMailConnectionInfoExtended,
  ErrorObject,
  ETableRight,
  entity,
  FieldProperties,
  FieldProperty,
  FieldRight,
  flagSet,
  Int32,
  invalidRequest,
  jsonSchema,
  nullable,
  operations,
  SaveEMailAccountRequest,
  ServiceAuth,
  SyncUserAccount,
  schemaWith,
  secret,
  standardSchema,
  TableRight,
  TenantState,
} from '../../src/index.js'
import { arbitrary } from '../../src/reflection/arbitrary.js'
import { editedJson } from '../hostile.js'
import { account, request } from '../samples.js'

const jsonSchemaOf = (codec: t.Any) => schemaWith('')(codec).schema

/** A validator that is not ours, but for its formats: a date of the API may have no offset. */
const validates = (codec: t.Any) =>
  new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    formats: { 'date-time': DateTimeOffset.is, int32: true, password: true },
  }).compile(jsonSchema(codec))

const codecs = [
  ...[EMailAccount, SaveEMailAccountRequest, EMailConnectionInfo, EMailConnectionInfoExtended, ErrorObject],
  ...[FieldProperties, FieldProperty, FieldRight, ServiceAuth, SyncUserAccount, TableRight, TenantState],
  ...Object.values(operations).flatMap(({ answer, parameters }) => [answer.codec, parameters.codec]),
]

test.each(codecs)('what $name accepts, its schema accepts', (codec: t.Mixed) => {
  const accepts = validates(codec)
  fc.assert(
    fc.property(arbitrary(codec), (value) => {
      expect(accepts(value)).toBe(true)
    }),
  )
})

test.each(codecs)('$name, its schema and its Standard Schema agree about any JSON', async (codec: t.Mixed) => {
  const accepts = validates(codec)
  const { validate } = standardSchema(codec)['~standard']
  await fc.assert(
    fc.asyncProperty(editedJson(codec), async (value) => {
      const isValid = accepts(value)
      const result = await validate(value)
      expect([codec.is(value), E.isRight(codec.decode(value))]).toEqual([isValid, isValid])
      expect(result).toEqual(isValid ? { value } : { issues: expect.arrayContaining([expect.anything()]) })
    }),
  )
})

test.each([ETableRight, nullable(ETableRight), FieldRight])(
  'a mask that is no 32-bit integer is rejected by the schema of $name as well',
  (codec: t.Mixed) => {
    const masks = [2 ** 31 - 1, -(2 ** 31), 2 ** 31, -(2 ** 31) - 1, 1e300].map((mask) =>
      codec === FieldRight ? { Mask: mask } : mask,
    )
    expect(masks.map((mask) => validates(codec)(mask))).toEqual([true, true, false, false, false])
  },
)

describe('the schema of an account', () => {
  const accepts = validates(EMailAccount)

  it('accepts the documented response', () => {
    expect(accepts(account)).toBe(true)
  })

  it.each(Object.keys(account))('rejects what the codec rejects below %s', (name) => {
    const wrong = { ...account, [name]: [[]] }
    expect(accepts(wrong)).toBe(EMailAccount.is(wrong))
    const { [name]: _, ...less }: Readonly<Record<string, unknown>> = account
    expect(accepts(less)).toBe(EMailAccount.is(less))
  })

  it('keeps properties that it does not know', () => {
    expect(accepts({ ...account, UserDefined: 1 })).toBe(true)
  })
})

test('the schema of a save accepts the documented request', () => {
  expect(validates(SaveEMailAccountRequest)(request)).toBe(true)
})

const component = '#/components/schemas/'

test('each kind of codec has its keywords, and an entity is one definition', () => {
  const Part = entity('Part', { Id: Int32 }, {})
  const All = entity(
    'All',
    {
      Text: t.string,
      Flag: t.boolean,
      Any: t.unknown,
      Kind: t.literal('a'),
      MaybeKind: nullable(t.literal('a')),
      Mask: nullable(FieldRight),
      Either: t.union([t.string, t.boolean]),
      Password: nullable(secret(t.string)),
      Parts: t.array(Part),
      ByName: nullable(dictionary(Part, 'Parts')),
    },
    { Later: nullable(Part) },
  )
  const { FieldRight: right, ...definitions } = schemaWith(component)(All).definitions
  const int32 = { type: 'integer', format: 'int32', minimum: -2147483648, maximum: 2147483647 }
  const part = { $ref: '#/components/schemas/Part' }
  expect(right?.['type']).toBe('object')
  expect(schemaWith(component)(All).schema).toEqual({ $ref: '#/components/schemas/All' })
  expect(definitions).toEqual({
    All: {
      type: 'object',
      properties: {
        Text: { type: 'string' },
        Flag: { type: 'boolean' },
        Any: {},
        Kind: { const: 'a' },
        MaybeKind: { anyOf: [{ const: 'a' }, { type: 'null' }] },
        Mask: { anyOf: [{ $ref: '#/components/schemas/FieldRight' }, { type: 'null' }] },
        Either: { anyOf: [{ type: 'string' }, { type: 'boolean' }] },
        Password: { type: ['string', 'null'], format: 'password' },
        Parts: { type: 'array', items: part },
        ByName: { type: ['object', 'null'], additionalProperties: part },
        Later: { anyOf: [part, { type: 'null' }] },
      },
      required: ['Text', 'Flag', 'Any', 'Kind', 'MaybeKind', 'Mask', 'Either', 'Password', 'Parts', 'ByName'],
    },
    Part: { type: 'object', properties: { Id: int32 }, required: ['Id'] },
  })
})

test('the shapes of one entity are one definition', () => {
  const shapes = schemaWith(component)(ErrorObject)
  expect(shapes.schema).toEqual({ $ref: '#/components/schemas/ErrorObject' })
  expect(Object.keys(shapes.definitions)).toEqual(['ErrorObject'])
  const accepts = validates(ErrorObject)
  expect(
    [invalidRequest('No id.'), agentError('ArgumentException', 'Too long.'), { Error: true }].map((each) =>
      accepts(each),
    ),
  ).toEqual([true, true, false])
})

describe('the schema of a codec that is no entity', () => {
  const range = { minimum: -2147483648, maximum: 2147483647 }
  const draft = { $schema: 'https://json-schema.org/draft/2020-12/schema' }
  const [A, B] = [entity('A', { Id: Int32 }, {}), entity('B', {}, { Name: t.string })]
  const [text, nothing] = [{ type: 'string' }, { type: 'null' }]

  it.each<[t.Any, object]>([
    [t.null, nothing],
    [t.string, text],
    [t.boolean, { type: 'boolean' }],
    [t.unknown, {}],
    [Int32, { type: 'integer', format: 'int32', minimum: -2147483648, maximum: 2147483647 }],
    [DateTimeOffset, { type: 'string', format: 'date-time' }],
    [flagSet.make('Colour', { Red: 1 }), { type: ['string', 'integer'], ...range }],
    [t.literal(7), { const: 7 }],
    [secret(t.string), { type: 'string', format: 'password' }],
    [t.array(t.string), { type: 'array', items: text }],
    [dictionary(t.string, 'D'), { type: 'object', additionalProperties: text }],
    [nullable(t.string), { type: ['string', 'null'] }],
    [t.union([t.null, t.string]), { type: ['string', 'null'] }],
    [t.union([t.null, t.null]), { anyOf: [nothing, nothing] }],
    [t.union([t.string, t.null, t.null]), { anyOf: [text, nothing, nothing] }],
    [nullable(t.unknown), { anyOf: [{}, nothing] }],
    [nullable(nullable(t.string)), { anyOf: [{ type: ['string', 'null'] }, nothing] }],
    [nullable(ETableRight), { anyOf: [{ type: ['string', 'integer'], ...range }, nothing] }],
  ])('has no definitions: $name', (codec, schema) => {
    expect(jsonSchema(codec)).toEqual({ ...draft, ...schema })
  })

  it('has the definitions of all entities in it', () => {
    const definitions = {
      A: { type: 'object', properties: { Id: jsonSchemaOf(Int32) }, required: ['Id'] },
      B: { type: 'object', properties: { Name: text }, required: [] },
    }
    expect(jsonSchema(t.union([A, B]))).toEqual({
      ...draft,
      anyOf: [{ $ref: '#/$defs/A' }, { $ref: '#/$defs/B' }],
      $defs: definitions,
    })
    expect(jsonSchema(t.array(A))).toEqual({
      ...draft,
      type: 'array',
      items: { $ref: '#/$defs/A' },
      $defs: { A: definitions.A },
    })
  })
})

test.each(['a b', 'a/b~c', 'a%25', 'a#b', '{ a: "b" }', 'æ', '__proto__'])(
  'the schema of an entity refers to its name, as %j',
  (name) => {
    const Part = entity(name, { Id: Int32 }, {})
    const accepts = validates(entity('All', { Part }, {}))

    expect([{ Part: { Id: 1 } }, { Part: {} }].map((each) => accepts(each))).toEqual([true, false])
  },
)

test('the alternatives of a definition are listed once each, at whatever depth they are found', () => {
  const One = entity('Part', { One: t.string }, {})
  const Two = entity('Part', { Two: t.string }, {})
  const Box = entity('Box', { One, Two }, {})
  const shape = (name: string) => ({ type: 'object', properties: { [name]: { type: 'string' } }, required: [name] })

  expect(schemaWith(component)(entity('All', { Box, Two }, {})).definitions['Part']).toEqual({
    anyOf: [shape('One'), shape('Two')],
  })
})

test('entities of one name are one definition, whose alternatives are their shapes', () => {
  const One = entity('Part', { One: t.string }, {})
  const Two = entity('Part', { Two: Int32 }, {})
  const All = entity('Part', { One, Again: One, Two }, {})
  const accepts = validates(All)
  const value = { One: { One: 'a' }, Again: { One: 'b' }, Two: { Two: 1 } }

  expect(schemaWith(component)(All).definitions).toEqual({
    Part: {
      anyOf: [['One'], ['Two'], ['One', 'Again', 'Two']].map((required) =>
        expect.objectContaining({ type: 'object', required }),
      ),
    },
  })
  expect([value, { ...value, Two: {} }].map((each) => accepts(each))).toEqual([true, false])
})

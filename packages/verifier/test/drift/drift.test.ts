import { arrayOf, DateTimeOffset, dictionary, entity, Int32, nullable } from '@so-email/codecs'
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, test } from 'vitest'
import type { Difference } from '../../src/drift/comparison/Difference.js'
import { isSelecting, type OperationHere, queryOf } from '../../src/drift/comparison/OperationHere.js'
import { decodeDescription } from '../../src/drift/description/Description.js'
import { countOthers, drift } from '../../src/drift/drift.js'

const Crate = entity('Crate', { CrateId: Int32, Label: nullable(t.string) }, {})
const Parcel = entity(
  'Parcel',
  { ParcelId: Int32, Sender: t.string },
  { Sent: DateTimeOffset, Fragile: t.boolean, Crates: arrayOf(Crate), Marks: nullable(dictionary(Crate, 'Marks')) },
)

const findParcel: OperationHere = {
  agent: 'Post',
  name: 'FindParcel',
  parameters: {
    codec: entity('FindParcel', { Sender: t.string, parcelId: Int32 }, {}),
    query: ['parcelId'],
    hasBody: true,
  },
  answer: { status: 200, codec: nullable(Parcel) },
}

const dropParcel: OperationHere = {
  agent: 'Post',
  name: 'DropParcel',
  parameters: { codec: t.unknown, query: [], hasBody: false },
  answer: { status: 204, codec: t.unknown },
}

const crate = {
  type: 'object',
  required: ['CrateId', 'Label'],
  properties: { CrateId: { type: 'integer', format: 'int32' }, Label: { type: 'string' } },
}

const parcel = (folder: string) => ({
  type: 'object',
  required: ['ParcelId', 'Sender'],
  properties: {
    ParcelId: { type: 'integer', format: 'int32', description: 'The primary key' },
    Sender: { type: 'string' },
    Sent: { type: 'string', format: 'date-time' },
    Fragile: { type: 'boolean' },
    Crates: { type: 'array', items: { $ref: `#/${folder}/Example.Crate` } },
    Marks: { type: 'object', additionalProperties: { $ref: `#/${folder}/Example.Crate` } },
  },
})

const request = { type: 'object', required: ['Sender'], properties: { Sender: { type: 'string' } } }

const produces = [
  ...['application/json', 'text/json', 'application/xml', 'text/xml'],
  ...['application/json-patch+json', 'application/merge-patch+json'],
]
const consumes = [...produces, 'application/x-www-form-urlencoded']

const appToken = { name: 'SO-AppToken', in: 'header', type: 'string' }
const headers = [
  ...['Accept-Language', 'SO-Language', 'SO-Culture', 'SO-TimeZone'].map((name) => ({ ...appToken, name })),
  appToken,
]

/** A Swagger 2.0, with what is given in place of the entity, of the parameters, and of the path, or in addition. */
const swagger = ({
  entities = {},
  parameters = [{ name: 'parcelId', in: 'query', required: true, type: 'integer', format: 'int32' }],
  sentHeaders = headers,
  path = '/Agents/Post/FindParcel',
  responses = { 200: { schema: { $ref: '#/definitions/Example.Parcel' } } },
  post = {},
  document = {},
}: {
  readonly entities?: Readonly<Record<string, unknown>>
  readonly parameters?: ReadonlyArray<unknown>
  readonly sentHeaders?: ReadonlyArray<unknown>
  readonly path?: string
  readonly responses?: Readonly<Record<string, unknown>>
  readonly post?: Readonly<Record<string, unknown>>
  readonly document?: Readonly<Record<string, unknown>>
}) => ({
  swagger: '2.0',
  ...document,
  basePath: '/api/v1/',
  paths: {
    [path]: {
      post: {
        parameters: [
          { name: 'request', in: 'body', schema: { $ref: '#/definitions/FindParcelRequest' } },
          ...parameters,
          ...sentHeaders,
        ],
        responses,
        ...post,
      },
    },
    '/Agents/Post/DropParcel': { post: { parameters: [appToken], responses: { 204: { description: 'No Content' } } } },
    '/Agents/Post/WeighParcel': { post: {}, get: {} },
  },
  definitions: {
    'Example.Crate': crate,
    'Example.Parcel': parcel('definitions'),
    FindParcelRequest: request,
    ...entities,
  },
})

const content = (mediaTypes: ReadonlyArray<string>, media: unknown) =>
  Object.fromEntries(mediaTypes.map((each) => [each, media]))

const openApi = {
  openapi: '3.1.0',
  servers: [{ url: 'https://{host}/Cust1/api/' }],
  paths: {
    '/v1/Agents/Post/FindParcel': {
      parameters: [
        { $ref: '#/components/parameters/Id' },
        ...headers.map(({ type, ...rest }) => ({ ...rest, schema: { type } })),
      ],
      post: {
        requestBody: { $ref: '#/components/requestBodies/Find' },
        responses: {
          200: {
            content: {
              ...content(['application/xml', ...produces], {}),
              'application/json': {
                schema: { oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/Example.Parcel' }] },
              },
            },
          },
          default: {},
        },
      },
    },
    '/v1/Agents/Post/DropParcel': {
      post: { parameters: [{ name: 'so-apptoken', in: 'header', schema: { type: 'string' } }], responses: { 204: {} } },
    },
  },
  components: {
    parameters: {
      Id: { name: 'parcelId', in: 'query', required: true, schema: { type: 'integer', format: 'int32' } },
    },
    requestBodies: { Find: { content: content(consumes, { schema: { $ref: '#/components/schemas/Find' } }) } },
    schemas: {
      Find: { ...request, title: 'Find' },
      'Example.Crate': { allOf: [{ $ref: '#/components/schemas/Labelled' }, crate] },
      Labelled: { type: 'object', properties: { Label: { type: ['string', 'null'] } } },
      'Example.Parcel': parcel('components/schemas'),
    },
  },
}

const differences = (document: unknown): E.Either<string, ReadonlyArray<Difference>> =>
  F.pipe(
    decodeDescription(document),
    E.map((description) => drift(description, [findParcel, dropParcel])),
  )

const withProperty = (name: string, schema: unknown, rest: Readonly<Record<string, unknown>> = {}) =>
  swagger({
    entities: {
      'Example.Parcel': {
        ...parcel('definitions'),
        properties: { ...parcel('definitions').properties, [name]: schema },
        ...rest,
      },
    },
  })

test('an operation whose answer is selectable has an optional $select in its query', () => {
  const select = { name: '$select', presence: 'optional', value: expect.objectContaining({ _tag: 'Leaf' }) }
  const selectable: OperationHere = { ...findParcel, answer: { ...findParcel.answer, isSelectable: true } }

  expect(queryOf(selectable)).toEqual([...queryOf(findParcel), select])
})

describe('a $select that we do not have', () => {
  const $select = { name: '$select', in: 'query', type: 'string' }
  const id = { name: 'parcelId', in: 'query', required: true, type: 'integer', format: 'int32' }
  const document = swagger({ parameters: [id, $select] })
  const select = { post: { parameters: [$select, appToken], responses: { 204: { description: 'No Content' } } } }
  const paths = { ...document.paths, '/Agents/Post/DropParcel': select }

  test('is new where the answer has properties that it selects, and no difference elsewhere', () => {
    expect(differences({ ...document, paths })).toEqual(
      E.right([{ _tag: 'New', place: 'FindParcel query $select', there: 'text' }]),
    )
  })

  test.each([
    [t.boolean, 200, false],
    [nullable(t.string), 200, false],
    [Parcel, 204, false],
    [Parcel, 200, true],
    [nullable(Parcel), 200, true],
    [arrayOf(Parcel), 200, true],
  ] as const)('selects something from %o with the status %s: %s', (codec, status, expected) => {
    expect(isSelecting({ ...findParcel, answer: { ...findParcel.answer, codec, status } })).toBe(expected)
  })
})

describe('a Swagger 2.0', () => {
  test('that has the same operations, names and types is no difference', () => {
    expect(differences(swagger({}))).toEqual(E.right([]))
  })

  test('has its operations that are not ours counted', () => {
    const counted = E.map((description: Parameters<typeof drift>[0]) =>
      countOthers(description, [findParcel, dropParcel]),
    )

    expect(counted(decodeDescription(swagger({})))).toEqual(E.right(2))
  })

  test.each<[string, unknown, ReadonlyArray<Difference>]>([
    [
      'a property that is new',
      withProperty('Weight', { type: 'number', format: 'double' }),
      [{ _tag: 'New', place: 'answer Parcel.Weight', there: 'number double' }],
    ],
    [
      'a property of another type',
      withProperty('Fragile', { type: 'integer', format: 'int32' }),
      [{ _tag: 'Retyped', place: 'answer Parcel.Fragile', here: 'boolean', there: 'int32' }],
    ],
    [
      'a number with more bits',
      withProperty('ParcelId', { type: 'integer', format: 'int64' }),
      [{ _tag: 'Retyped', place: 'answer Parcel.ParcelId', here: 'int32', there: 'integer int64' }],
    ],
    [
      'a text that has become an enumeration',
      withProperty('Sender', { type: 'string', enum: ['ada', 'bob'] }),
      [{ _tag: 'Retyped', place: 'answer Parcel.Sender', here: 'text', there: 'enumeration of text' }],
    ],
    [
      'another type in a list',
      withProperty('Crates', { type: 'array', items: { type: 'string' } }),
      [{ _tag: 'Retyped', place: 'answer Parcel.Crates[]', here: 'Crate', there: 'text' }],
    ],
    [
      'another type in a dictionary',
      withProperty('Marks', { type: 'object', additionalProperties: { type: 'string' } }),
      [{ _tag: 'Retyped', place: 'answer Parcel.Marks{}', here: 'Crate', there: 'text' }],
    ],
    [
      'a property that is null where ours never is',
      withProperty('Sender', { type: 'string', 'x-nullable': true }),
      [{ _tag: 'Nullability', place: 'answer Parcel.Sender', here: 'never null', there: 'null too' }],
    ],
    [
      'a property that is required',
      withProperty('Sender', { type: 'string' }, { required: ['ParcelId', 'Sender', 'Sent'] }),
      [{ _tag: 'Presence', place: 'answer Parcel.Sent', here: 'optional', there: 'required' }],
    ],
    [
      'an entity of another name, with a property fewer',
      swagger({
        entities: { 'Example.Parcel3': { ...parcel('definitions'), properties: { ParcelId: { type: 'string' } } } },
        responses: { 200: { schema: { $ref: '#/definitions/Example.Parcel3' } } },
      }),
      [
        { _tag: 'Gone', place: 'answer Parcel.Crates' },
        { _tag: 'Gone', place: 'answer Parcel.Fragile' },
        { _tag: 'Gone', place: 'answer Parcel.Marks' },
        { _tag: 'Gone', place: 'answer Parcel.Sender' },
        { _tag: 'Gone', place: 'answer Parcel.Sent' },
        { _tag: 'Retyped', place: 'FindParcel answer 200 body', here: 'Parcel', there: 'Parcel3' },
        { _tag: 'Retyped', place: 'answer Parcel.ParcelId', here: 'int32', there: 'text' },
      ],
    ],
    [
      'a parameter in another case, and of another type',
      swagger({ parameters: [{ name: 'ParcelID', in: 'query', required: true, type: 'string' }] }),
      [
        { _tag: 'Respelled', place: 'FindParcel query parcelId', there: 'ParcelID' },
        { _tag: 'Retyped', place: 'FindParcel query parcelId', here: 'int32', there: 'text' },
      ],
    ],
    [
      'a parameter in another part of the request',
      swagger({ parameters: [{ name: 'parcelId', in: 'header', required: true, type: 'integer', format: 'int32' }] }),
      [{ _tag: 'Moved', place: 'FindParcel query parcelId', here: 'query', there: 'header' }],
    ],
    [
      'a header that is new, beside one in another case',
      swagger({
        sentHeaders: [...headers.slice(1), { ...appToken, name: 'accept-LANGUAGE' }, { ...appToken, name: 'X-Depot' }],
      }),
      [{ _tag: 'New', place: 'FindParcel header X-Depot', there: 'text' }],
    ],
    [
      'headers that are gone, moved, required or of another type',
      swagger({
        sentHeaders: [
          { ...appToken, name: 'SO-Language', in: 'query' },
          { ...appToken, name: 'SO-Culture', required: true },
          { ...appToken, name: 'SO-TimeZone', type: 'boolean' },
          appToken,
        ],
      }),
      [
        { _tag: 'Gone', place: 'FindParcel header Accept-Language' },
        { _tag: 'Moved', place: 'FindParcel header SO-Language', here: 'header', there: 'query' },
        { _tag: 'Presence', place: 'FindParcel header SO-Culture', here: 'optional', there: 'required' },
        { _tag: 'Retyped', place: 'FindParcel header SO-TimeZone', here: 'text', there: 'boolean' },
      ],
    ],
    ['an operation that is gone', swagger({ path: '/elsewhere' }), [{ _tag: 'Gone', place: 'FindParcel' }]],
    [
      'an operation in another case',
      swagger({ path: '/Agents/Post/findparcel' }),
      [{ _tag: 'Respelled', place: 'FindParcel path', there: '/api/v1/Agents/Post/findparcel' }],
    ],
    [
      'another status',
      swagger({ responses: { 202: {} } }),
      [
        { _tag: 'Gone', place: 'FindParcel answer 200' },
        { _tag: 'New', place: 'FindParcel answer 202', there: 'a status' },
      ],
    ],
  ])('reports %s', (_, document, expected) => {
    expect(differences(document)).toEqual(E.right(expected))
  })
})

describe('an OpenAPI 3', () => {
  test('is compared below the path of its server, through references, allOf and null as a type', () => {
    expect(differences(openApi)).toEqual(
      E.right([{ _tag: 'Retyped', place: 'FindParcel body', here: 'FindParcel', there: 'Find' }]),
    )
  })
})

describe('the media types of bodies', () => {
  const withContent = (request: unknown, answer: unknown) => ({
    ...openApi,
    components: { ...openApi.components, requestBodies: { Find: { content: request } } },
    paths: {
      ...openApi.paths,
      '/v1/Agents/Post/FindParcel': {
        ...openApi.paths['/v1/Agents/Post/FindParcel'],
        post: { ...openApi.paths['/v1/Agents/Post/FindParcel'].post, responses: { 200: { content: answer } } },
      },
    },
  })
  const find = { schema: { ...request, title: 'FindParcel' } }
  const found = { schema: { $ref: '#/components/schemas/Example.Parcel' } }
  const body = (tag: 'Gone' | 'New', name: string): Difference => {
    const place = `FindParcel body media type ${name}`
    return tag === 'Gone' ? { _tag: tag, place } : { _tag: tag, place, there: 'a media type' }
  }
  const answer = (name: string): Difference => ({
    _tag: 'Gone',
    place: `FindParcel answer 200 body media type ${name}`,
  })

  test.each<[string, unknown, ReadonlyArray<Difference>]>([
    [
      'that are ours, whatever their case, order and parameters are',
      { consumes: [...consumes].reverse(), produces: ['Application/JSON; charset=utf-8', ...produces.slice(1)] },
      [],
    ],
    ['that a description does not mention', {}, []],
    ['that are any', { consumes: ['*/*'], produces: ['*/*'] }, []],
    ['without one of a request', { consumes: consumes.slice(1) }, [body('Gone', 'application/json')]],
    ['with another one of a request', { consumes: [...consumes, 'text/csv'] }, [body('New', 'text/csv')]],
    ['without JSON in an answer', { produces: produces.slice(2) }, [answer('application/json'), answer('text/json')]],
    ['with none of a request', { consumes: [] }, [...consumes].sort().map((name) => body('Gone', name))],
  ])('of a Swagger 2.0 %s', (_what, post, expected) => {
    expect(differences(swagger({ post: Object(post) }))).toEqual(E.right(expected))
  })

  test('of a Swagger 2.0 are those of the document, unless the operation has its own', () => {
    const document = { consumes: consumes.slice(1), produces: produces.slice(1) }

    expect(differences(swagger({ document }))).toEqual(
      E.right([answer('application/json'), body('Gone', 'application/json')]),
    )
    expect(differences(swagger({ document, post: { consumes, produces } }))).toEqual(E.right([]))
  })

  test.each<[string, unknown, ReadonlyArray<Difference>]>([
    ['that are ours', withContent(content(consumes, find), content(produces, found)), []],
    [
      'without one of a request, and another one instead',
      withContent(content([...consumes.slice(1), 'text/csv'], find), content(produces, found)),
      [body('Gone', 'application/json'), body('New', 'text/csv')],
    ],
    [
      'without one of an answer',
      withContent(content(consumes, find), content(produces.slice(1), found)),
      [answer('application/json')],
    ],
  ])('of an OpenAPI 3 %s', (_what, document, expected) => {
    expect(differences(document)).toEqual(E.right(expected))
  })
})

test('an operation that is deprecated is reported', () => {
  expect(differences(swagger({ post: { deprecated: true } }))).toEqual(
    E.right([{ _tag: 'New', place: 'FindParcel', there: 'deprecated' }]),
  )
  expect(differences(swagger({ post: { deprecated: false } }))).toEqual(E.right([]))
})

describe('what the check does not understand is reported', () => {
  const at = (construct: string): ReadonlyArray<Difference> => [
    { _tag: 'Unreadable', place: 'answer Parcel.Fragile', construct },
  ]

  test.each<[unknown, string]>([
    [{ oneOf: [{ type: 'boolean' }, { type: 'string' }] }, 'oneOf of 2 types'],
    [{ type: ['boolean', 'string'] }, 'the types boolean, string together'],
    [{ type: 'boolean', if: {} }, 'the keyword if'],
    [{ $ref: '#/definitions/Missing' }, 'a $ref to nothing: #/definitions/Missing'],
    [{ $ref: '#/definitions/__proto__/toString' }, 'a $ref to nothing: #/definitions/__proto__/toString'],
    [{ $ref: 'other.json#/Crate' }, 'a $ref out of the document: other.json#/Crate'],
    [{ $ref: '#/definitions/Example.Parcel/properties/Fragile' }, 'a $ref that leads to no end'],
    ['boolean', 'a schema of no known form'],
    [{ type: 7 }, 'a schema of no known form'],
    [
      { type: 'object', properties: {}, additionalProperties: { type: 'string' } },
      'properties beside additionalProperties',
    ],
    [{ allOf: Array.from({ length: 1000 }, () => ({})) }, 'more than 200 schemas in one'],
  ])('%j', (schema, construct) => {
    expect(differences(withProperty('Fragile', schema))).toEqual(E.right(at(construct)))
  })

  test('and the rest of the operations is compared', () => {
    expect(differences(swagger({ parameters: [7] }))).toEqual(
      E.right([{ _tag: 'Unreadable', place: 'FindParcel', construct: 'a parameter of no known form' }]),
    )
  })

  test('entities that refer to each other and to themselves end where ours end', () => {
    const Example = {
      allOf: [{ $ref: '#/definitions/Example.Crate' }, crate],
      properties: { Self: { $ref: '#/definitions/Example.Crate' } },
    }

    expect(differences(swagger({ entities: { 'Example.Crate': Example } }))).toEqual(
      E.right([{ _tag: 'New', place: 'answer Crate.Self', there: 'Crate' }]),
    )
  })
})

/** The description of small operations, whole; `contracts` compares that of the documented ones with the committed one. */
import { agent, answers, entity, Int32, nullable, parameters } from '@so-email/codecs'
import * as t from 'io-ts'
import { describe, expect, it, test } from 'vitest'
import { type DescribedOperation, openApi } from '../src/index.js'

const Owner = entity('Owner', { Name: t.string }, {})

const getBox: DescribedOperation = {
  agent: 'Mail',
  name: 'GetBox',
  summary: 'Gets a box.',
  parameters: {
    codec: entity('GetBoxParameters', { BoxId: Int32 }, {}),
    query: ['BoxId', 'Other'],
    hasBody: false,
  },
  answer: { status: 200, codec: nullable(entity('Box', { Id: Int32, Owner }, {})), isSelectable: true },
}

const saveBox: DescribedOperation = {
  agent: 'Mail',
  name: 'SaveBox',
  summary: 'Saves a box.',
  parameters: {
    codec: entity('Box', {}, { Owner, Address: entity('Address', {}, { City: t.string }) }),
    query: [],
    hasBody: true,
  },
  answer: { status: 204, codec: t.null },
}

const count: DescribedOperation = {
  agent: 'Mail',
  name: 'Count',
  summary: 'Counts boxes.',
  parameters: { codec: t.unknown, query: ['Where'], hasBody: false },
  answer: { status: 200, codec: Int32 },
}

const ofAnswers = [
  'application/json',
  'text/json',
  'application/xml',
  'text/xml',
  'application/json-patch+json',
  'application/merge-patch+json',
]
const ofRequests = ofAnswers.toSpliced(4, 0, 'application/x-www-form-urlencoded')

const content = (names: ReadonlyArray<string>, schema: unknown) =>
  Object.fromEntries(names.map((name) => [name, { schema }]))
const to = (entity: string) => ({ $ref: `#/components/schemas/${entity}` })
const text = { type: 'string' }
const int32 = { type: 'integer', format: 'int32', minimum: -2147483648, maximum: 2147483647 }
const headers = ['Accept-Language', 'SO-Language', 'SO-Culture', 'SO-TimeZone', 'SO-AppToken'].map((name) => ({
  $ref: `#/components/parameters/${name}`,
}))
const refusals = {
  401: { description: 'There are no valid credentials.', content: content(['text/html'], text) },
  default: { description: 'The request is refused.', content: content(['application/json'], to('ErrorObject')) },
}
const box = { anyOf: [to('Box'), { type: 'null' }] }

describe('the OpenAPI description of operations', () => {
  const { paths, components, ...about } = openApi([saveBox, getBox, count])

  it('is of version 3.1, for any site, with one of the ways to be authenticated', () => {
    expect(about).toEqual({
      openapi: '3.1.0',
      info: {
        title: 'The EMail agent of SuperOffice',
        version: 'v1',
        description: 'Generated from the operations of @so-email/codecs. It is not a document of SuperOffice.',
      },
      servers: [
        {
          url: '{site}',
          variables: {
            site: { default: 'https://online2.superoffice.com/Cust12345', description: 'What stands before /api.' },
          },
        },
      ],
      security: [{ Basic: [] }, { Bearer: [] }, { SoTicket: [] }, { Session: [] }],
    })
  })

  it('has a path for each operation, with its headers, its query, its body and its responses', () => {
    expect(paths).toEqual({
      '/api/v1/Agents/Mail/SaveBox': {
        post: {
          operationId: 'SaveBox',
          summary: 'Saves a box.',
          tags: ['Mail'],
          parameters: headers.slice(4),
          requestBody: { required: true, content: content(ofRequests, to('BoxRequest')) },
          responses: { 204: { description: 'No Content' }, ...refusals },
        },
      },
      '/api/v1/Agents/Mail/GetBox': {
        post: {
          operationId: 'GetBox',
          summary: 'Gets a box.',
          tags: ['Mail'],
          parameters: [
            { name: 'BoxId', in: 'query', required: true, schema: int32 },
            { name: 'Other', in: 'query', required: true, schema: text },
            { name: '$select', in: 'query', schema: text },
            ...headers,
          ],
          responses: { 200: { description: 'OK', content: content(ofAnswers, box) }, ...refusals },
        },
      },
      '/api/v1/Agents/Mail/Count': {
        post: {
          operationId: 'Count',
          summary: 'Counts boxes.',
          tags: ['Mail'],
          parameters: [{ name: 'Where', in: 'query', required: true, schema: text }, ...headers],
          responses: { 200: { description: 'OK', content: content(ofAnswers, int32) }, ...refusals },
        },
      },
    })
  })

  it('has the headers of the page, in its words, and the ways to be authenticated', () => {
    const header = (name: string, description: string) => ({
      [name]: { name, in: 'header', description, schema: text },
    })
    const intoLanguage = 'Convert string references and multi-language values into a specified language (iso2) code.'

    expect(components).toEqual({
      schemas: expect.anything(),
      parameters: {
        ...header('Accept-Language', intoLanguage),
        ...header('SO-Language', `${intoLanguage} Overrides Accept-Language value.`),
        ...header(
          'SO-Culture',
          'Number, date formatting in a specified culture (iso2 language) code. Partially overrides SO-Language/Accept-Language value. Ignored if no Language set.',
        ),
        ...header('SO-TimeZone', 'Specify the timezone code that you would like date/time responses converted to.'),
        ...header(
          'SO-AppToken',
          'The application token that identifies the partner app. Used when calling Online WebAPI from a server.',
        ),
      },
      securitySchemes: {
        Basic: { type: 'http', scheme: 'basic' },
        Bearer: { type: 'http', scheme: 'bearer' },
        SoTicket: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: 'The word SOTicket, a blank and the ticket.',
        },
        Session: {
          type: 'apiKey',
          in: 'header',
          name: 'X-XSRF-TOKEN',
          description: 'The XSRF value from cookie or hidden input field, if there is no Authorization.',
        },
      },
    })
  })

  it('defines each entity of a body once, in the order of the names, and again where requests have another one', () => {
    const { schemas } = Object(components)

    expect(Object.entries(schemas)).toEqual([
      ['Address', { type: 'object', properties: { City: text }, required: [] }],
      ['Box', { type: 'object', properties: { Id: int32, Owner: to('Owner') }, required: ['Id', 'Owner'] }],
      ['BoxRequest', { type: 'object', properties: { Owner: to('Owner'), Address: to('Address') }, required: [] }],
      ['ErrorObject', { anyOf: expect.arrayContaining([expect.anything()]) }],
      ['Owner', { type: 'object', properties: { Name: text }, required: ['Name'] }],
    ])
  })

  it('defines entities of one name in several operations once, with the shape of each', () => {
    const shaped = (name: string): DescribedOperation => ({
      ...saveBox,
      name,
      parameters: { ...saveBox.parameters, codec: entity('Parameters', { [name]: Int32 }, {}) },
    })
    const shape = (name: string) => ({ type: 'object', properties: { [name]: int32 }, required: [name] })

    expect(openApi([shaped('One'), shaped('Two')])['components']).toMatchObject({
      schemas: { Parameters: { anyOf: [shape('One'), shape('Two')] } },
    })
  })
})

test('two agents may have an operation of one name, and a query the name of an answer', () => {
  const get = (name: string) =>
    agent(name)(() => ({
      name: 'Get',
      summary: 'Gets a thing.',
      parameters: parameters.query(entity('Thing', { id: Int32 }, {}), 'id'),
      answer: answers.value(entity('Thing', { name: t.string }, {})),
    }))
  const post = (name: string, operationId: string) => [
    `/api/v1/Agents/${name}/Get`,
    {
      post: expect.objectContaining({
        operationId,
        parameters: expect.arrayContaining([
          { name: 'id', in: 'query', required: true, schema: expect.objectContaining({ format: 'int32' }) },
        ]),
      }),
    },
  ]
  expect(openApi([get('A'), get('B')])['paths']).toEqual(Object.fromEntries([post('A', 'A_Get'), post('B', 'B_Get')]))
  expect(openApi([get('A'), { ...get('B'), name: 'Count' }])['paths']).toMatchObject(
    Object.fromEntries([post('A', 'Get')]),
  )
})

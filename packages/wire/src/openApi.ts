/**
 * The OpenAPI 3.1 description of operations, derived from the operations, their codecs and the headers of this package.
 * Source of the texts of the headers: the documented page.
 */
import {
  type Answer,
  type DefinedSchema,
  ErrorObject,
  type JsonSchema,
  type Operation,
  type Parameters,
  pathOf,
  schemaWith,
} from '@so-email/codecs'
import { record as R } from 'fp-ts'
import * as t from 'io-ts'
import { name as acceptLanguage } from './headers/AcceptLanguage.js'
import { name as appToken } from './headers/SoAppToken.js'
import { name as culture } from './headers/SoCulture.js'
import { name as language } from './headers/SoLanguage.js'
import { name as timeZone } from './headers/SoTimeZone.js'
import { name as xsrfToken } from './headers/XsrfToken.js'
import { answerMediaTypes, requestMediaTypes } from './media-types/documented.js'

/**
 * An operation, as far as a description of it needs it.
 *
 * @category operations
 */
export interface DescribedOperation extends Pick<Operation<never, unknown>, 'agent' | 'name' | 'summary'> {
  readonly parameters: Pick<Parameters<never>, 'query' | 'hasBody'> & { readonly codec: t.Mixed }
  readonly answer: Pick<Answer<unknown>, 'status' | 'codec' | 'isSelectable'>
}

const text: JsonSchema = { type: 'string' }

/** The headers of a request, in the order and the words of the documented page. */
const headers: Readonly<Record<string, string>> = {
  [acceptLanguage]: 'Convert string references and multi-language values into a specified language (iso2) code.',
  [language]:
    'Convert string references and multi-language values into a specified language (iso2) code. Overrides Accept-Language value.',
  [culture]:
    'Number, date formatting in a specified culture (iso2 language) code. Partially overrides SO-Language/Accept-Language value. Ignored if no Language set.',
  [timeZone]: 'Specify the timezone code that you would like date/time responses converted to.',
  [appToken]: 'The application token that identifies the partner app. Used when calling Online WebAPI from a server.',
}

/**
 * The names of the headers that the documentation lists for an operation. One that answers nothing has nothing to convert, so it
 * has only the token of the application.
 *
 * @example
 * import { deleteEMailAccount } from '@so-email/codecs'
 * import { documentedHeaders } from '@so-email/wire'
 *
 * documentedHeaders(deleteEMailAccount)
 * // => ['SO-AppToken']
 * @category operations
 */
export const documentedHeaders = ({ answer }: Pick<DescribedOperation, 'answer'>): ReadonlyArray<string> =>
  answer.status === 204 ? [appToken] : Object.keys(headers)

const site = { default: 'https://online2.superoffice.com/Cust12345', description: 'What stands before /api.' }

const securitySchemes = {
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
    name: xsrfToken,
    description: 'The XSRF value from cookie or hidden input field, if there is no Authorization.',
  },
}

const parameterOf = ([name, description]: readonly [string, string]) => ({
  name,
  in: 'header',
  description,
  schema: text,
})

const namesOf = (mediaTypes: ReadonlyArray<{ readonly names: ReadonlyArray<string> }>): ReadonlyArray<string> =>
  mediaTypes.flatMap(({ names }) => names)

const content = (names: ReadonlyArray<string>, schema: JsonSchema) =>
  Object.fromEntries(names.map((name) => [name, { schema }]))

type SchemaOf = (codec: t.Any) => DefinedSchema

/** The schemas of the bodies of requests and of answers. */
interface Schemas {
  readonly request: SchemaOf
  readonly answer: SchemaOf
}

const components = '#/components/schemas/'

/** An entity that differs in requests has a definition of its own for them, as .NET calls it. */
const schemasOf = (operations: ReadonlyArray<DescribedOperation>): Schemas => {
  const answer = schemaWith(components)
  const answers = definitionsIn(
    answer,
    operations.map((operation) => operation.answer.codec),
  )
  const requests = definitionsIn(
    answer,
    operations.map(({ parameters }) => parameters.codec),
  )
  const differs = (name: string): boolean =>
    answers[name] !== undefined && JSON.stringify(answers[name]) !== JSON.stringify(requests[name])
  return { answer, request: schemaWith(components, (name) => (differs(name) ? `${name}Request` : name)) }
}

/** As of one codec: entities of one name, in whatever operations, are one definition. */
const definitionsIn = (schemaOf: SchemaOf, codecs: ReadonlyArray<t.Mixed>): DefinedSchema['definitions'] =>
  schemaOf(t.union([t.unknown, t.unknown, ...codecs])).definitions

/** The properties of a codec, if it is an entity. */
const propertiesOf = ({ definitions }: DefinedSchema, { name }: t.Mixed): Readonly<Record<string, JsonSchema>> => {
  const properties = definitions[name]?.['properties']
  return t.record(t.string, t.UnknownRecord).is(properties) ? properties : {}
}

/** The parameters in the query; `$select` is no property of any codec. */
const queryOf = ({ parameters: { codec, query }, answer: { isSelectable } }: DescribedOperation) => [
  ...query.map((name) => ({
    name,
    in: 'query',
    required: true,
    schema: propertiesOf(schemaWith(components)(codec), codec)[name] ?? text,
  })),
  ...(isSelectable === true ? [{ name: '$select', in: 'query', schema: text }] : []),
]

const responsesOf = ({ answer: schemaOf }: Schemas, { answer: { status, codec } }: DescribedOperation) => ({
  [status]: {
    description: status === 204 ? 'No Content' : 'OK',
    ...(status === 204 ? {} : { content: content(namesOf(answerMediaTypes), schemaOf(codec).schema) }),
  },
  401: { description: 'There are no valid credentials.', content: content(['text/html'], text) },
  default: {
    description: 'The request is refused.',
    content: content(['application/json'], schemaOf(ErrorObject).schema),
  },
})

const bodyOf = ({ request }: Schemas, { parameters: { codec, hasBody } }: DescribedOperation) =>
  hasBody
    ? { requestBody: { required: true, content: content(namesOf(requestMediaTypes), request(codec).schema) } }
    : {}

/** The name of an operation; with its agent, where another agent has one of that name. */
const operationId = (operations: ReadonlyArray<DescribedOperation>, { agent, name }: DescribedOperation): string =>
  operations.some((other) => other.name === name && other.agent !== agent) ? `${agent}_${name}` : name

const pathItem = (schemas: Schemas, operations: ReadonlyArray<DescribedOperation>, operation: DescribedOperation) => ({
  post: {
    operationId: operationId(operations, operation),
    summary: operation.summary,
    tags: [operation.agent],
    parameters: [
      ...queryOf(operation),
      ...documentedHeaders(operation).map((name) => ({ $ref: `#/components/parameters/${name}` })),
    ],
    ...bodyOf(schemas, operation),
    responses: responsesOf(schemas, operation),
  },
})

/** Every entity in a body. The object that holds the parameters of a query travels nowhere, so it has no definition. */
const definitions = ({ request, answer }: Schemas, operations: ReadonlyArray<DescribedOperation>) => ({
  ...definitionsIn(
    request,
    operations.filter(({ parameters }) => parameters.hasBody).map(({ parameters }) => parameters.codec),
  ),
  ...definitionsIn(answer, [ErrorObject, ...operations.map((operation) => operation.answer.codec)]),
})

/** The definitions in the order of their names, as `toEntries` lists them. */
const sorted = (record: Readonly<Record<string, JsonSchema>>): Readonly<Record<string, JsonSchema>> =>
  Object.fromEntries(R.toEntries(record))

/**
 * The OpenAPI 3.1 document of operations, as plain data.
 *
 * @example
 * import { hasMXRecord } from '@so-email/codecs'
 * import { openApi } from '@so-email/wire'
 *
 * Object.keys(openApi([hasMXRecord]))
 * // => ['openapi', 'info', 'servers', 'security', 'paths', 'components']
 * @category operations
 */
export const openApi = (operations: ReadonlyArray<DescribedOperation>): JsonSchema => {
  const schemas = schemasOf(operations)
  return {
    openapi: '3.1.0',
    info: {
      title: 'The EMail agent of SuperOffice',
      version: 'v1',
      description: 'Generated from the operations of @so-email/codecs. It is not a document of SuperOffice.',
    },
    servers: [{ url: '{site}', variables: { site } }],
    security: Object.keys(securitySchemes).map((name) => ({ [name]: [] })),
    paths: Object.fromEntries(
      operations.map((operation) => [pathOf(operation), pathItem(schemas, operations, operation)]),
    ),
    components: {
      securitySchemes,
      parameters: Object.fromEntries(Object.entries(headers).map((header) => [header[0], parameterOf(header)])),
      schemas: sorted(definitions(schemas, operations)),
    },
  }
}

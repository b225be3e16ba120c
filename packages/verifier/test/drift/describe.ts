/** Descriptions of our operations in both dialects, derived from the codecs by a fold of the tests' own. */
import { type Algebra, fold, pathOf } from '@so-email/codecs'
import { answerMediaTypes, requestMediaTypes } from '@so-email/wire'
import type { OperationHere } from '../../src/drift/comparison/OperationHere.js'

export type Json = Record<string, unknown>

export type Dialect = 'Swagger 2' | 'OpenAPI 3'

/** A schema, and the entities that it refers to. */
interface Described {
  readonly schema: Json
  readonly entities: Json
}

const plain = (schema: Json) => (): Described => ({ schema, entities: {} })

const algebra = (folder: string, suffix: string): Algebra<Described> => ({
  null: plain({ type: 'null' }),
  string: plain({ type: 'string' }),
  boolean: plain({ type: 'boolean' }),
  unknown: plain({}),
  int32: plain({ type: 'integer', format: 'int32' }),
  dateTimeOffset: plain({ type: 'string', format: 'date-time' }),
  flagSet: plain({ type: 'string' }),
  literal: plain({ type: 'string' }),
  secret: (of) => of,
  array: ({ schema, entities }) => ({ schema: { type: 'array', items: schema }, entities }),
  dictionary: ({ schema, entities }) => ({ schema: { type: 'object', additionalProperties: schema }, entities }),
  union: (members) => {
    const [member] = members.filter(({ schema }) => schema['type'] !== 'null')
    return { schema: { ...member?.schema, 'x-nullable': true }, entities: { ...member?.entities } }
  },
  object: (name, properties) => ({
    schema: { $ref: `#/${folder}/Example.${name}${suffix}` },
    entities: {
      ...Object.assign({}, ...properties.map(({ value }) => value.entities)),
      [`Example.${name}${suffix}`]: {
        type: 'object',
        required: properties.filter(({ presence }) => presence === 'required').map((each) => each.name),
        properties: Object.fromEntries(properties.map((each) => [each.name, each.value.schema])),
      },
    },
  }),
})

const folders = { 'Swagger 2': 'definitions', 'OpenAPI 3': 'components/schemas' }

const typesOf = (mediaTypes: ReadonlyArray<{ readonly names: ReadonlyArray<string> }>) =>
  mediaTypes.flatMap(({ names }) => names)
const [consumes, produces] = [typesOf(requestMediaTypes), typesOf(answerMediaTypes)]

const content = (mediaTypes: ReadonlyArray<string>, schema: Json) =>
  Object.fromEntries(mediaTypes.map((each) => [each, each === 'application/json' ? { schema } : {}]))

export const describeOperations = (dialect: Dialect, operations: ReadonlyArray<OperationHere>): Json => {
  const folder = folders[dialect]
  const [ofRequest, ofAnswer] = [fold(algebra(folder, 'Request')), fold(algebra(folder, ''))]
  const all = operations.map((operation) => {
    const { codec, query, hasBody } = operation.parameters
    const input = ofRequest(codec)
    const output = ofAnswer(operation.answer.codec)
    const name =
      String(input.schema['$ref'] ?? '')
        .split('/')
        .at(-1) ?? ''
    const entity = input.entities[name] as { properties: Json; required: string[] } | undefined // made just above
    const selectable = operation.answer.isSelectable === true ? ['$select'] : []
    const parameters = [...query, ...selectable].map((each) => ({
      name: each,
      in: 'query',
      required: entity?.required.includes(each) ?? false,
      ...(dialect === 'Swagger 2'
        ? (entity?.properties[each] ?? { type: 'string' })
        : { schema: entity?.properties[each] ?? { type: 'string' } }),
    }))
    const converting =
      operation.answer.status === 204 ? [] : ['Accept-Language', 'SO-Language', 'SO-Culture', 'SO-TimeZone']
    const headers = [...converting, 'SO-AppToken'].map((each) => ({
      name: each,
      in: 'header',
      ...(dialect === 'Swagger 2' ? { type: 'string' } : { schema: { type: 'string' } }),
    }))
    const bodies = hasBody && dialect === 'Swagger 2' ? [{ name: 'request', in: 'body', schema: input.schema }] : []
    const status = operation.answer.status
    const answer =
      status === 204
        ? {}
        : dialect === 'Swagger 2'
          ? { schema: output.schema }
          : { content: content(produces, output.schema) }
    const post = {
      ...(dialect === 'Swagger 2'
        ? { consumes: hasBody ? consumes : [], produces: status === 204 ? [] : produces }
        : {}),
      parameters: [...bodies, ...parameters, ...headers],
      ...(hasBody && dialect === 'OpenAPI 3' ? { requestBody: { content: content(consumes, input.schema) } } : {}),
      responses: { [status]: answer },
    }
    return {
      path: pathOf(operation),
      post,
      entities: { ...(hasBody ? input.entities : {}), ...(status === 204 ? {} : output.entities) },
    }
  })
  const paths = Object.fromEntries(all.map(({ path, post }) => [path, { post }]))
  const entities: Json = Object.assign({}, ...all.map((each) => each.entities))
  return dialect === 'Swagger 2'
    ? { swagger: '2.0', paths, definitions: entities }
    : { openapi: '3.0.1', paths, components: { schemas: entities } }
}

/** Whether the codecs and the wire describe a statement: it is in the OpenAPI description that is made of them. */
import { operations, pathOf } from '@so-email/codecs'
import { openApi } from '@so-email/wire'
import * as t from 'io-ts'
import type { Statement } from './Statement.js'

const description: unknown = openApi(Object.values(operations))

/** The member at a path. References of the description are followed. */
const at = (value: unknown, ...path: ReadonlyArray<string>): unknown => {
  const resolved = resolve(value)
  const [name, ...rest] = path
  if (name === undefined) return resolved
  return t.UnknownRecord.is(resolved) ? at(resolved[name], ...rest) : undefined
}

const resolve = (value: unknown): unknown => {
  if (!t.UnknownRecord.is(value)) return value
  const reference = value['$ref']
  if (typeof reference === 'string') return at(description, ...reference.split('/').slice(1))
  // A value that may be null, or one of which a documented form is the first.
  const [first] = Array.isArray(value['anyOf']) ? value['anyOf'] : []
  return first === undefined ? value : resolve(first)
}

const listAt = (value: unknown, ...path: ReadonlyArray<string>): ReadonlyArray<unknown> => {
  const list = at(value, ...path)
  return Array.isArray(list) ? list.map((item) => resolve(item)) : []
}

const keysAt = (value: unknown, ...path: ReadonlyArray<string>): ReadonlyArray<string> =>
  Object.keys(Object(at(value, ...path)))

/** The name of the schema that a value refers to, directly or as one that may be null. */
const nameOf = (value: unknown): string | undefined =>
  /"\$ref":"#\/components\/schemas\/(\w+)"/.exec(JSON.stringify(value) ?? '')?.[1]

const hasType = (schema: unknown, type: string): boolean => {
  const isOf = (name: string) => [at(schema, 'type')].flat().includes(name)
  switch (type) {
    case 'Integer':
    case 'int32':
      return isOf('integer') && at(schema, 'format') === 'int32'
    case 'String':
    case 'string':
    case 'date-time':
      return isOf('string') && (type !== 'date-time' || at(schema, 'format') === 'date-time')
    case 'boolean':
      return isOf('boolean')
    case 'object':
      return isOf('object')
    default:
      return type.startsWith('array of ')
        ? isOf('array') && nameOf(schemaOf(schema, 'items')) === type.slice('array of '.length)
        : nameOf(schema) === type
  }
}

/** A member as it is written, with its reference. */
const schemaOf = (value: unknown, name: string): unknown => {
  const owner = resolve(value)
  return t.UnknownRecord.is(owner) ? owner[name] : undefined
}

/** The entity of a schema: that of its elements, where it is a list. */
const entityOf = (schema: unknown): unknown => at(schema, 'items') ?? resolve(schema)

/** The schema at a place in an entity. */
const propertyAt = (schema: unknown, place: string): unknown =>
  place
    .split('.')
    .reduce(
      (each, name) => (name === '*' ? schemaOf(each, 'additionalProperties') : schemaOf(at(each, 'properties'), name)),
      schema,
    )

export const isDescribed = ({ operation: name, text, about }: Statement): boolean => {
  const path = pathOf({ agent: 'EMail', name })
  const operation = at(description, 'paths', path, 'post')
  const parameters = listAt(operation, 'parameters')
  const content = (...of: ReadonlyArray<string>): unknown =>
    schemaOf(at(operation, ...of, 'content', 'application/json'), 'schema')
  const responses = keysAt(operation, 'responses').filter((status) => status !== 'default')
  const answer = content('responses', responses[0] ?? '')
  const request = content('requestBody')
  // A server reads the names of parameters in any case, and the pages differ in it.
  const parameter = (wanted: string) =>
    parameters.find((each) => String(at(each, 'name')).toLowerCase() === wanted.toLowerCase())
  switch (about._tag) {
    case 'Path':
      return operation !== undefined && text === `POST ${path}`
    case 'Purpose':
      return at(operation, 'summary') !== undefined
    case 'ReadOnly':
      return at(propertyAt(entityOf(answer), about.name), 'readOnly') === true
    case 'Header':
      if (about.name === 'Content-Type')
        return String(keysAt(operation, 'requestBody', 'content')) === String(about.values)
      if (about.name === 'Accept')
        return String(keysAt(operation, 'responses', responses[0] ?? '', 'content')) === String(about.values)
      if (about.name === 'Authorization' || about.name === 'X-XSRF-TOKEN') {
        const schemes = at(description, 'components', 'securitySchemes')
        const names = Object.values(Object(schemes)).map((scheme) => at(scheme, 'name'))
        return about.name === 'Authorization'
          ? about.values.every((value) => keysAt(schemes).includes(value))
          : names.includes(about.name)
      }
      return parameter(about.name) !== undefined
    case 'Input':
      return hasType(about.isQuery ? at(parameter(about.name), 'schema') : propertyAt(request, about.name), about.type)
    case 'Status':
      return responses.includes(String(about.status))
    case 'Answer':
      return hasType(answer, about.type)
    case 'Property':
      return hasType(propertyAt(entityOf(answer), about.name), about.type)
    case 'Sentence':
      return JSON.stringify([operation, parameters]).includes(JSON.stringify(text).slice(1, -1))
  }
}

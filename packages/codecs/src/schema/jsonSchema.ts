/**
 * The JSON Schema (2020-12) of a codec: what its values look like as JSON. Entities are definitions, because an entity may
 * occur in several places. Properties that an entity does not know are allowed, as its codec keeps them.
 * Source: JSON Schema 2020-12, which OpenAPI 3.1 has too.
 */
import type * as t from 'io-ts'
import { type Algebra, fold, type Property } from '../reflection/fold.js'

/**
 * A JSON Schema, as plain data.
 *
 * @category derivation
 */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/**
 * A schema with the definitions that it refers to, each under its name.
 *
 * @category derivation
 */
export interface DefinedSchema {
  readonly schema: JsonSchema
  readonly definitions: Readonly<Record<string, JsonSchema>>
}

/** A date-time has the format of that name; a server may leave out the offset, which a strict validator rejects. */
const dateTime: JsonSchema = { type: 'string', format: 'date-time' }
const range = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 }
const int32: JsonSchema = { type: 'integer', format: 'int32', ...range }

const plain = (schema: JsonSchema): DefinedSchema => ({ schema, definitions: {} })

const around = (part: DefinedSchema, schema: (of: JsonSchema) => JsonSchema): DefinedSchema => ({
  ...part,
  schema: schema(part.schema),
})

type Definitions = DefinedSchema['definitions']

const alternativesOf = (definition: JsonSchema): ReadonlyArray<JsonSchema> =>
  Array.isArray(definition['anyOf']) ? definition['anyOf'] : [definition]

/** Several shapes of one name, as of an error object, are one definition with alternatives. */
const either = (definitions: ReadonlyArray<JsonSchema>): JsonSchema => {
  const shapes = new Map(definitions.flatMap(alternativesOf).map((each) => [JSON.stringify(each), each]))
  const [first = {}, ...more] = shapes.values()
  return more.length === 0 ? first : { anyOf: [first, ...more] }
}

const definitionsOf = (parts: ReadonlyArray<Definitions>): Definitions => {
  const all = new Map<string, ReadonlyArray<JsonSchema>>()
  for (const [name, definition] of parts.flatMap(Object.entries<JsonSchema>))
    all.set(name, [...(all.get(name) ?? []), definition])
  return Object.fromEntries(Array.from(all, ([name, definitions]) => [name, either(definitions)]))
}

const definitionsIn = (parts: ReadonlyArray<DefinedSchema>): Definitions =>
  definitionsOf(parts.map(({ definitions }) => definitions))

/** `null` beside one simple type is a second type; other unions are alternatives. */
const union = (parts: ReadonlyArray<DefinedSchema>): DefinedSchema => {
  const schemas = parts.map(({ schema }) => schema)
  const definitions = definitionsIn(parts)
  const only = schemas.find(({ $ref }) => $ref !== undefined && schemas.every((each) => each['$ref'] === $ref))
  if (only !== undefined) return { schema: only, definitions }
  const [some, ...more] = schemas.filter(({ type }) => type !== 'null')
  const isSimple = more.length === 0 && schemas.length === 2 && typeof some?.['type'] === 'string'
  return {
    schema: isSimple ? { ...some, type: [some['type'], 'null'] } : { anyOf: schemas },
    definitions,
  }
}

/** A name in a reference: JSON Pointer escapes two signs, and a URL most others. */
const pointerTo = (name: string): string => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))

const object =
  (references: string, definitionOf: (name: string) => string) =>
  (name: string, properties: ReadonlyArray<Property<DefinedSchema>>): DefinedSchema => ({
    schema: { $ref: references + pointerTo(definitionOf(name)) },
    definitions: definitionsOf([
      ...properties.map(({ value }) => value.definitions),
      {
        [definitionOf(name)]: {
          type: 'object',
          properties: Object.fromEntries(properties.map(({ name, value }) => [name, value.schema])),
          required: properties.filter(({ presence }) => presence === 'required').map(({ name }) => name),
        },
      },
    ]),
  })

const algebra = (object: Algebra<DefinedSchema>['object']): Algebra<DefinedSchema> => ({
  null: () => plain({ type: 'null' }),
  string: () => plain({ type: 'string' }),
  boolean: () => plain({ type: 'boolean' }),
  unknown: () => plain({}),
  int32: () => plain(int32),
  dateTimeOffset: () => plain(dateTime),
  // The names of the flags in a text, or their number.
  flagSet: () => plain({ type: ['string', 'integer'], ...range }),
  literal: (value) => plain({ const: value }),
  // Not `writeOnly`: a server answers with passwords.
  secret: (of) => around(of, (schema) => ({ format: 'password', ...schema })),
  array: (item) => around(item, (items) => ({ type: 'array', items })),
  dictionary: (value) => around(value, (additionalProperties) => ({ type: 'object', additionalProperties })),
  union,
  object,
})

/**
 * The schemas of codecs whose definitions stand at `references`, each under the name that `definitionOf` gives to its entity.
 *
 * @example
 * import { Int32, schemaWith } from '@so-email/codecs'
 *
 * schemaWith('#/components/schemas/')(Int32).schema
 * // => { type: 'integer', format: 'int32', minimum: -2147483648, maximum: 2147483647 }
 * @category derivation
 */
export const schemaWith = (
  references: string,
  definitionOf: (name: string) => string = (name) => name,
): ((codec: t.Any) => DefinedSchema) => fold(algebra(object(references, definitionOf)))

const standing = /*#__PURE__*/ schemaWith('#/$defs/')

/**
 * The JSON Schema of a codec as one document, in draft 2020-12.
 *
 * @example
 * import { jsonSchema, nullable } from '@so-email/codecs'
 * import * as t from 'io-ts'
 *
 * jsonSchema(nullable(t.string))
 * // => { $schema: 'https://json-schema.org/draft/2020-12/schema', type: ['string', 'null'] }
 * @category derivation
 */
export const jsonSchema = (codec: t.Any): JsonSchema => {
  const { schema, definitions } = standing(codec)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...schema,
    ...(Object.keys(definitions).length === 0 ? {} : { $defs: definitions }),
  }
}

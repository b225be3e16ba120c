/** One schema as it is written: its keywords, with the schemas in it as they came. */
import { either as E, function as F, option as O, readonlyArray as RA } from 'fp-ts'
import * as t from 'io-ts'

const keywords = {
  $ref: t.string,
  type: t.union([t.string, t.array(t.string)]),
  format: t.string,
  enum: t.array(t.unknown),
  items: t.unknown,
  properties: t.UnknownRecord,
  additionalProperties: t.unknown,
  required: t.union([t.array(t.string), t.boolean]), // a parameter of Swagger 2.0 is its own schema, and has a boolean
  allOf: t.array(t.unknown),
  anyOf: t.array(t.unknown),
  oneOf: t.array(t.unknown),
  nullable: t.boolean,
  'x-nullable': t.boolean,
}
const Keywords = t.partial(keywords)
export type Keywords = t.TypeOf<typeof Keywords>

/** The keywords that change no type. */
const annotations: ReadonlyArray<string> = [
  ...['title', 'description', 'summary', 'default', 'example', 'examples', 'deprecated', 'readOnly', 'writeOnly'],
  ...['externalDocs', 'xml', 'discriminator', '$comment', 'maxLength', 'minLength', 'pattern', 'maximum', 'minimum'],
  ...['exclusiveMaximum', 'exclusiveMinimum', 'multipleOf', 'maxItems', 'minItems', 'uniqueItems', 'maxProperties'],
  'minProperties',
]

const isUnderstood = (keyword: string): boolean =>
  Object.hasOwn(keywords, keyword) || annotations.includes(keyword) || keyword.startsWith('x-')

/** Reads the keywords of a schema. A keyword that may change the type and is not understood is a Left. */
export const readKeywords = (u: unknown): E.Either<string, Keywords> =>
  F.pipe(
    Keywords.decode(u),
    E.mapLeft(() => 'a schema of no known form'),
    E.chainFirst((schema) =>
      F.pipe(
        Object.keys(schema),
        RA.findFirst((keyword) => !isUnderstood(keyword)),
        O.match(
          () => E.right(undefined),
          (keyword) => E.left(`the keyword ${keyword}`),
        ),
      ),
    ),
  )

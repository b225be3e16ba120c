/**
 * The face of a codec for libraries that take a Standard Schema, such as form libraries and routers. It validates as the
 * codec decodes, and its issues hold no value, because a value may be a secret. Source: https://standardschema.dev
 */
import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec'
import { either as E, function as F } from 'fp-ts'
import type * as t from 'io-ts'
import { type DecodeFailure, toDecodeFailure } from '../failure/DecodeFailure.js'
import { linesOf } from '../failure/draw.js'
import { jsonSchema } from './jsonSchema.js'

/**
 * What {@link standardSchema} makes: a Standard Schema, and a Standard JSON Schema in draft 2020-12.
 *
 * @category derivation
 */
export interface StandardSchema<A> {
  readonly '~standard': StandardSchemaV1.Props<A> & StandardJSONSchemaV1.Props<A>
}

const issues = (failure: DecodeFailure): ReadonlyArray<StandardSchemaV1.Issue> =>
  linesOf(failure, []).map(({ path, expected }) => ({ message: `expected ${expected.join(' or ')}`, path }))

/** The one draft that {@link jsonSchema} writes; the specification asks for an exception for any other. */
const inDraft =
  (codec: t.Any) =>
  ({ target }: StandardJSONSchemaV1.Options): Record<string, unknown> => {
    if (target !== 'draft-2020-12') throw new TypeError(`there is no schema in ${target}, only in draft-2020-12`)
    return jsonSchema(codec)
  }

/**
 * The Standard Schema of a codec.
 *
 * @example
 * import { Int32, standardSchema } from '@so-email/codecs'
 *
 * standardSchema(Int32)['~standard'].validate('a text')
 * // => { issues: [{ message: 'expected Int32', path: [] }] }
 * @category derivation
 */
export const standardSchema = <A>(codec: t.Type<A>): StandardSchema<A> => ({
  '~standard': {
    version: 1,
    vendor: 'so-email',
    validate: F.flow(
      codec.decode,
      E.match(
        (errors): StandardSchemaV1.Result<A> => ({ issues: issues(toDecodeFailure(errors)) }),
        (value) => ({ value }),
      ),
    ),
    jsonSchema: { input: inDraft(codec), output: inDraft(codec) },
  },
})

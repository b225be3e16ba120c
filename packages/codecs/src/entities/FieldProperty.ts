import * as t from 'io-ts'
import { entity } from '../combinators/entity.js'
import { nullable } from '../combinators/nullable.js'
import { Int32 } from '../primitives/Int32.js'
import { FieldRight } from './FieldRight.js'

const codec = /*#__PURE__*/ entity(
  'FieldProperty',
  {
    FieldRight: /*#__PURE__*/ nullable(FieldRight),
    /** A .NET type name, as `System.Int32`. */
    FieldType: /*#__PURE__*/ nullable(t.string),
    /** Bytes of a number or a date, characters of a text; 0 where there is no limit. */
    FieldLength: Int32,
  },
  {},
)

/** The rights on one field, its type and its length. Source: the documented sample response. */
export interface FieldProperty extends t.TypeOf<typeof codec> {}

/**
 * The codec of the properties of one field.
 *
 * @example
 * import { FieldProperty } from '@so-email/codecs'
 *
 * FieldProperty.is({ FieldRight: { Mask: 'Read' }, FieldType: 'System.Int32', FieldLength: 4 })
 * // => true
 */
export const FieldProperty: t.Type<FieldProperty> = codec

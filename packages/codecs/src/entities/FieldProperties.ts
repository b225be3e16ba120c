import type * as t from 'io-ts'
import { dictionary } from '../combinators/dictionary.js'
import { FieldProperty } from './FieldProperty.js'

/**
 * Field properties by field name. Source: the documented page ("field property dictionary mapping field names to field
 * access rights").
 *
 * @category entities
 */
export interface FieldProperties {
  readonly [fieldName: string]: FieldProperty
}

/**
 * The codec of field properties by field name.
 *
 * @example
 * import { FieldProperties } from '@so-email/codecs'
 *
 * FieldProperties.is({ EMailAddress: { FieldRight: null, FieldType: 'System.String', FieldLength: 255 } })
 * // => true
 * @category entities
 */
export const FieldProperties: t.Type<FieldProperties> = /*#__PURE__*/ dictionary(FieldProperty, 'FieldProperties')

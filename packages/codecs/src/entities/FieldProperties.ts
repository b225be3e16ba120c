import type * as t from 'io-ts'
import { dictionary } from '../combinators/dictionary.js'
import { FieldProperty } from './FieldProperty.js'

/**
 * Field properties by field name. Source: the documented page ("field property dictionary mapping field names to field
 * access rights").
 */
export interface FieldProperties {
  readonly [fieldName: string]: FieldProperty
}
export const FieldProperties: t.Type<FieldProperties> = /*#__PURE__*/ dictionary(FieldProperty, 'FieldProperties')

import { nullable } from '../combinators/nullable.js'
import { FieldProperties } from './FieldProperties.js'
import { TableRight } from './TableRight.js'

/**
 * The properties that every entity of the API inherits. The server sets them; a client never sends them, and the
 * documented request does not have them.
 */
export const carrier = {
  /** The carrier's table right. */
  TableRight: /*#__PURE__*/ nullable(TableRight),
  /** Field property dictionary mapping field names to field access rights. */
  FieldProperties: /*#__PURE__*/ nullable(FieldProperties),
}

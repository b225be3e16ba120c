import { nullable } from '../combinators/nullable.js'
import { FieldProperties } from './FieldProperties.js'
import { TableRight } from './TableRight.js'

/**
 * The properties that every entity of the API inherits. The server sets them, and a save leaves them out, as its documented
 * request does. What else is sent back, as a `SyncUserAccount` that is due, keeps them: its description has them.
 */
export const carrier = {
  /** The carrier's table right. */
  TableRight: /*#__PURE__*/ nullable(TableRight),
  /** Field property dictionary mapping field names to field access rights. */
  FieldProperties: /*#__PURE__*/ nullable(FieldProperties),
}

import * as t from 'io-ts'
import { entity } from '../combinators/entity.js'
import { nullable } from '../combinators/nullable.js'
import { type FlagSetType, make as flagSet } from '../primitives/FlagSet.js'

/**
 * The rights on a table. Source: `ETableRight` of `@superoffice/webapi` 12.4, `Enums.ts`.
 *
 * @example
 * import { ETableRight, flagSet } from '@so-email/codecs'
 *
 * flagSet.has(ETableRight)('Delete')('FULL')
 * // => true
 * @category entities
 */
export const ETableRight: FlagSetType = /*#__PURE__*/ flagSet('ETableRight', {
  None: 0,
  Select: 1,
  R: 1,
  Update: 2,
  UR: 3,
  Insert: 4,
  RI: 5,
  URI: 7,
  Delete: 8,
  UDR: 11,
  FULL: 15,
  Filtering: 16,
  F: 16,
  RF: 17,
  FI: 20,
  RestrictedUpdate: 32,
  URU: 34,
  WRITE: 38,
  Unused1: 64,
  Uninitialized: 128,
})

const codec = /*#__PURE__*/ entity(
  'TableRight',
  {},
  {
    /** The rights, as a set of {@link ETableRight} bits. */
    Mask: ETableRight,
    /** Why a right is missing; blank when nothing is denied. */
    Reason: /*#__PURE__*/ nullable(t.string),
  },
)

/**
 * The rights that the caller has on an entity as a whole. Both properties are absent from the `{}` that older pages show
 * inside credentials. Source: the documented page (`TableRight`, "the carrier's table right").
 *
 * @category entities
 */
export interface TableRight extends t.TypeOf<typeof codec> {}

/**
 * The codec of the rights on an entity.
 *
 * @example
 * import { TableRight } from '@so-email/codecs'
 *
 * [{ Mask: 'FULL', Reason: '' }, {}].map(TableRight.is)
 * // => [true, true]
 * @category entities
 */
export const TableRight: t.Type<TableRight> = codec

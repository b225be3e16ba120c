import * as t from 'io-ts'
import { entity } from '../combinators/entity.js'
import { nullable } from '../combinators/nullable.js'
import { type FlagSetType, make as flagSet } from '../primitives/FlagSet.js'

/**
 * What may be done with a field. The `UIHint` bits deny a right in a user interface only.
 * Source: `EFieldRight` of `@superoffice/webapi` 12.4, `Enums.ts`. It has no `FULL`, although
 * older documented samples show it: such a name is read as unknown.
 *
 * @example
 * import { EFieldRight, flagSet } from '@so-email/codecs'
 *
 * flagSet.read(EFieldRight)('Update, FULL')
 * // => { bits: 3, unknown: ['FULL'] }
 */
export const EFieldRight: FlagSetType = /*#__PURE__*/ flagSet('EFieldRight', {
  None: 0,
  Read: 1,
  Write: 2,
  Update: 3,
  Unused1: 4,
  Unused2: 8,
  Unused3: 16,
  Unused4: 32,
  Nullable: 32,
  UIHintMandatory: 64,
  UIHintReadOnly: 128,
  UIHints: 192,
  UndefinedValue256: 256,
})

const codec = /*#__PURE__*/ entity(
  'FieldRight',
  {},
  {
    /** The rights, as a set of {@link EFieldRight} bits. */
    Mask: EFieldRight,
    /** Why a right is missing; blank when nothing is denied. */
    Reason: /*#__PURE__*/ nullable(t.string),
  },
)

/** The rights that the caller has on one field. Source: the documented page and the sentry articles. */
export interface FieldRight extends t.TypeOf<typeof codec> {}

/**
 * The codec of the rights on one field.
 *
 * @example
 * import { FieldRight } from '@so-email/codecs'
 *
 * FieldRight.is({ Mask: 'Update, UIHintMandatory', Reason: '[SR_MANDATORY_FIELD_1281]' })
 * // => true
 */
export const FieldRight: t.Type<FieldRight> = codec

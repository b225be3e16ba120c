/**
 * A set of named bits, as .NET writes a `[Flags]` enumeration: names joined by `, ` (JSON) or by white space (XML),
 * aliases for combinations (`FULL`), or a plain number.
 *
 * The same set can be spelled in several ways, so sets are compared by bits and never by text, and the text of a value is
 * kept. {@link read} returns the names that the table does not have; none is taken for zero.
 * Source: the fixtures of `@superoffice/webapi` 12.4 (JSON) and the WSDL of the SOAP twin (XML).
 */
import { eq } from 'fp-ts'
import * as t from 'io-ts'

/**
 * A mask in an entity: text or number, exactly as it came.
 *
 * @category primitives
 */
export type FlagSet = string | number

/**
 * The names of an enumeration with their bits; a name may stand for several bits at once.
 *
 * @category primitives
 */
export type FlagTable = Readonly<Record<string, number>>

/**
 * The known bits of a mask, and the names that its table does not have.
 *
 * @category primitives
 */
export interface Flags {
  readonly bits: number
  readonly unknown: ReadonlyArray<string>
}

/**
 * The type of the codec; its `_tag` is what the fold sees.
 *
 * @category primitives
 */
export class FlagSetType extends t.Type<FlagSet> {
  readonly _tag = 'FlagSetType' as const
  constructor(
    name: string,
    readonly table: FlagTable,
  ) {
    super(name, isFlagSet, (u, context) => (isFlagSet(u) ? t.success(u) : t.failure(u, context)), t.identity)
  }
}

const isFlagSet = (u: unknown): u is FlagSet => typeof u === 'string' || (typeof u === 'number' && (u | 0) === u)

/**
 * A codec for the masks of one enumeration: any text and any 32-bit integer, kept as it came.
 *
 * @example
 * import { flagSet } from '@so-email/codecs'
 *
 * flagSet.make('Colour', { Red: 1, Green: 2 }).is('Red, Green')
 * // => true
 * @category primitives
 */
export const make = (name: string, table: FlagTable): FlagSetType => new FlagSetType(name, table)

const isNumber = (name: string) => /^[+-]?\d+$/.test(name) && (Number(name) | 0) === Number(name)

/**
 * Reads a mask with the names of its enumeration. Names are found in any case, as .NET finds them; a number may stand
 * among the names.
 *
 * @example
 * import { ETableRight, flagSet } from '@so-email/codecs'
 *
 * flagSet.read(ETableRight)('Select, Upsert')
 * // => { bits: 1, unknown: ['Upsert'] }
 *
 * flagSet.read(ETableRight)('')
 * // => { bits: 0, unknown: [] }
 * @category primitives
 */
export const read =
  (type: FlagSetType) =>
  (mask: FlagSet): Flags => {
    if (typeof mask === 'number') return { bits: mask, unknown: [] }
    const names = mask.split(/[\s,]/).filter((name) => name !== '')
    const bits = names.map((name) => bitsOf(type, name))
    return {
      bits: bits.reduce<number>((all, each) => all | (each ?? 0), 0),
      unknown: [...new Set(names.filter((_, i) => bits[i] === undefined))],
    }
  }

const tables = /*#__PURE__*/ new WeakMap<FlagTable, ReadonlyMap<string, number>>()

/** The bits by their names in lower case; of two that differ in their casing alone the first counts. */
const namesIn = (table: FlagTable): ReadonlyMap<string, number> => {
  const known = tables.get(table)
  if (known !== undefined) return known
  const made = new Map(
    Object.entries(table)
      .reverse()
      .map(([name, bits]) => [name.toLowerCase(), bits]),
  )
  tables.set(table, made)
  return made
}

const bitsOf = ({ table }: FlagSetType, name: string): number | undefined =>
  isNumber(name) ? Number(name) : namesIn(table).get(name.toLowerCase())

/**
 * The equality of the masks of an enumeration: equal bits and equal unknown names, in any spelling and order.
 *
 * @example
 * import { ETableRight, flagSet } from '@so-email/codecs'
 *
 * flagSet.getEq(ETableRight).equals('FULL', 'Select, Update, Insert, Delete')
 * // => true
 * @category primitives
 */
export const getEq = (type: FlagSetType): eq.Eq<FlagSet> => eq.fromEquals((a, b) => has(type)(a)(b) && has(type)(b)(a))

/**
 * Whether a mask has every bit of another one and every unknown name of it.
 *
 * @example
 * import { ETableRight, flagSet } from '@so-email/codecs'
 *
 * flagSet.has(ETableRight)('Update')('RI, RestrictedUpdate')
 * // => false
 * @category primitives
 */
export const has =
  (type: FlagSetType) =>
  (wanted: FlagSet) =>
  (mask: FlagSet): boolean => {
    const { bits, unknown } = read(type)(wanted)
    const own = read(type)(mask)
    const names = new Set(own.unknown) // a mask is text from outside, with any number of names
    return (own.bits & bits) === bits && unknown.every((name) => names.has(name))
  }

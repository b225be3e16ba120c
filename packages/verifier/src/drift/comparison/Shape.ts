/** What a codec of ours describes, in the words that a Swagger has too: the side of the comparison that is ours. */
import { type Algebra, fold, type Property } from '@so-email/codecs'

/** A type, and whether `null` stands for it too. An entity of ours holds no entity of its own kind, so a shape is finite. */
export type Shape = { readonly isNullable: boolean } & (
  | { readonly _tag: 'Leaf'; readonly type: string }
  | { readonly _tag: 'List'; readonly item: Shape }
  | { readonly _tag: 'Dictionary'; readonly value: Shape }
  | { readonly _tag: 'Entity'; readonly name: string; readonly properties: ReadonlyArray<Property<Shape>> }
)

/** The type of what may be any value at all. */
export const anything = 'anything'

export const leaf = (type: string): Shape => ({ _tag: 'Leaf', type, isNullable: false })

/** What a report needs to know of a type: of a shape, or of a schema of a description. */
type Named =
  | { readonly _tag: 'Leaf'; readonly type: string }
  | { readonly _tag: 'List' | 'Dictionary' }
  | { readonly _tag: 'Entity'; readonly name: string }

/** The name of a type, as a report prints it. */
export const typeOf = (each: Named): string => {
  switch (each._tag) {
    case 'Leaf':
      return each.type
    case 'Entity':
      return each.name
    default:
      return each._tag.toLowerCase()
  }
}

const isNull = (shape: Shape): boolean => shape._tag === 'Leaf' && shape.type === 'null'

const union = (members: ReadonlyArray<Shape>): Shape => {
  const [first, ...more] = members.filter((member) => !isNull(member))
  const isNullable = members.some((member) => isNull(member) || member.isNullable)
  if (first === undefined) return leaf('null')
  return more.length === 0
    ? { ...first, isNullable }
    : { ...leaf([first, ...more].map(typeOf).join(' or ')), isNullable }
}

const algebra: Algebra<Shape> = {
  null: () => leaf('null'),
  string: () => leaf('text'),
  boolean: () => leaf('boolean'),
  unknown: () => leaf(anything),
  int32: () => leaf('int32'),
  dateTimeOffset: () => leaf('date-time'),
  flagSet: () => leaf('flags'),
  literal: (value) => leaf(`literal ${value}`),
  secret: (of) => of,
  array: (item) => ({ _tag: 'List', item, isNullable: false }),
  dictionary: (value) => ({ _tag: 'Dictionary', value, isNullable: false }),
  union,
  object: (name, properties) => ({ _tag: 'Entity', name, properties, isNullable: false }),
}

/** The shape of a codec. */
export const shapeOf = fold(algebra)

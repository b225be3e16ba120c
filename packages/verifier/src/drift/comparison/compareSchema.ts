/** Compares a shape of ours with a schema of a description. */
import { either as E, function as F, option as O } from 'fp-ts'
import type { Description } from '../description/Description.js'
import type { Difference } from './Difference.js'
import { pairByName } from './pairByName.js'
import { readSchema, type Schema } from './Schema.js'
import { anything, type Shape, typeOf } from './Shape.js'

type Differences = ReadonlyArray<Difference>

/** Where a schema stands: the description, and whether it is of a request or of an answer. */
export interface Context {
  readonly description: Description
  readonly direction: 'request' | 'answer'
}

const typeOfSchema = (schema: Schema): string =>
  typeOf(schema._tag === 'Entity' ? { ...schema, name: O.getOrElse(() => 'an object')(schema.name) } : schema)

/** The type of something that is new, as far as it can be read. */
export const typeThere = (description: Description, schema: unknown): string =>
  F.pipe(schema, readSchema(description), E.match(F.identity, typeOfSchema))

export const presence = (place: string, isRequiredHere: boolean, isRequiredThere: boolean): Differences => {
  const word = (isRequired: boolean) => (isRequired ? 'required' : 'optional')
  return isRequiredHere === isRequiredThere
    ? []
    : [{ _tag: 'Presence', place, here: word(isRequiredHere), there: word(isRequiredThere) }]
}

const nullability = (place: string, { isNullable }: Shape, schema: Schema): Differences => {
  const word = (mayBeNull: boolean) => (mayBeNull ? 'null too' : 'never null')
  return F.pipe(
    schema.isNullable,
    O.filter((there) => there !== isNullable),
    O.match(
      () => [],
      (there) => [{ _tag: 'Nullability', place, here: word(isNullable), there: word(there) }],
    ),
  )
}

/** The object that .NET makes for the parameters of an operation is called after it. */
const isNamed = ({ direction }: Context, here: string, there: O.Option<string>): boolean =>
  F.pipe(
    there,
    O.match(F.constTrue, (name) => name === here || (direction === 'request' && name === `${here}Request`)),
  )

type EntityShape = Extract<Shape, { readonly _tag: 'Entity' }>
type EntitySchema = Extract<Schema, { readonly _tag: 'Entity' }>

const properties = (context: Context, ours: EntityShape, theirs: EntitySchema): Differences => {
  const placeOf = (name: string) => `${context.direction} ${ours.name}.${name}`
  const byName = new Map(ours.properties.map((property) => [property.name, property]))
  const { pairs, gone, added } = pairByName([...byName.keys()], Object.keys(theirs.properties))
  return [
    ...gone.map((name) => ({ _tag: 'Gone', place: placeOf(name) }) as const),
    ...added.map((name) => {
      const there = typeThere(context.description, theirs.properties[name])
      return { _tag: 'New', place: placeOf(name), there } as const
    }),
    ...pairs.flatMap(({ here, there }): Differences => {
      const property = byName.get(here)
      return property === undefined
        ? []
        : [
            ...respelled(placeOf(here), here, there),
            ...presence(placeOf(here), property.presence === 'required', theirs.required.includes(there)),
            ...compareSchema(context)(placeOf(here), property.value, theirs.properties[there]),
          ]
    }),
  ]
}

export const respelled = (place: string, here: string, there: string): Differences =>
  here === there ? [] : [{ _tag: 'Respelled', place, there }]

const retyped = (place: string, ours: Shape, theirs: Schema): Differences => [
  { _tag: 'Retyped', place, here: typeOf(ours), there: typeOfSchema(theirs) },
]

const types = (context: Context, place: string, ours: Shape, theirs: Schema): Differences => {
  switch (ours._tag) {
    case 'Leaf':
      return ours.type === anything || (theirs._tag === 'Leaf' && theirs.type === ours.type)
        ? []
        : retyped(place, ours, theirs)
    case 'List':
      return theirs._tag === 'List'
        ? compareSchema(context)(`${place}[]`, ours.item, theirs.item)
        : retyped(place, ours, theirs)
    case 'Dictionary':
      return theirs._tag === 'Dictionary'
        ? compareSchema(context)(`${place}{}`, ours.value, theirs.value)
        : retyped(place, ours, theirs)
    case 'Entity':
      return theirs._tag === 'Entity'
        ? [
            ...(isNamed(context, ours.name, theirs.name) ? [] : retyped(place, ours, theirs)),
            ...properties(context, ours, theirs),
          ]
        : retyped(place, ours, theirs)
  }
}

/** The differences at a place and below it. */
export const compareSchema =
  (context: Context) =>
  (place: string, ours: Shape, schema: unknown): Differences =>
    F.pipe(
      schema,
      readSchema(context.description),
      E.match(
        (construct): Differences => [{ _tag: 'Unreadable', place, construct }],
        (theirs) => [...nullability(place, ours, theirs), ...types(context, place, ours, theirs)],
      ),
    )

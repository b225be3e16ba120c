/** Compares the parameters of an operation outside its body with those of a description. */
import type { Property } from '@so-email/codecs'
import { documentedHeaders } from '@so-email/wire'
import { function as F, option as O, readonlyArray as RA } from 'fp-ts'
import type { ParameterThere } from '../description/OperationThere.js'
import { type Context, compareSchema, presence, respelled, typeThere } from './compareSchema.js'
import type { Difference } from './Difference.js'
import { isSelecting, type OperationHere, queryOf } from './OperationHere.js'
import { leaf, type Shape } from './Shape.js'

/** A parameter of ours, and the part of the request that it travels in. */
interface Parameter extends Property<Shape> {
  readonly in: 'query' | 'header'
}

/** Those in the query, and the headers, all of which are optional and hold text. */
const parametersOf = (operation: OperationHere): ReadonlyArray<Parameter> => [
  ...queryOf(operation).map((each) => ({ ...each, in: 'query' as const })),
  ...documentedHeaders(operation).map(
    (name): Parameter => ({ name, presence: 'optional', value: leaf('text'), in: 'header' }),
  ),
]

/** The parameter there that is one of ours: of the same name, else in another case, else in another part of the request. */
const counterpart =
  (theirs: ReadonlyArray<ParameterThere>) =>
  (ours: Parameter): O.Option<ParameterThere> => {
    const isSame = ({ name }: ParameterThere) => name.toLowerCase() === ours.name.toLowerCase()
    const inPart = theirs.filter((each) => each.in === ours.in)
    return F.pipe(
      inPart,
      RA.findFirst((each) => each.name === ours.name),
      O.alt(() => F.pipe(inPart, RA.findFirst(isSame))),
      O.alt(() => F.pipe(theirs, RA.findFirst(isSame))),
    )
  }

/** The names of headers are compared without case. */
const moved = (place: string, here: Parameter, there: ParameterThere): ReadonlyArray<Difference> => {
  if (here.in !== there.in) return [{ _tag: 'Moved', place, here: here.in, there: there.in }]
  return here.in === 'header' ? [] : respelled(place, here.name, there.name)
}

/** The differences of query and headers. */
export const compareParameters = (
  context: Context,
  operation: OperationHere,
  theirs: ReadonlyArray<ParameterThere>,
): ReadonlyArray<Difference> => {
  const placeOf = (each: Parameter | ParameterThere) => `${operation.name} ${each.in} ${each.name}`
  const ours = parametersOf(operation).map((here) => ({ here, there: counterpart(theirs)(here) }))
  const others = theirs
    .filter((each) => !ours.some(({ there }) => O.toUndefined(there) === each))
    .filter(({ name }) => name !== '$select' || isSelecting(operation))
  return [
    ...ours.flatMap(({ here, there }): ReadonlyArray<Difference> => {
      const place = placeOf(here)
      return F.pipe(
        there,
        O.match(
          () => [{ _tag: 'Gone', place }],
          (each) => [
            ...moved(place, here, each),
            ...presence(place, here.presence === 'required', each.isRequired),
            ...compareSchema(context)(place, here.value, each.schema),
          ],
        ),
      )
    }),
    ...others.map(
      (each): Difference => ({ _tag: 'New', place: placeOf(each), there: typeThere(context.description, each.schema) }),
    ),
  ]
}

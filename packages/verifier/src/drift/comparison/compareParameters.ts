/** Holds the parameters of an operation outside its body against those of a description. */
import type { Property } from '@so-email/codecs'
import { AcceptLanguage, SoAppToken, SoCulture, SoLanguage, SoTimeZone, XsrfToken } from '@so-email/wire'
import { function as F, option as O, readonlyArray as RA } from 'fp-ts'
import type { ParameterThere } from '../description/OperationThere.js'
import { type Context, compareSchema, presence, respelled, typeThere } from './compareSchema.js'
import type { Difference } from './Difference.js'
import { isSelecting, type OperationHere, queryOf } from './OperationHere.js'
import { leaf, type Shape } from './Shape.js'

type Parameter = Property<Shape>

/** The headers that our client may write with any operation: optional, and all of them hold text. */
const headers = [AcceptLanguage, SoAppToken, SoCulture, SoLanguage, SoTimeZone, XsrfToken].map(
  ({ name }): Parameter => ({ name, presence: 'optional', value: leaf('text') }),
)

const isSame =
  (name: string) =>
  (each: { readonly name: string }): boolean =>
    each.name.toLowerCase() === name.toLowerCase()

/** The parameter there that is one of ours: of the same name, else in another case, else in another part of the request. */
const counterpart =
  (theirs: ReadonlyArray<ParameterThere>) =>
  ({ name }: Parameter): O.Option<ParameterThere> => {
    const inQuery = theirs.filter((each) => each.in === 'query')
    return F.pipe(
      inQuery,
      RA.findFirst((each) => each.name === name),
      O.alt(() => F.pipe(inQuery, RA.findFirst(isSame(name)))),
      O.alt(() => F.pipe(theirs, RA.findFirst(isSame(name)))),
    )
  }

const compare =
  (context: Context, place: string) =>
  (ours: Parameter, theirs: ParameterThere): ReadonlyArray<Difference> => [
    ...presence(place, ours.presence === 'required', theirs.isRequired),
    ...compareSchema(context)(place, ours.value, theirs.schema),
  ]

/** The differences of query and headers. */
export const compareParameters = (
  context: Context,
  operation: OperationHere,
  theirs: ReadonlyArray<ParameterThere>,
): ReadonlyArray<Difference> => {
  const placeOf = (part: string, name: string) => `${operation.name} ${part} ${name}`
  const ours = queryOf(operation).map((here) => ({ here, there: counterpart(theirs)(here) }))
  const others = theirs
    .filter((each) => !ours.some(({ there }) => O.toUndefined(there) === each))
    .filter(({ name }) => name !== '$select' || isSelecting(operation))
  return [
    ...ours.flatMap(({ here, there }): ReadonlyArray<Difference> => {
      const place = placeOf('query', here.name)
      return F.pipe(
        there,
        O.match(
          () => [{ _tag: 'Gone', place }],
          (each) => [
            ...(each.in === 'query'
              ? respelled(place, here.name, each.name)
              : [{ _tag: 'Moved', place, here: 'query', there: each.in } as const]),
            ...compare(context, place)(here, each),
          ],
        ),
      )
    }),
    ...others.flatMap((each): ReadonlyArray<Difference> => {
      const place = placeOf(each.in, each.name)
      const header = each.in === 'header' ? headers.find(isSame(each.name)) : undefined
      return header === undefined
        ? [{ _tag: 'New', place, there: typeThere(context.description, each.schema) }]
        : compare(context, place)(header, each)
    }),
  ]
}

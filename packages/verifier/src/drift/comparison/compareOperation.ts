/** Compares an operation of ours with the same operation of a description. */
import { answerMediaTypes, requestMediaTypes } from '@so-email/wire'
import { option as O, readonlyArray as RA } from 'fp-ts'
import type { Description } from '../description/Description.js'
import type { BodyThere, OperationThere } from '../description/OperationThere.js'
import { compareParameters } from './compareParameters.js'
import { type Context, compareSchema, typeThere } from './compareSchema.js'
import type { Difference } from './Difference.js'
import { answerOf, bodyOf, type OperationHere } from './OperationHere.js'
import type { Shape } from './Shape.js'

type Differences = ReadonlyArray<Difference>

/** The media types in which we write or read a body. */
const mediaTypesHere = {
  request: requestMediaTypes.flatMap(({ names }): ReadonlyArray<string> => names),
  answer: answerMediaTypes.flatMap(({ names }): ReadonlyArray<string> => names),
}

/** Their parameters, such as a charset, are no difference; nor is any where the description has all of them. */
const compareMediaTypes = (
  direction: keyof typeof mediaTypesHere,
  place: string,
  written: ReadonlyArray<string>,
): Differences => {
  const theirs = new Set(written.map((each) => each.replace(/\s*;.*/s, '').toLowerCase()))
  if (theirs.has('*/*')) return []
  const placeOf = (name: string) => `${place} media type ${name}`
  return [
    ...mediaTypesHere[direction]
      .filter((name) => !theirs.has(name))
      .map((name): Difference => ({ _tag: 'Gone', place: placeOf(name) })),
    ...[...theirs]
      .filter((name) => !mediaTypesHere[direction].includes(name))
      .map((name): Difference => ({ _tag: 'New', place: placeOf(name), there: 'a media type' })),
  ]
}

/** A body may be on both sides, on one, or on none. */
const compareBody = (
  context: Context,
  place: string,
  ours: O.Option<Shape>,
  theirs: O.Option<BodyThere>,
): Differences => {
  if (O.isNone(theirs)) return O.isNone(ours) ? [] : [{ _tag: 'Gone', place }]
  const { schema, mediaTypes } = theirs.value
  return O.isNone(ours)
    ? [{ _tag: 'New', place, there: typeThere(context.description, schema) }]
    : [
        ...compareSchema(context)(place, ours.value, schema),
        ...RA.fromOption(mediaTypes).flatMap((written) => compareMediaTypes(context.direction, place, written)),
      ]
}

/** The status of ours, with its body, and any other status of success there. */
const compareAnswers = (context: Context, operation: OperationHere, { answers }: OperationThere): Differences => {
  const placeOf = (status: string) => `${operation.name} answer ${status}`
  const status = String(operation.answer.status)
  const others = Object.keys(answers).filter((each) => each !== status)
  const theirs = answers[status]
  return [
    ...(theirs === undefined
      ? [{ _tag: 'Gone', place: placeOf(status) } as const]
      : compareBody(context, `${placeOf(status)} body`, answerOf(operation), theirs)),
    ...others.map((each) => ({ _tag: 'New', place: placeOf(each), there: 'a status' }) as const),
  ]
}

/** The differences of an operation that both sides have. */
export const compareOperation = (
  description: Description,
  operation: OperationHere,
  theirs: OperationThere,
): Differences => [
  ...(theirs.isDeprecated ? [{ _tag: 'New', place: operation.name, there: 'deprecated' } as const] : []),
  ...compareParameters({ description, direction: 'request' }, operation, theirs.parameters),
  ...compareBody({ description, direction: 'request' }, `${operation.name} body`, bodyOf(operation), theirs.body),
  ...compareAnswers({ description, direction: 'answer' }, operation, theirs),
]

/** Holds an operation of ours against the same operation of a description. */
import { function as F, option as O } from 'fp-ts'
import type { Description } from '../description/Description.js'
import type { OperationThere } from '../description/OperationThere.js'
import { compareParameters } from './compareParameters.js'
import { type Context, compareSchema, typeThere } from './compareSchema.js'
import type { Difference } from './Difference.js'
import { answerOf, bodyOf, type OperationHere } from './OperationHere.js'
import type { Shape } from './Shape.js'

type Differences = ReadonlyArray<Difference>

/** A body may be on both sides, on one, or on none. */
const compareBody = (context: Context, place: string, ours: O.Option<Shape>, theirs: O.Option<unknown>): Differences =>
  F.pipe(
    ours,
    O.match(
      (): Differences =>
        O.isNone(theirs) ? [] : [{ _tag: 'New', place, there: typeThere(context.description, theirs.value) }],
      (shape) => (O.isNone(theirs) ? [{ _tag: 'Gone', place }] : compareSchema(context)(place, shape, theirs.value)),
    ),
  )

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
  ...compareParameters({ description, direction: 'request' }, operation, theirs.parameters),
  ...compareBody({ description, direction: 'request' }, `${operation.name} body`, bodyOf(operation), theirs.body),
  ...compareAnswers({ description, direction: 'answer' }, operation, theirs),
]

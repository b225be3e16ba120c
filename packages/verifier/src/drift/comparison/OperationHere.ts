/** An operation of ours, as the comparison reads it. */
import type { Property } from '@so-email/codecs'
import type { DescribedOperation } from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'
import { leaf, type Shape, shapeOf } from './Shape.js'

/**
 * What the check needs to know of an operation.
 *
 * @category drift
 */
export type OperationHere = Omit<DescribedOperation, 'summary'>

const propertiesOf = (shape: Shape): ReadonlyArray<Property<Shape>> => (shape._tag === 'Entity' ? shape.properties : [])

/** The parameters in the query. `$select`, which no codec has, is an optional text. */
export const queryOf = ({ parameters: { codec, query }, answer }: OperationHere): ReadonlyArray<Property<Shape>> => {
  const known = propertiesOf(shapeOf(codec))
  return [...query, ...(answer.isSelectable === true ? ['$select'] : [])].map(
    (name) => known.find((each) => each.name === name) ?? { name, presence: 'optional', value: leaf('text') },
  )
}

/** The body: the parameters without those in the query. */
export const bodyOf = ({ parameters: { codec, query, hasBody } }: OperationHere): O.Option<Shape> => {
  if (!hasBody) return O.none
  const shape = shapeOf(codec)
  return O.some(
    shape._tag === 'Entity'
      ? { ...shape, properties: shape.properties.filter(({ name }) => !query.includes(name)) }
      : shape,
  )
}

/** The body of a successful answer. */
export const answerOf = ({ answer: { status, codec } }: OperationHere): O.Option<Shape> =>
  status === 204 ? O.none : O.some(shapeOf(codec))

const hasProperties = (shape: Shape): boolean =>
  shape._tag === 'List' ? hasProperties(shape.item) : shape._tag !== 'Leaf'

/** Whether `$select` could select anything: SuperOffice lists it for answers without properties too. */
export const isSelecting = (operation: OperationHere): boolean => F.pipe(answerOf(operation), O.exists(hasProperties))

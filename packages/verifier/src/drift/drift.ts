/** The drift check: which operations, parameters, types and entities of ours differ from a description of the API. */
import { pathOf } from '@so-email/codecs'
import { either as E, function as F, readonlyArray as RA, readonlyMap, string } from 'fp-ts'
import * as t from 'io-ts'
import { compareOperation } from './comparison/compareOperation.js'
import { respelled } from './comparison/compareSchema.js'
import { type Difference, drawDifference } from './comparison/Difference.js'
import type { OperationHere } from './comparison/OperationHere.js'
import { type Description, follow, type Values } from './description/Description.js'
import { readOperation } from './description/OperationThere.js'

type Differences = ReadonlyArray<Difference>

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

const methodsOf = (item: unknown): ReadonlyArray<string> =>
  t.UnknownRecord.is(item) ? methods.filter((each) => Object.hasOwn(item, each)) : []

const otherMethods = (item: Values): ReadonlyArray<string> =>
  methodsOf(item)
    .filter((each) => each !== 'post')
    .map((each) => each.toUpperCase())

/**
 * The key of the path of an operation. A description may stand below the path of a tenant, so the end of the whole path
 * decides.
 */
const pathThere = ({ base, paths }: Description, operation: OperationHere): string | undefined => {
  const path = pathOf(operation)
  const keys = Object.keys(paths)
  return (
    keys.find((key) => `${base}${key}`.endsWith(path)) ??
    keys.find((key) => `${base}${key}`.toLowerCase().endsWith(path.toLowerCase()))
  )
}

const comparePost = (description: Description, operation: OperationHere, item: Values): Differences =>
  item['post'] === undefined
    ? [{ _tag: 'Gone', place: `${operation.name} POST` }]
    : F.pipe(
        readOperation(description, item, item['post']),
        E.match(
          (construct) => [{ _tag: 'Unreadable', place: operation.name, construct }],
          (theirs) => compareOperation(description, operation, theirs),
        ),
      )

const compareAt = (description: Description, operation: OperationHere, key: string): Differences => {
  const { name } = operation
  const path = pathOf(operation)
  return [
    ...respelled(`${name} path`, path, `${description.base}${key}`.slice(-path.length)),
    ...F.pipe(
      description.paths[key],
      follow(description),
      E.filterOrElse(t.UnknownRecord.is, () => 'a path of no known form'),
      E.match(
        (construct): Differences => [{ _tag: 'Unreadable', place: name, construct }],
        (item) => [
          ...otherMethods(item).map(
            (method): Difference => ({ _tag: 'New', place: `${name} ${method}`, there: 'a method' }),
          ),
          ...comparePost(description, operation, item),
        ],
      ),
    ),
  ]
}

const compareOne =
  (description: Description) =>
  (operation: OperationHere): Differences => {
    const key = pathThere(description, operation)
    return key === undefined ? [{ _tag: 'Gone', place: operation.name }] : compareAt(description, operation, key)
  }

/**
 * Every difference between operations and a description, once each, in the order of their texts. Pure.
 *
 * @category drift
 */
export const drift = (description: Description, operations: ReadonlyArray<OperationHere>): Differences =>
  F.pipe(
    operations,
    RA.chain(compareOne(description)),
    RA.map((difference) => [drawDifference(difference), difference] as const),
    (drawn) => new Map(drawn), // one for each text; a list of many would take the square of its length
    readonlyMap.toReadonlyArray(string.Ord),
    RA.map(([, difference]) => difference),
  )

/** How many operations a description has that are not ours. */
export const countOthers = (description: Description, operations: ReadonlyArray<OperationHere>): number => {
  const ours = new Set(operations.map((operation) => pathThere(description, operation)))
  return F.pipe(
    Object.entries(description.paths),
    RA.filter(([key]) => !ours.has(key)),
    RA.chain(([, item]) => methodsOf(item)),
    RA.size,
  )
}

/** Every problem of an account, each with the path of its property. The same checks stand before every request. */
import {
  type DecodeFailure,
  drawDecodeFailure,
  redacted,
  SaveEMailAccountRequest,
  toDecodeFailure,
} from '@so-email/codecs'
import { either as E, function as F, readonlyArray as RA } from 'fp-ts'
import * as t from 'io-ts'
import { type Editable, editableAccount } from './Editable.js'
import { distance } from './nearest.js'

/** What is wrong, and where in the account. */
export interface Problem {
  readonly path: ReadonlyArray<string>
  readonly problem: string
}

interface Found {
  readonly path: ReadonlyArray<string>
  readonly failure: DecodeFailure
}

const found = (failure: DecodeFailure, path: ReadonlyArray<string> = []): ReadonlyArray<Found> => {
  switch (failure._tag) {
    case 'Key':
      return found(failure.failure, [...path, failure.key])
    case 'All':
      return failure.failures.flatMap((each) => found(each, path))
    case 'Union':
      return (
        failure.members
          .map((member) => found(member, path))
          .filter((problems) => problems.every((each) => each.path.length > path.length))
          .toSorted((a, b) => a.length - b.length)[0] ?? [{ path, failure }]
      )
    default:
      return [{ path, failure }]
  }
}

const draw = ({ path, failure }: Found): ReadonlyArray<Problem> =>
  F.pipe(
    path,
    RA.reduceRight(failure, (key, below): DecodeFailure => ({ _tag: 'Key', key, failure: below })),
    drawDecodeFailure,
    RA.map((problem) => ({ path, problem })),
  )

/** A name that nearly is one of ours would be saved under that name, and the property itself with its default. */
const misspelled = (
  value: unknown,
  { properties, isSecret }: Editable,
  path: ReadonlyArray<string>,
): ReadonlyArray<Problem> =>
  t.UnknownRecord.is(value)
    ? Object.entries(value).flatMap(([name, below]) => {
        const known = properties.get(name)
        if (known !== undefined) return misspelled(below, known, [...path, name])
        const meant = [...properties.keys()].find(
          (each) => Math.abs(each.length - name.length) <= 2 && distance(each, name) <= 2,
        )
        return meant === undefined
          ? []
          : [{ path: [...path, name], problem: `${[...path, name].join('.')} is no property; ${meant} is one` }]
      })
    : isSecret && value === redacted
      ? [{ path, problem: `${path.join('.')} is ${redacted}, which stands for a secret that was not printed` }]
      : []

/** What the codec accepts, and a save would lose or replace by something else. */
export const lossesOf = (value: unknown): ReadonlyArray<Problem> => misspelled(value, editableAccount, [])

/** The problems of a value that should be an account, in the order of its codec. */
export const problemsOf = (value: unknown): ReadonlyArray<Problem> => [
  ...F.pipe(
    SaveEMailAccountRequest.decode(value),
    E.match(
      F.flow(toDecodeFailure, (failure) => found(failure).flatMap(draw)),
      () => [],
    ),
  ),
  ...lossesOf(value),
]

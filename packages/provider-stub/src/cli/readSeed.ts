/** Accounts from a file: a JSON array of what a server answers, in which everything but the id may be left out. */
import { canonical, drawFailure, EMailAccount, SaveEMailAccountRequest } from '@so-email/codecs'
import { json } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import { assumptions } from '../Assumptions.js'
import { asDotNet, defaultsOf } from '../algebras/asDotNet.js'
import { fieldPropertiesOf } from '../algebras/fieldProperties.js'
import { drawReadFailure } from '../drawReadFailure.js'
import { conflictAmong } from '../store/conflictAmong.js'

const Seed = t.array(EMailAccount)

const defaults = Object.fromEntries(defaultsOf(EMailAccount).map(({ name, absent }) => [name, absent]))

const complete = (value: unknown): unknown => {
  const filled = asDotNet(EMailAccount)(value)
  return t.UnknownRecord.is(filled)
    ? { ...defaults, FieldProperties: fieldPropertiesOf(EMailAccount), ...filled }
    : value
}

/** The first of many problems are enough to mend a file by. */
const firstOf = (problems: ReadonlyArray<string>): ReadonlyArray<string> =>
  problems.length > 10 ? [...problems.slice(0, 10), `and ${problems.length - 10} more`] : problems

/** The accounts that the bytes of a file hold, or what is wrong with them, a line a problem. A file has no bound. */
export const readSeed = (bytes: Uint8Array): E.Either<ReadonlyArray<string>, ReadonlyArray<EMailAccount>> =>
  F.pipe(
    json.read(SaveEMailAccountRequest, { maxBytes: Number.POSITIVE_INFINITY })(bytes),
    E.mapLeft((failure) => [drawReadFailure(failure)]),
    E.map((value) => canonical(Seed)(value)),
    E.map((value) => (Array.isArray(value) ? value.map(complete) : value)),
    E.chain((value) => E.mapLeft(drawFailure)(Seed.decode(value))),
    E.chain((accounts) => {
      const conflict = conflictAmong(accounts, assumptions)
      return conflict === null ? E.right(accounts) : E.left([conflict])
    }),
    E.mapLeft(firstOf),
  )

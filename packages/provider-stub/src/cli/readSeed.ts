/** Accounts from a file: a JSON array of accounts, in which every property but the id may be left out. */
import { arrayOf, canonical, drawFailure, EMailAccount, SaveEMailAccountRequest } from '@so-email/codecs'
import { drawReadFailure, json } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import type { Assumptions } from '../Assumptions.js'
import { fieldPropertiesOf } from '../algebras/fieldProperties.js'
import { defaultsOf, fillDefaults } from '../algebras/fillDefaults.js'
import { checkAccounts } from '../store/conflicts.js'
import { firstOf } from './firstOf.js'

const Seed = arrayOf(EMailAccount)

const defaults = {
  ...Object.fromEntries(defaultsOf(EMailAccount).map(({ name, absent }) => [name, absent])),
  FieldProperties: fieldPropertiesOf(EMailAccount),
}

const complete = (value: unknown): unknown => {
  const filled = fillDefaults(EMailAccount)(value)
  return t.UnknownRecord.is(filled) ? { ...defaults, ...filled } : value
}

/** The accounts in the bytes of a file, or what is wrong with them, one problem a line. */
export const readSeed = (
  assumptions: Assumptions,
): ((bytes: Uint8Array) => E.Either<ReadonlyArray<string>, ReadonlyArray<EMailAccount>>) =>
  F.flow(
    json.read(SaveEMailAccountRequest, { maxBytes: Number.POSITIVE_INFINITY }),
    E.mapLeft((failure) => [drawReadFailure(failure)]),
    E.map(canonical(Seed)),
    E.map((value) => (Array.isArray(value) ? value.map(complete) : value)),
    E.chainW((value) => F.pipe(Seed.decode(value), E.mapLeft(drawFailure))),
    E.chainW((accounts) =>
      F.pipe(
        checkAccounts(assumptions)(accounts),
        E.mapLeft((conflict) => [conflict]),
      ),
    ),
    E.mapLeft(firstOf),
  )

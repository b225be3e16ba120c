/** An account as a text of the store, and back. The rights that all accounts share are left out: they are ten times the rest. */
import { drawFailure, EMailAccount } from '@so-email/codecs'
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import { type Profile, toProfile } from '../versions/Profile.js'

const isShared = (shared: Profile['fieldProperties'], own: EMailAccount['FieldProperties']): boolean =>
  own === shared || JSON.stringify(own) === JSON.stringify(shared)

export const accountText =
  ({ fieldProperties }: Profile) =>
  (account: EMailAccount): string => {
    const { FieldProperties, ...own } = account
    return JSON.stringify(isShared(fieldProperties, FieldProperties) ? own : account)
  }

const withShared =
  ({ fieldProperties }: Profile) =>
  (value: unknown): unknown =>
    t.UnknownRecord.is(value) && !Object.hasOwn(value, 'FieldProperties')
      ? { ...value, FieldProperties: fieldProperties }
      : value

/** The account of a text, as a server of the version of the stub has it. */
export const readAccount = (profile: Profile): ((text: string) => E.Either<string, EMailAccount>) =>
  F.flow(
    (text) => E.tryCatch((): unknown => JSON.parse(text), F.constant('it is no JSON')),
    E.map(withShared(profile)),
    E.chain(
      F.flow(
        EMailAccount.decode,
        E.mapLeft((errors) => drawFailure(errors).join('; ')),
      ),
    ),
    E.map(toProfile(profile)),
  )

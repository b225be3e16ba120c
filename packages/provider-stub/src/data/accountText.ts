/** An account as a text of the store, and back. */
import { drawFailure, EMailAccount } from '@so-email/codecs'
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import { type Profile, toProfile } from '../versions/Profile.js'

/** Stands for the rights that all accounts share, which are longer than the rest. It is no value that an account can have. */
const shared = 'shared'

const isShared = (all: Profile['fieldProperties'], own: EMailAccount['FieldProperties']): boolean =>
  own === all || JSON.stringify(own) === JSON.stringify(all)

export const accountText =
  ({ fieldProperties }: Profile) =>
  (account: EMailAccount): string => {
    const isSame = isShared(fieldProperties, account.FieldProperties)
    return JSON.stringify(isSame ? { ...account, FieldProperties: shared } : account)
  }

const withShared =
  ({ fieldProperties }: Profile) =>
  (value: unknown): unknown =>
    t.UnknownRecord.is(value) && value['FieldProperties'] === shared
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

/** An account as a text of the store, and back. */
import { drawFailure, EMailAccount } from '@so-email/codecs'
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import { type Profile, toProfile, upgraded } from '../versions/Profile.js'

/** Stands for the rights that all accounts share, which are longer than the rest. It is no value that an account can have. */
const shared = 'shared'

const isShared = (all: Profile['fieldProperties'], own: EMailAccount['FieldProperties']): boolean =>
  own === all || JSON.stringify(own) === JSON.stringify(all)

/** The version of the server that has written an account, and the account. */
const Written = t.tuple([t.string, t.unknown])

export const accountText =
  ({ version, fieldProperties }: Profile) =>
  (account: EMailAccount): string => {
    const isSame = isShared(fieldProperties, account.FieldProperties)
    return JSON.stringify([version, isSame ? { ...account, FieldProperties: shared } : account])
  }

const withShared =
  ({ fieldProperties }: Profile) =>
  (value: unknown): unknown =>
    t.UnknownRecord.is(value) && value['FieldProperties'] === shared
      ? { ...value, FieldProperties: fieldProperties }
      : value

const decoded =
  <A>(codec: t.Type<A, unknown>) =>
  (value: unknown): E.Either<string, A> =>
    F.pipe(
      codec.decode(value),
      E.mapLeft((errors) => drawFailure(errors).join('; ')),
    )

/** The account of a text, as a server of the version of the stub has it. */
export const readAccount = (profile: Profile): ((text: string) => E.Either<string, EMailAccount>) =>
  F.flow(
    (text) => E.tryCatch((): unknown => JSON.parse(text), F.constant('it is no JSON')),
    E.chain(decoded(Written)),
    E.chain(([version, value]) =>
      F.pipe(
        withShared(profile)(value),
        decoded(EMailAccount),
        E.map(version === profile.version ? F.identity : F.flow(upgraded(profile), toProfile(profile))),
      ),
    ),
  )

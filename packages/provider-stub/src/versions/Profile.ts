/** What an account is on a server of one version: its properties with their defaults, and the rights on them. */
import { EMailAccount, type FieldProperties, lackedBy, type ServerVersion } from '@so-email/codecs'
import { fieldPropertiesOf } from '../algebras/fieldProperties.js'
import { type Default, defaultsOf } from '../algebras/fillDefaults.js'

export interface Profile {
  readonly version: ServerVersion
  /** The names of later properties that an account lacks. A save ignores them, as .NET ignores what it does not know. */
  readonly lacks: ReadonlySet<string>
  /** Every property of an account in the documented order, with its default. */
  readonly properties: ReadonlyArray<Default>
  /** One object, shared by all responses. */
  readonly fieldProperties: FieldProperties
}

const without = <A>(values: Readonly<Record<string, A>>, names: ReadonlySet<string>): Readonly<Record<string, A>> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)))

export const profileOf = (version: ServerVersion): Profile => {
  const lacks: ReadonlySet<string> = new Set(lackedBy(version))
  return {
    version,
    lacks,
    properties: defaultsOf(EMailAccount).filter(({ name }) => !lacks.has(name)),
    fieldProperties: Object.freeze(without(fieldPropertiesOf(EMailAccount), lacks)),
  }
}

/** An account as a server of the version has it; the account itself if nothing is to be taken away. */
export const toProfile =
  ({ lacks }: Profile) =>
  (account: EMailAccount): EMailAccount =>
    lacks.size === 0
      ? account
      : ({
          ...without<unknown>({ ...account }, lacks),
          ...(account.FieldProperties && { FieldProperties: without(account.FieldProperties, lacks) }),
        } as EMailAccount) // every property that it lacks is an optional one

/** A property that a server of another version did not have has its default. */
export const upgraded =
  ({ properties, fieldProperties }: Profile) =>
  (account: EMailAccount): EMailAccount => ({
    ...Object.fromEntries(properties.map(({ name, absent }) => [name, absent])),
    ...account,
    ...(account.FieldProperties && { FieldProperties: { ...fieldProperties, ...account.FieldProperties } }),
  })

/** The properties of an account that a contract demands of every response: those that the client's codec requires. */
import { type Algebra, EMailAccount, fold } from '@so-email/codecs'

const none = (): ReadonlyArray<string> => []

const required: Algebra<ReadonlyArray<string>> = {
  null: none,
  unknown: none,
  literal: none,
  string: none,
  boolean: none,
  int32: none,
  dateTimeOffset: none,
  flagSet: none,
  secret: none,
  array: none,
  dictionary: none,
  union: none,
  object: (_name, properties) => properties.filter(({ presence }) => presence === 'required').map(({ name }) => name),
}

/** The eight properties that every version of the page has. */
export const demanded: ReadonlyArray<string> = fold(required)(EMailAccount)

/** The properties that a contract requires of an account in every response: those that the client's codec requires. */
import { EMailAccount, fold, withLeaves } from '@so-email/codecs'

const none = (): ReadonlyArray<string> => []

const required = /*#__PURE__*/ withLeaves<ReadonlyArray<string>>(none, {
  secret: none,
  array: none,
  dictionary: none,
  union: none,
  object: (_name, properties) => properties.filter(({ presence }) => presence === 'required').map(({ name }) => name),
})

/** The eight properties that every version of the page has. */
export const demanded: ReadonlyArray<string> = fold(required)(EMailAccount)

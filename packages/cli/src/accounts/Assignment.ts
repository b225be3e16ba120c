/** `property=value` as a change of an account. Pure: the value of a secret is read elsewhere. */
import type { EMailAccount } from '@so-email/codecs'
import { either as E, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { type Editable, editableAccount, pathsIn } from './Editable.js'
import { nearest } from './nearest.js'

/** One assignment of a command line. */
export interface Assignment {
  readonly property: string
  readonly path: ReadonlyArray<string>
  readonly editable: Editable
  readonly text: string
}

/** An assignment whose value was read. */
export interface Assigned extends Pick<Assignment, 'property' | 'path'> {
  readonly isSecret: boolean
  readonly value: unknown
}

const paths = pathsIn(editableAccount)

/** What the server knows an account by. */
export const accountId = 'EMailAccountId'

const editableAt = (path: ReadonlyArray<string>): O.Option<Editable> =>
  path.reduce<O.Option<Editable>>(
    (found, name) =>
      F.pipe(
        found,
        O.chain(({ properties }) => O.fromNullable(properties.get(name))),
      ),
    O.some(editableAccount),
  )

const unknownProperty = (paths: ReadonlyArray<string>, property: string): string => {
  const near = nearest(paths)(property)
  return near.length === 0
    ? `${property} is no property; the properties are ${paths.join(', ')}`
    : `${property} is no property; do you mean ${near.join(' or ')}?`
}

const parseOneOf =
  (paths: ReadonlyArray<string>) =>
  (given: string): E.Either<string, Assignment> =>
    F.pipe(
      /^([^=]+)=(.*)$/s.exec(given),
      E.fromNullable('an assignment is property=value'),
      E.chain(([, property = '', text = '']) =>
        F.pipe(
          editableAt(property.split('.')),
          E.fromOption(() => unknownProperty(paths, property)),
          E.map((editable) => ({ property, path: property.split('.'), editable, text })),
        ),
      ),
    )

/** The assignment in a text. The message of a Left shows the property only: the value may be a secret. */
export const parseAssignment = parseOneOf(paths)

/** The same, unless it would change which account it is. */
export const parseChange: typeof parseAssignment = F.flow(
  parseOneOf(paths.filter((path) => path !== accountId)),
  E.filterOrElse(
    ({ property }) => property !== accountId,
    () => 'EMailAccountId is what the server knows the account by; it does not change',
  ),
)

const isIn = (part: string, whole: string): boolean => `${part}.`.startsWith(`${whole}.`)

/** Refuses a property that is given twice, or in another one that is given: one of both values would be lost. */
export const givenOnce = (properties: ReadonlyArray<string>): E.Either<string, ReadonlyArray<string>> =>
  F.pipe(
    properties.find((each, i) => properties.slice(0, i).some((before) => isIn(each, before) || isIn(before, each))),
    O.fromNullable,
    O.match(
      () => E.right(properties),
      (each) => E.left(`${each} is given more than once`),
    ),
  )

/** Where the value of a secret comes from: a prompt (`?`) or a file (`@FILE`). */
export type SecretSource = { readonly _tag: 'Prompt' } | { readonly _tag: 'File'; readonly file: string }

/** The source in the text of a secret. A secret itself is refused, as every process of the machine sees it in `ps`. */
export const secretSource = ({ property, text }: Assignment): E.Either<string, SecretSource> =>
  text === '?'
    ? E.right({ _tag: 'Prompt' })
    : text.length > 1 && text.startsWith('@')
      ? E.right({ _tag: 'File', file: text.slice(1) })
      : E.left(
          `${property} is a secret, and arguments are visible in \`ps\`: write ${property}=? for a prompt, or ${property}=@FILE`,
        )

/** The value of a text. */
export const readAssignment =
  ({ property, path, editable }: Assignment) =>
  (text: string): E.Either<string, Assigned> =>
    F.pipe(
      editable.read(text),
      E.bimap(
        (expected) => `${property} ${expected}`,
        (value) => ({ property, path, isSecret: editable.isSecret, value }),
      ),
    )

const set = (whole: unknown, [name, ...rest]: ReadonlyArray<string>, value: unknown, editable?: Editable): unknown => {
  if (name === undefined) return value
  const object = t.UnknownRecord.is(whole) ? whole : { ...editable?.made }
  return { ...object, [name]: set(object[name], rest, value, editable?.properties.get(name)) }
}

/** The account after the assignments. Everything else in it stays as it is. */
export const assign =
  (assigned: ReadonlyArray<Assigned>) =>
  (account: EMailAccount): EMailAccount =>
    assigned.reduce(
      (changed, { path, value }) => set(changed, path, value, editableAccount) as EMailAccount, // the codec read each value
      account,
    )

/** The value at a path; `undefined` where there is none. */
export const valueAt = (whole: unknown, path: ReadonlyArray<string>): unknown =>
  path.reduce<unknown>((value, name) => (t.UnknownRecord.is(value) ? value[name] : undefined), whole)

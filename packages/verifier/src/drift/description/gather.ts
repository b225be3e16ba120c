/** Gathers every schema that stands together for one: by `$ref`, by `allOf`, or as a choice between one type and `null`. */
import { chainRec, either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import { type Description, lookUp } from './Description.js'
import { type Keywords, readKeywords } from './Keywords.js'

/** How many schemas may stand together for one, by `$ref` and `allOf`. */
const most = 200

export interface Gathering {
  /** What is still to be read. */
  readonly pending: ReadonlyArray<unknown>
  /** Each `$ref` that was followed, in this order. */
  readonly followed: ReadonlyArray<string>
  readonly parts: ReadonlyArray<Keywords>
}

const isNullType = (u: unknown): boolean => t.type({ type: t.literal('null') }).is(u)

/** A choice is read where it is between one type and `null`. */
const chosen = (of: 'oneOf' | 'anyOf', { [of]: members }: Keywords): E.Either<string, ReadonlyArray<unknown>> => {
  const named = (members ?? []).filter((member) => !isNullType(member))
  const isOnlyNull = members !== undefined && named.length === 0
  if (named.length > 1 || isOnlyNull) return E.left(`${of} of ${named.length} types`)
  return E.right(members === undefined || named.length === members.length ? named : [...named, { nullable: true }])
}

const followed = (description: Description, { followed }: Gathering, { $ref }: Keywords) =>
  $ref === undefined || followed.includes($ref)
    ? E.right([])
    : F.pipe(
        lookUp(description)($ref),
        E.map((found) => [found]),
      )

/** Reads the first schema that is pending. A `$ref` that was followed already adds nothing. */
const gatherOne =
  (description: Description, gathering: Gathering) =>
  (schema: Keywords): E.Either<string, Gathering> =>
    F.pipe(
      E.Do,
      E.apS('reference', followed(description, gathering, schema)),
      E.apS('oneOf', chosen('oneOf', schema)),
      E.apS('anyOf', chosen('anyOf', schema)),
      E.map(({ reference, oneOf, anyOf }) => ({
        pending: [
          ...reference,
          ...(schema.allOf ?? []).slice(0, most + 1),
          ...oneOf,
          ...anyOf,
          ...gathering.pending.slice(1),
        ],
        followed: schema.$ref === undefined ? gathering.followed : [...gathering.followed, schema.$ref],
        parts: [...gathering.parts, schema],
      })),
    )

/** A chain that ends has a schema at its end that refers to no other. */
const ended = E.fromPredicate(
  ({ parts }: Gathering) => parts.some(({ $ref }) => $ref === undefined),
  () => 'a $ref that leads to no end',
)

/** Every schema that stands together for one. A `$ref` that leads back to itself alone is a Left. */
export const gather = (description: Description, schema: unknown): E.Either<string, Gathering> =>
  chainRec.tailRec<Gathering, E.Either<string, Gathering>>(
    { pending: [schema], followed: [], parts: [] },
    (gathering) => {
      if (gathering.pending.length === 0) return E.right(ended(gathering))
      if (gathering.parts.length === most) return E.right(E.left(`more than ${most} schemas in one`))
      return F.pipe(
        readKeywords(gathering.pending[0]),
        E.chain(gatherOne(description, gathering)),
        E.match(
          (construct) => E.right(E.left(construct)),
          (next) => E.left(next),
        ),
      )
    },
  )

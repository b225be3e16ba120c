/** The input of an operation: the documented parameters of the query, and the body if the operation has one. */
import { type Answer, canonical, drawFailure, never, type Parameters } from '@so-email/codecs'
import {
  caseless,
  combinedHeader,
  drawReadFailure,
  type Found,
  findMediaType,
  type HttpHeaders,
  readQuery,
  requestMediaTypes,
} from '@so-email/wire'
import { either as E, function as F, option as O, string as S } from 'fp-ts'
import * as t from 'io-ts'
import type { Assumptions } from '../Assumptions.js'
import { fillDefaults } from '../algebras/fillDefaults.js'
import { type Leaves, mapLeaves, unchanged } from '../algebras/mapLeaves.js'
import { chainEither } from '../performance/chain.js'
import { memoize } from '../performance/memoize.js'
import { badRequest, type Refusal, unsupportedMediaType } from '../Refusal.js'

export const contentType = /*#__PURE__*/ combinedHeader('Content-Type')
const contentEncoding = /*#__PURE__*/ combinedHeader('Content-Encoding')

/** The media type that a `Content-Type` names; `none` for a type that the page does not list for requests. */
export const mediaTypeOf = /*#__PURE__*/ memoize(100, findMediaType(requestMediaTypes))

/** The part of an operation that its input depends on. */
interface Described<Input> {
  readonly parameters: Pick<Parameters<Input>, 'codec' | 'query' | 'hasBody'>
  readonly answer: Pick<Answer<unknown>, 'isSelectable'>
}

/** The parts of a request that carry an input. */
export interface InputSource {
  readonly headers: HttpHeaders
  readonly query: string
  readonly body: Uint8Array
}

type Properties = Readonly<Record<string, unknown>>

/** The names of the query parameters; `$select` is one of every operation whose answer can be cut down. */
const queryNames = <Input>({ parameters, answer }: Described<Input>): ReadonlyArray<string> =>
  answer.isSelectable ? [...parameters.query, '$select'] : parameters.query

/** Reads the input as the codec of the operation decodes it, or refuses the request. */
export const readInput = <Input>(
  operation: Described<Input>,
  assumptions: Assumptions,
): ((source: InputSource) => E.Either<Refusal, Input>) => {
  const { codec, hasBody } = operation.parameters
  const names = queryNames(operation)
  const sameName = assumptions.propertyCase === 'ignored' ? caseless : S.Eq
  return (source) =>
    F.pipe(
      names.length === 0 ? E.right({}) : F.pipe(source.query, readQuery(codec, names, sameName), E.mapLeft(unreadable)),
      chainEither((inQuery) =>
        hasBody ? F.pipe(source, readBody(codec), E.map(together(names, inQuery))) : E.right(inQuery),
      ),
      E.map(assumptions.propertyCase === 'ignored' ? canonical(codec) : F.identity),
      chainEither(decode(codec, names, assumptions)),
    )
}

/** The body with the parameters of the query. A property of the body with the name of such a parameter is ignored. */
const together =
  (names: ReadonlyArray<string>, inQuery: Properties) =>
  (body: unknown): unknown =>
    names.length > 0 && t.UnknownRecord.is(body) ? { ...without(names, body), ...inQuery } : body

const without = (names: ReadonlyArray<string>, body: Properties) =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)))

/**
 * Decodes once. Only if that fails, the value is decoded again with what .NET would fill in: a complete body costs one
 * decoding. A missing parameter of the query is always an error.
 */
const decode =
  <Input>(codec: t.Type<Input>, names: ReadonlyArray<string>, { absentProperty, dateBeforeYear1 }: Assumptions) =>
  (value: unknown): E.Either<Refusal, Input> =>
    F.pipe(
      codec.decode(value),
      E.orElse(() =>
        F.pipe(
          value,
          absentProperty === 'defaulted' && names.length === 0 ? fillDefaults(codec) : F.identity,
          dateBeforeYear1 === 'never' ? mapLeaves(codec, earliest) : F.identity,
          codec.decode,
        ),
      ),
      E.mapLeft((errors) => badRequest(drawFailure(errors).join('; '))),
    )

/** The official client writes "never" as `0000-12-31T23:00:00.000Z` where clocks are ahead of Greenwich. */
const earliest: Leaves = {
  ...unchanged,
  dateTime: (text) => (/^0000-12-31T/.test(text) ? never : text),
}

/** `answer` has refused longer bodies before. */
const unbounded = { maxBytes: Number.POSITIVE_INFINITY }

/** An empty body is refused before its type is looked at, because a request without a body has no type. */
const readBody =
  (codec: t.Any) =>
  ({ body, headers }: InputSource): E.Either<Refusal, unknown> =>
    F.pipe(
      body,
      E.fromPredicate(
        ({ length }) => length > 0,
        () => badRequest('the body is empty'),
      ),
      chainEither(() => bodyType(headers)),
      chainEither(({ mediaType, charset }) =>
        F.pipe(mediaType.read(codec, unbounded)(body, O.toUndefined(charset)), E.mapLeft(unreadable)),
      ),
    )

/** The media type of a body that is not compressed. */
const bodyType = (headers: HttpHeaders): E.Either<Refusal, Found> =>
  F.pipe(
    contentEncoding(headers),
    O.filter((encoding) => !/^\s*(?:identity)?\s*$/i.test(encoding)),
    O.match(
      () => {
        const type = F.pipe(headers, contentType, O.getOrElse(F.constant('unknown')))
        return F.pipe(
          mediaTypeOf(type),
          E.fromOption(() => unsupportedMediaType(type)),
        )
      },
      (encoding) => E.left(unsupportedMediaType(`${encoding} encoding`)),
    ),
  )

const unreadable = F.flow(drawReadFailure, badRequest)

/** The input of an operation: the documented parameters of the query, and the body if the operation has one. */
import { canonical, drawFailure, never, type Operation } from '@so-email/codecs'
import {
  caseless,
  combinedHeader,
  drawReadFailure,
  type Found,
  findMediaType,
  form,
  type HttpRequest,
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
import { badRequest, type Refusal, unsupportedMediaType } from '../refusal/Refusal.js'

const contentType = /*#__PURE__*/ combinedHeader('Content-Type')
export const typeOrUnknown = /*#__PURE__*/ F.flow(contentType, O.getOrElse(F.constant('unknown')))
const encodingOrNone = /*#__PURE__*/ F.flow(combinedHeader('Content-Encoding'), O.getOrElse(F.constant('')))

/** The media type that a `Content-Type` names; `none` for a type that the page does not list for requests. */
export const mediaTypeOf = /*#__PURE__*/ memoize(100, findMediaType(requestMediaTypes))

/** A request to an operation, with all that its input depends on. */
export interface InputSource<Input> {
  readonly operation: Pick<Operation<Input, unknown>, 'parameters'> & {
    readonly answer: Pick<Operation<Input, unknown>['answer'], 'isSelectable'>
  }
  readonly assumptions: Assumptions
  readonly query: string
  readonly request: Pick<HttpRequest, 'headers' | 'body'>
}

type Properties = Readonly<Record<string, unknown>>

const orUnreadable = /*#__PURE__*/ E.mapLeft(F.flow(drawReadFailure, badRequest))

/** Reads the input as the codec of the operation decodes it, or refuses the request. */
export const readInput = <Input>(source: InputSource<Input>): E.Either<Refusal, Input> => {
  const { codec } = source.operation.parameters
  const names = queryNames(source)
  return F.pipe(
    readValue(source, names),
    E.map(source.assumptions.propertyCase === 'ignored' ? canonical(codec) : F.identity),
    chainEither(decode(codec, names, source.assumptions)),
  )
}

/** The names of the query parameters; `$select` is one of every operation whose answer can be cut down. */
const queryNames = <Input>({ operation: { parameters, answer } }: InputSource<Input>): ReadonlyArray<string> =>
  answer.isSelectable ? [...parameters.query, '$select'] : parameters.query

/** The value that the codec decodes. */
const readValue = <Input>(source: InputSource<Input>, names: ReadonlyArray<string>): E.Either<Refusal, unknown> => {
  if (!source.operation.parameters.hasBody) return readParameters(source, names)
  return names.length === 0
    ? readBody(source)
    : F.pipe(
        readParameters(source, names),
        chainEither((inQuery) => F.pipe(readBody(source), E.map(together(names, inQuery)))),
      )
}

const readParameters = <Input>(
  { operation, assumptions, query }: InputSource<Input>,
  names: ReadonlyArray<string>,
): E.Either<Refusal, Properties> =>
  F.pipe(
    query,
    readQuery(operation.parameters.codec, names, assumptions.propertyCase === 'ignored' ? caseless : S.Eq),
    orUnreadable,
  )

/** The body with the parameters of the query. A property of the body with the name of such a parameter is ignored. */
const together =
  (names: ReadonlyArray<string>, inQuery: Properties) =>
  (body: unknown): unknown =>
    t.UnknownRecord.is(body) ? { ...without(names, body), ...inQuery } : body

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
      orInvalid,
    )

const orInvalid = E.mapLeft((errors: t.Errors) => badRequest(drawFailure(errors).join('; ')))

/** The official client writes "never" as `0000-12-31T23:00:00.000Z` where clocks are ahead of Greenwich. */
const earliest: Leaves = {
  ...unchanged,
  dateTime: (text) => (/^0000-12-31T/.test(text) ? never : text),
}

/** `answer` has refused longer bodies before. */
const unbounded = { maxBytes: Number.POSITIVE_INFINITY }

/** A request with a body, to whatever operation. */
type Body = Pick<InputSource<unknown>, 'assumptions' | 'request'> & {
  readonly operation: { readonly parameters: { readonly codec: t.Any } }
}

interface TypedBody {
  readonly source: Body
  readonly found: Found
}

/** An empty body is refused before its type is looked at, because a request without a body has no type. */
const checkLength: (source: Body) => E.Either<Refusal, Body> = E.fromPredicate(
  ({ request }) => request.body.length > 0,
  () => badRequest('the body is empty'),
)

const isCompressed = (encoding: string): boolean => !['', 'identity'].includes(encoding.trim().toLowerCase())

const checkEncoding: (source: Body) => E.Either<Refusal, Body> = E.fromPredicate(
  ({ request }) => !isCompressed(encodingOrNone(request.headers)),
  ({ request }) => unsupportedMediaType(`${encodingOrNone(request.headers)} encoding`),
)

const findType = (source: Body): E.Either<Refusal, TypedBody> => {
  const type = typeOrUnknown(source.request.headers)
  return F.pipe(
    mediaTypeOf(type),
    O.match(
      () => E.left(unsupportedMediaType(type)),
      (found) => E.right({ source, found }),
    ),
  )
}

/** No property has a name that begins with a bracket: such a form is a JSON text, and its account would be empty. */
const checkForm: (body: TypedBody) => E.Either<Refusal, TypedBody> = E.fromPredicate(
  ({ source: { assumptions, request }, found }) =>
    assumptions.jsonAsForm === 'read' || found.mediaType.names[0] !== form.names[0] || !beginsWithBracket(request.body),
  () => badRequest('the body is JSON, and its type is that of a form'),
)

const beginsWithBracket = (body: Uint8Array): boolean => {
  const first = body.find((byte) => byte > 0x20 && byte < 0xbb) // without blanks, and without a byte order mark
  return first === 0x7b || first === 0x5b
}

const readTyped = ({ source, found: { mediaType, charset } }: TypedBody): E.Either<Refusal, unknown> =>
  F.pipe(
    mediaType.read(source.operation.parameters.codec, unbounded)(source.request.body, O.toUndefined(charset)),
    orUnreadable,
  )

const readBody: (source: Body) => E.Either<Refusal, unknown> = F.flow(
  checkLength,
  chainEither(checkEncoding),
  chainEither(findType),
  chainEither(checkForm),
  chainEither(readTyped),
)

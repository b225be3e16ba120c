/** The input of an operation: the documented parameters of the query, and the body if the operation has one. */
import { canonical, drawFailure, never, type Operation } from '@so-email/codecs'
import {
  caseless,
  combinedHeader,
  drawReadFailure,
  type Found,
  findMediaType,
  form,
  type HttpHeaders,
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
import { badRequest, type Refusal, unsupportedMediaType } from '../Refusal.js'

export const contentType = /*#__PURE__*/ combinedHeader('Content-Type')
const contentEncoding = /*#__PURE__*/ combinedHeader('Content-Encoding')

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

/** The names of the query parameters; `$select` is one of every operation whose answer can be cut down. */
const queryNames = <Input>({ operation: { parameters, answer } }: InputSource<Input>): ReadonlyArray<string> =>
  answer.isSelectable ? [...parameters.query, '$select'] : parameters.query

/** Reads the input as the codec of the operation decodes it, or refuses the request. */
export const readInput = <Input>(source: InputSource<Input>): E.Either<Refusal, Input> => {
  const { codec } = source.operation.parameters
  const names = queryNames(source)
  return F.pipe(
    readParameters(source, names),
    chainEither((inQuery) => withBody(source, names, inQuery)),
    E.map(source.assumptions.propertyCase === 'ignored' ? canonical(codec) : F.identity),
    chainEither((value) => decode(codec, names, source.assumptions)(value)),
  )
}

const readParameters = <Input>(
  { operation, assumptions, query }: InputSource<Input>,
  names: ReadonlyArray<string>,
): E.Either<Refusal, Properties> =>
  names.length === 0
    ? E.right({})
    : F.pipe(
        query,
        readQuery(operation.parameters.codec, names, assumptions.propertyCase === 'ignored' ? caseless : S.Eq),
        E.mapLeft(unreadable),
      )

const withBody = <Input>(
  { operation: { parameters }, assumptions, request }: InputSource<Input>,
  names: ReadonlyArray<string>,
  inQuery: Properties,
): E.Either<Refusal, unknown> =>
  parameters.hasBody
    ? F.pipe(
        readBody(parameters.codec, assumptions, request),
        names.length === 0 ? F.identity : E.map(together(names, inQuery)),
      )
    : E.right(inQuery)

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
const readBody = (
  codec: t.Any,
  { jsonAsForm }: Assumptions,
  { body, headers }: Pick<HttpRequest, 'headers' | 'body'>,
): E.Either<Refusal, unknown> =>
  F.pipe(
    body.length === 0 ? E.left(badRequest('the body is empty')) : E.right(headers),
    chainEither(checkEncoding),
    chainEither(bodyType),
    jsonAsForm === 'refused' ? chainEither(checkForm(body)) : F.identity,
    chainEither(({ mediaType, charset }) =>
      F.pipe(mediaType.read(codec, unbounded)(body, O.toUndefined(charset)), E.mapLeft(unreadable)),
    ),
  )

/** No property has a name that begins with a bracket: such a form is a JSON text, and its account would be empty. */
const checkForm =
  (body: Uint8Array) =>
  (found: Found): E.Either<Refusal, Found> =>
    found.mediaType.names[0] === form.names[0] && beginsWithBracket(body)
      ? E.left(badRequest('the body is JSON, and its type is that of a form'))
      : E.right(found)

const beginsWithBracket = (body: Uint8Array): boolean => {
  const first = body.find((byte) => byte > 0x20 && byte < 0xbb) // without blanks, and without a byte order mark
  return first === 0x7b || first === 0x5b
}

const checkEncoding = (headers: HttpHeaders): E.Either<Refusal, HttpHeaders> =>
  F.pipe(
    headers,
    contentEncoding,
    O.filter(isCompressed),
    O.match(
      () => E.right(headers),
      (encoding) => E.left(unsupportedMediaType(`${encoding} encoding`)),
    ),
  )

const isCompressed = (encoding: string): boolean => !['', 'identity'].includes(encoding.trim().toLowerCase())

const orUnknown = /*#__PURE__*/ O.getOrElse(F.constant('unknown'))

const bodyType = (headers: HttpHeaders): E.Either<Refusal, Found> => {
  const type = F.pipe(headers, contentType, orUnknown)
  return F.pipe(
    mediaTypeOf(type),
    E.fromOption(() => unsupportedMediaType(type)),
  )
}

const unreadable = F.flow(drawReadFailure, badRequest)

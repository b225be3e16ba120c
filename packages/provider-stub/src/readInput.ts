/** The input of an operation: the query parameters that it documents, and the body where it has one. */
import { canonical, drawFailure, never, type Operation } from '@so-email/codecs'
import {
  findMediaType,
  form,
  type HttpRequest,
  header,
  json,
  jsonPatch,
  type MediaType,
  mergePatch,
  type ReadFailure,
  xml,
} from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import type { Assumptions } from './Assumptions.js'
import { asDotNet } from './asDotNet.js'
import { drawReadFailure } from './drawReadFailure.js'
import { type Leaves, mapLeaves, unchanged } from './mapLeaves.js'
import { badRequest, type Refusal, unsupportedMediaType } from './Refusal.js'

/** What is understood, as the page lists it. */
const understood: ReadonlyArray<MediaType> = [json, xml, form, jsonPatch, mergePatch]

/** The media type of a request's body, if it is one that is understood. */
export const requestTypeOf = (request: HttpRequest): O.Option<MediaType> =>
  F.pipe(
    header('Content-Type')(request.headers),
    O.chain(findMediaType(understood)),
    O.map(({ mediaType }) => mediaType),
  )

/** The input as the operation wants it, or why the request is none. */
export const readInput =
  <Input>({ parameters }: Pick<Operation<Input, unknown>, 'parameters'>, assumptions: Assumptions) =>
  (request: HttpRequest, query: string): E.Either<Refusal, Input> => {
    const { codec, hasBody, query: names } = parameters
    return F.pipe(
      E.Do,
      E.bind('asked', () => (names.length === 0 ? E.right({}) : readQuery(codec, names, assumptions)(query))),
      E.bind('sent', () => (hasBody ? readBody(codec)(request) : E.right({}))),
      E.map(({ asked, sent }) => (names.length > 0 && t.UnknownRecord.is(sent) ? { ...sent, ...asked } : sent)),
      E.map((value) => (assumptions.propertyCase === 'ignored' ? canonical(codec)(value) : value)),
      E.chain(decode(codec, names, assumptions)),
    )
  }

/**
 * A complete value costs one decoding; only a body that is refused is read again with what .NET would fill in. Of
 * parameters in the query one that is missing is an error.
 */
const decode =
  <Input>(codec: t.Type<Input>, names: ReadonlyArray<string>, { absentProperty, dateBeforeYear1 }: Assumptions) =>
  (value: unknown): E.Either<Refusal, Input> => {
    const decoded = codec.decode(value)
    if (E.isRight(decoded)) return decoded
    const fills = absentProperty === 'defaulted' && names.length === 0
    const filled = fills ? asDotNet(codec)(value) : value
    const dated = dateBeforeYear1 === 'never' ? mapLeaves(codec, earliest)(filled) : filled
    return E.mapLeft((errors: t.Errors) => badRequest(drawFailure(errors).join('; ')))(codec.decode(dated))
  }

/** The official client makes `0000-12-31T23:00:00.000Z` of "never" where clocks are ahead of Greenwich. */
const earliest: Leaves = {
  ...unchanged,
  dateTime: (text) => (/^0000-12-31T/.test(text) ? never : text),
}

const readBody =
  (codec: t.Any) =>
  (request: HttpRequest): E.Either<Refusal, unknown> => {
    const encoding = header('Content-Encoding')(request.headers)
    if (O.isSome(encoding) && !/^\s*(?:identity)?\s*$/i.test(encoding.value)) {
      return E.left(unsupportedMediaType(`${encoding.value} encoding`))
    }
    const type = O.getOrElse(() => 'unknown')(header('Content-Type')(request.headers))
    return F.pipe(
      findMediaType(understood)(type),
      E.fromOption(() => unsupportedMediaType(type)),
      E.chain(({ mediaType, charset }) =>
        E.mapLeft(refusalOf)(mediaType.read(codec)(request.body, O.toUndefined(charset))),
      ),
    )
  }

const refusalOf = (failure: ReadFailure): Refusal => badRequest(drawReadFailure(failure))

/** A query is written like a form, so it is read like one: by the codec, which knows what is a number. */
const readQuery =
  (codec: t.Any, names: ReadonlyArray<string>, { propertyCase }: Assumptions) =>
  (query: string): E.Either<Refusal, Readonly<Record<string, unknown>>> => {
    const fold = (name: string) => (propertyCase === 'ignored' ? name.toLowerCase() : name)
    const documented = new Map(names.map((name) => [fold(name), name]))
    const known = [...new URLSearchParams(query)].flatMap(([name, value]) => {
      const spelled = documented.get(fold(name))
      return spelled === undefined ? [] : [[spelled, value] as [string, string]]
    })
    // `$select` is no parameter of the operation but of its answer: a text, whatever the operation takes.
    const select = Object.fromEntries(known.filter(([name]) => name === '$select'))
    const own = known.filter(([name]) => name !== '$select')
    return own.length === 0
      ? E.right(select)
      : F.pipe(
          form.read(codec)(new TextEncoder().encode(String(new URLSearchParams(own)))),
          E.bimap(refusalOf, (value) => (t.UnknownRecord.is(value) ? { ...value, ...select } : select)),
        )
  }

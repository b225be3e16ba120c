/** The input of an operation: the query parameters that it documents, and the body where it has one. */
import { canonical, drawFailure, never, type Operation } from '@so-email/codecs'
import { findMediaType, form, json, jsonPatch, type MediaType, mergePatch, type ReadFailure, xml } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import type { Assumptions } from '../Assumptions.js'
import { asDotNet } from '../algebras/asDotNet.js'
import { type Leaves, mapLeaves, unchanged } from '../algebras/mapLeaves.js'
import { drawReadFailure } from '../drawReadFailure.js'
import { badRequest, type Refusal, unsupportedMediaType } from '../Refusal.js'
import type { Fields } from './Fields.js'
import { remember } from './remember.js'

/** What is understood, as the page lists it. */
const understood: ReadonlyArray<MediaType> = [json, xml, form, jsonPatch, mergePatch]

/** What a `Content-Type` means; `none` for a type that is not understood. */
export const mediaTypeOf = /*#__PURE__*/ remember(100, findMediaType(understood))

/** The input as the operation wants it, or why the request is none. */
export const readInput =
  <Input>({ parameters }: Pick<Operation<Input, unknown>, 'parameters'>, assumptions: Assumptions) =>
  (body: Uint8Array, fields: Fields, query: string): E.Either<Refusal, Input> => {
    const { codec, hasBody, query: names } = parameters
    const asked = names.length === 0 ? E.right({}) : readQuery(codec, names, assumptions)(query)
    if (E.isLeft(asked)) return asked
    const sent = hasBody ? readBody(codec)(body, fields) : asked
    if (E.isLeft(sent)) return sent
    const value =
      hasBody && names.length > 0 && t.UnknownRecord.is(sent.right)
        ? { ...without(names, sent.right), ...asked.right }
        : sent.right
    return decode(codec, names, assumptions)(assumptions.propertyCase === 'ignored' ? canonical(codec)(value) : value)
  }

/** What has the name of a parameter in the query, and stands in the body, is not that parameter. */
const without = (names: ReadonlyArray<string>, body: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)))

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

/** What is longer than allowed has been refused before. */
const unbounded = { maxBytes: Number.POSITIVE_INFINITY }

const readBody =
  (codec: t.Any) =>
  (body: Uint8Array, fields: Fields): E.Either<Refusal, unknown> => {
    // Before its type, which nobody names for nothing.
    if (body.length === 0) return E.left(badRequest('the body is empty'))
    const encoding = fields('Content-Encoding')
    if (O.isSome(encoding) && !/^\s*(?:identity)?\s*$/i.test(encoding.value)) {
      return E.left(unsupportedMediaType(`${encoding.value} encoding`))
    }
    const type = O.getOrElse(() => 'unknown')(fields('Content-Type'))
    const found = mediaTypeOf(type)
    if (O.isNone(found)) return E.left(unsupportedMediaType(type))
    const { mediaType, charset } = found.value
    const read = mediaType.read(codec, unbounded)(body, O.toUndefined(charset))
    return E.isLeft(read) ? E.left(refusalOf(read.left)) : read
  }

const refusalOf = (failure: ReadFailure): Refusal => badRequest(drawReadFailure(failure))

/** A query is written like a form, so it is read like one: by the codec, which knows what is a number. */
const readQuery =
  (codec: t.Any, names: ReadonlyArray<string>, { propertyCase }: Assumptions) =>
  (query: string): E.Either<Refusal, Readonly<Record<string, unknown>>> => {
    const fold = (name: string) => (propertyCase === 'ignored' ? name.toLowerCase() : name)
    const documented = new Map(names.map((name) => [fold(name), name]))
    const known = [...new URLSearchParams(query)].flatMap(([name, value]): ReadonlyArray<[string, string]> => {
      const spelled = documented.get(fold(name))
      return spelled === undefined ? [] : [[spelled, value]]
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

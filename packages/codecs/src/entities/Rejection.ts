/**
 * The reason that a server gives for rejecting a request, read from the shapes of {@link ErrorObject} and from RFC 9457
 * (`type`, `title`, `detail`), which newer versions of ASP.NET write by themselves, with `errors`. Older ones write `ModelState`
 * and `ExceptionMessage`; OAuth writes `error_description`, and OData `error.message`.
 * Source: the articles on the REST entities and on the agents; names in another case and all others are assumed.
 */
import { function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'

/**
 * The reason that a server gives for rejecting a request, whatever the shape of the body.
 *
 * @category errors
 */
export interface Rejection {
  /** As `SoNotFoundException`; `null` where the server names none. */
  readonly type: string | null
  readonly message: string | null
  /** More about the message; `null` where the server gives no more. */
  readonly detail: string | null
  /** As `SuperOffice.Services.Implementation`; `null` where the server names none. */
  readonly source: string | null
  /** Every other property of the body, under the name that it came with. */
  readonly fields: Readonly<Record<string, unknown>>
}

/**
 * The rejection of a server that gives no reason that can be read, as in a web page.
 *
 * @example
 * import { rejectionOf, unexplained } from '@so-email/codecs'
 *
 * rejectionOf('<html>') === unexplained
 * // => true
 * @category errors
 */
export const unexplained: Rejection = { type: null, message: null, detail: null, source: null, fields: {} }

type Property<A = unknown> = readonly [name: string, value: A]

const isNamed =
  (wanted: string) =>
  ([name]: Property): boolean =>
    name.toLowerCase() === wanted.toLowerCase()

/** `Error: true` means that the body is an error and nothing more, so it is no field. XML has it as a text. */
const isFlag = (property: Property): boolean =>
  isNamed('Error')(property) && (property[1] === true || property[1] === 'true')

/** The most properties that are read; an error object has fewer than ten. */
const most = 1000

const propertiesOf = (body: Readonly<Record<string, unknown>>): ReadonlyArray<Property> =>
  Object.keys(body)
    .slice(0, most)
    .map((name) => [name, body[name]])

const isText = (property: Property): property is Property<string> =>
  typeof property[1] === 'string' && property[1] !== ''

/** The first of the names that holds a text. */
const firstText = (properties: ReadonlyArray<Property>, ...names: ReadonlyArray<string>): O.Option<Property<string>> =>
  O.fromNullable(names.flatMap((name) => properties.filter(isText).filter(isNamed(name)))[0])

const textOrNull = (property: O.Option<Property<string>>): string | null =>
  F.pipe(
    property,
    O.map(([, text]) => text),
    O.toNullable,
  )

/** The most parts of a list or an object that are read for a text, and how deep. */
const mostParts = 20
const deepest = 4

/** The names of a text that explains. */
const messages = ['ErrorMessage', 'Message', 'title', 'MessageDetail', 'detail', 'error_description']

/** The texts in a value as one: that of an error object, or those of a list or of an object, each under its name. */
const explanationIn = (value: unknown, depth = 0): string | null => {
  if (typeof value === 'string') return value === '' ? null : value
  if (depth > deepest) return null
  const properties = propertiesOf(Object(value)).slice(0, mostParts)
  const parts = properties.flatMap(([name, part]) => {
    const text = explanationIn(part, depth + 1)
    return text === null ? [] : [Array.isArray(value) || name === '' ? text : `${name}: ${text}`]
  })
  return textOrNull(firstText(properties, ...messages)) ?? (parts.length === 0 ? null : parts.join('; '))
}

/** The first of the names that holds an explanation. */
const explanation = (properties: ReadonlyArray<Property>, ...names: ReadonlyArray<string>): string | null =>
  names
    .flatMap((name) => properties.filter(isNamed(name)))
    .reduce<string | null>((found, [, value]) => found ?? explanationIn(value), null)

/** The names of more about a message. */
const details = ['ExceptionMessage', 'errors', 'ModelState']

/** A rejection with the explanation that stands in other properties, if there is none in its own. */
const explained = (rejection: Rejection): Rejection => {
  const properties = propertiesOf(rejection.fields)
  if (rejection.detail !== null) return rejection
  return rejection.message === null
    ? { ...rejection, message: explanation(properties, 'error_description', 'error', ...details) }
    : { ...rejection, detail: explanation(properties, ...details) }
}

const rejectionIn = (body: Readonly<Record<string, unknown>>): Rejection => {
  const properties = propertiesOf(body).filter((property) => !isFlag(property))
  const type = firstText(properties, 'ErrorType', 'type')
  const message = firstText(properties, 'ErrorMessage', 'Message', 'title')
  const detail = firstText(properties, 'MessageDetail', 'detail')
  const source = firstText(properties, 'ErrorSource')
  const taken: ReadonlySet<Property | null> = new Set([type, message, detail, source].map(O.toNullable))
  return {
    type: textOrNull(type),
    message: textOrNull(message),
    detail: textOrNull(detail),
    source: textOrNull(source),
    fields: Object.fromEntries(properties.filter((property) => !taken.has(property))),
  }
}

/**
 * The rejection in the body of a response whose status is an error; {@link unexplained} where the body is no object. Names
 * are read in any case; of several names for one part the first in the documented order that holds a text wins. Where none
 * does, the texts of `errors`, `error` and their like explain; those also stay in `fields`. Only the first 1,000 properties of
 * a body are read.
 *
 * @example
 * import { rejectionOf } from '@so-email/codecs'
 *
 * rejectionOf({ errorType: 'ArgumentException', Message: 'Bad', Parameters: ['a'] })
 * // => { type: 'ArgumentException', message: 'Bad', detail: null, source: null, fields: { Parameters: ['a'] } }
 * @category errors
 */
export const rejectionOf = (body: unknown): Rejection =>
  t.UnknownRecord.is(body) ? explained(rejectionIn(body)) : unexplained

/** What makes an error of a message: an entity may have a `Title` or a `Message` of its own. */
const signs = ['Error', 'ErrorMessage', 'MessageDetail', 'detail', 'errors']

const isSign = (property: Property): boolean =>
  signs.some((name) => isNamed(name)(property)) || (isNamed('status')(property) && Number(property[1]) >= 400)

/**
 * The rejection in the body of a response whose status is a success: `none` unless the body is an error object, which has
 * `Error: true`, a type of error, or a message. A `Message` or `title` counts beside another name of an error, as `MessageDetail`
 * or a `status` from 400 on. Source: the article on the agents ("200 OK with an internal error object").
 *
 * @example
 * import { rejectionUnderSuccess } from '@so-email/codecs'
 * import { option as O } from 'fp-ts'
 *
 * [{ EMailAccountId: 1 }, { Error: true }].map(rejectionUnderSuccess).map(O.isSome)
 * // => [false, true]
 * @category errors
 */
export const rejectionUnderSuccess = (body: unknown): O.Option<Rejection> =>
  F.pipe(
    t.UnknownRecord.is(body) ? O.some(body) : O.none,
    O.map((record) => ({ record, rejection: rejectionIn(record) })),
    O.filter(({ record, rejection }) =>
      propertiesOf(record).some(
        (property) =>
          isFlag(property) || isNamed('ErrorType')(property) || (rejection.message !== null && isSign(property)),
      ),
    ),
    O.map(({ rejection }) => rejection),
  )

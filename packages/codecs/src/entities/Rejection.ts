/**
 * The reason that a server gives for rejecting a request, read from the shapes of {@link ErrorObject} and from RFC 9457
 * (`type`, `title`, `detail`), which newer versions of ASP.NET write by themselves.
 * Source: the articles on the REST entities and on the agents; names in another case and RFC 9457 are assumed.
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
  (...names: ReadonlyArray<string>) =>
  ([name]: Property): boolean =>
    names.some((each) => each.toLowerCase() === name.toLowerCase())

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
 * are read in any case; of several names for one part the first in the documented order that holds a text wins. Only the
 * first 1,000 properties of a body are read.
 *
 * @example
 * import { rejectionOf } from '@so-email/codecs'
 *
 * rejectionOf({ errorType: 'ArgumentException', Message: 'Bad', Parameters: ['a'] })
 * // => { type: 'ArgumentException', message: 'Bad', detail: null, source: null, fields: { Parameters: ['a'] } }
 * @category errors
 */
export const rejectionOf = (body: unknown): Rejection => (t.UnknownRecord.is(body) ? rejectionIn(body) : unexplained)

/**
 * The rejection in the body of a response whose status is a success: `none` unless the body is an error object, which has
 * a message, a type of error or `Error: true`. Source: the article on the agents ("200 OK with an internal error object").
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
    body,
    O.fromPredicate(t.UnknownRecord.is),
    O.map((record) => ({ record, rejection: rejectionIn(record) })),
    O.filter(
      ({ record, rejection }) =>
        rejection.message !== null ||
        propertiesOf(record).some((property) => isFlag(property) || isNamed('ErrorType')(property)),
    ),
    O.map(({ rejection }) => rejection),
  )

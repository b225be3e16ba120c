/** The headers of a configuration: those of the option `headers`, and those that other options write. */
import type { HeaderWriter, HttpHeaders } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { checked, isRecord, option, validating } from './option.js'

const name = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const text = /^[\t\x20-\x7e\x80-\xff]*$/

/** The headers that a transport writes itself. A second copy of one could change where a request ends. */
const framing = /^(?:connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/i

const valueUnder = (key: string): t.Type<string, unknown, unknown> => {
  if (!name.test(key)) return checked('a name that a header can have', F.constFalse)
  if (framing.test(key)) return checked('no header that the transport writes itself', F.constFalse)
  return checked('a text that a header can carry', (given) => t.string.is(given) && text.test(given))
}

/** The codec of the option `headers`, whose problems name the header. */
export const Headers: t.Type<HttpHeaders, unknown, unknown> = /*#__PURE__*/ validating<HttpHeaders>(
  'a plain object of texts',
  (given, context) =>
    F.pipe(
      isRecord(given) ? E.right(given) : t.failure<object>(given, context),
      E.chain((headers) =>
        t
          .type(Object.fromEntries(Object.keys(headers).map((key) => [key, valueUnder(key)])))
          .validate(headers, context),
      ),
      E.map(Object.entries<string>),
    ),
)

/** The codec of an option that writes a header. */
export const headerOf = <A>(
  expected: string,
  { name, write }: HeaderWriter<A>,
  toValue: (given: unknown) => O.Option<A>,
): t.Type<HttpHeaders[number], unknown, unknown> =>
  option(
    expected,
    F.flow(
      toValue,
      O.chain((value) => O.fromEither(write(value))),
      O.map((text) => [name, text] as const),
    ),
  )

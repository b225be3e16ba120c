/** An operation and its input, as a request. Pure. */
import { type DecodeFailure, type Operation, pathOf, toDecodeFailure } from '@so-email/codecs'
import { contentTypeOf, type HttpRequest } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { checkHeaders } from './settings/checkHeaders.js'
import { checkNumbers, type Numbers } from './settings/checkNumbers.js'
import { type HeaderFields, replace, type Settings } from './settings/Settings.js'
import { siteOf } from './settings/site.js'
import { unsendable } from './settings/unsendable.js'

export type RequestSettings = Pick<Settings, 'baseUrl' | 'headers' | 'contentType' | 'accept'> & Numbers

/** A request without credentials; a Left where the input or a setting cannot be sent. */
export const toRequest = <I, A>(
  operation: Operation<I, A>,
  settings: RequestSettings,
): ((input: I) => E.Either<DecodeFailure, HttpRequest>) => {
  const { codec, complete, query, hasBody } = operation.parameters
  const headers = E.chain(() => checkHeaders(headersOf(settings, hasBody)))(checkNumbers(settings))
  const path = pathOf(operation)
  const known = typeof settings.baseUrl === 'string' ? siteOf(settings.baseUrl) : null
  const writeBody = hasBody ? settings.contentType.write(codec) : () => E.right(new Uint8Array())

  const write = (input: I): E.Either<DecodeFailure, HttpRequest> => {
    if (E.isLeft(headers)) return headers
    const site = known ?? siteOf(asked(settings.baseUrl))
    if (E.isLeft(site)) return site
    const proved = codec.decode(input)
    if (E.isLeft(proved)) return E.left(toDecodeFailure(proved.left))
    const value = complete(proved.right)
    const search = writeQuery(query, value)
    if (E.isLeft(search)) return search
    const body = writeBody(query.length === 0 ? value : without(query, value))
    if (E.isLeft(body)) return unsendable(body.left.reason, 'body')
    return E.right({ method: 'POST', url: site.right + path + search.right, headers: headers.right, body: body.right })
  }

  return (input) => {
    try {
      return write(input)
    } catch {
      // A getter or a proxy. What it threw may hold anything, so it is not kept.
      return E.left({ _tag: 'Hidden', expected: 'an input that can be read', kind: 'one that throws' })
    }
  }
}

/** In the order of the documented request: what answer is wanted, in which language, and last what the body is. */
const headersOf = ({ accept, contentType, headers }: RequestSettings, hasBody: boolean): HeaderFields => {
  const fields = headers.reduce<HeaderFields>(replace, [['Accept', E.right(contentTypeOf(accept))]])
  const isTyped = fields.some(([name]) => name.toLowerCase() === 'content-type')
  return hasBody && !isTyped ? [...fields, ['Content-Type', E.right(contentTypeOf(contentType))]] : fields
}

/** A function that throws names no site. */
const asked = (baseUrl: Settings['baseUrl']): string => {
  try {
    return typeof baseUrl === 'string' ? baseUrl : baseUrl()
  } catch {
    return ''
  }
}

const propertiesOf = (value: unknown): ReadonlyArray<[string, unknown]> => Object.entries(Object(value))

const without = (query: ReadonlyArray<string>, value: unknown): unknown =>
  Object.fromEntries(propertiesOf(value).filter(([name]) => !query.includes(name)))

/** The query, each name as documented and each value percent-encoded; what is absent or `null` is left out. */
const writeQuery = (query: ReadonlyArray<string>, value: unknown): E.Either<DecodeFailure, string> => {
  const given = new Map(query.length === 0 ? [] : propertiesOf(value))
  try {
    const pairs = query
      .filter((name) => (given.get(name) ?? null) !== null)
      .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(String(given.get(name)))}`)
    return E.right(pairs.length === 0 ? '' : `?${pairs.join('&')}`)
  } catch {
    return unsendable('text that can be written in UTF-8', 'query')
  }
}

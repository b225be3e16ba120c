/** Writes an operation and its input as a request. Pure: the site is a parameter. */
import { type DecodeFailure, holdsSecret, type Operation, pathOf, toDecodeFailure } from '@so-email/codecs'
import { contentTypeOf, type HttpHeaders, type HttpRequest, writeQuery } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import { unreadableInput } from './errors/unreadableInput.js'
import { unwritableInput } from './errors/unwritableInput.js'
import { withoutValues } from './errors/withoutValues.js'
import { misspelled } from './misspelled.js'
import { chainEither } from './runtime/chainEither.js'
import { guarded } from './runtime/guarded.js'
import { ignoringRejection } from './runtime/ignoringRejection.js'
import { kindOf } from './settings/option.js'
import { replaceHeader, type Settings } from './settings/Settings.js'

/** A request without credentials, and whether it may be sent twice. */
export interface WrittenRequest {
  readonly request: HttpRequest
  readonly isRepeatable: boolean
}

/** The settings that a request is written with. */
export type RequestSettings = Pick<Settings, 'headers' | 'contentType' | 'accept'>

/** Writes the request for a site and an input; a Left where the input cannot be sent. */
export const toRequest = <I, A>(
  operation: Operation<I, A>,
  settings: RequestSettings,
): ((site: string, input: I) => E.Either<DecodeFailure, WrittenRequest>) => {
  const { codec, complete, query, hasBody } = operation.parameters
  const headers = headersOf(settings, hasBody)
  const path = pathOf(operation)
  const decode = F.flow(
    codec.decode,
    E.mapLeft(F.flow(toDecodeFailure, holdsSecret(codec) ? withoutValues : F.identity)),
  )
  const find = misspelled(codec)
  const spelled = (value: I) => F.pipe(find(value), (failure) => (failure === null ? E.right(value) : E.left(failure)))
  const checked = F.flow(
    properties<I>,
    chainEither(decode),
    E.map(complete),
    chainEither(decode), // a getter of the input may have changed since
    chainEither(spelled),
  )
  const write = {
    query: F.flow(writeQuery(query), E.mapLeft(unwritableInput('query'))),
    body: hasBody
      ? F.flow(
          ignoringRejection(settings.contentType.write(codec)),
          ignoringRejection,
          E.mapLeft(unwritableInput('body')),
        )
      : () => E.right(noBody),
  }
  const written = (site: string) => (value: I) =>
    F.pipe(
      write.query(value),
      chainEither((search) =>
        F.pipe(
          write.body(without(query, value)),
          E.map((body) => ({
            request: { method: 'POST', url: site + path + search, headers, body },
            isRepeatable: operation.isRepeatable(value),
          })),
        ),
      ),
    )
  return guarded(() => unreadableInput)((site, input) => F.pipe(checked(input), chainEither(written(site))))
}

/** An object that is more than its properties, as a promise of an account, would be written as an empty one. */
const properties = <I>(input: I): E.Either<DecodeFailure, I> => {
  const kind = kindOf(input)
  return typeof input !== 'object' || ['Object', 'Array', 'Null', 'Module'].includes(kind)
    ? E.right(input)
    : E.left({ _tag: 'Hidden', expected: 'an object that is its properties', kind })
}

const noBody = new Uint8Array()

/** In the order of the documented request: the accepted response, its language, and last the type of the body. */
const headersOf = ({ accept, contentType, headers }: RequestSettings, hasBody: boolean): HttpHeaders => {
  const fields = headers.reduce<HttpHeaders>(replaceHeader, [['Accept', contentTypeOf(accept)]])
  const isTyped = fields.some(([name]) => name.toLowerCase() === 'content-type')
  return hasBody && !isTyped ? [...fields, ['Content-Type', contentTypeOf(contentType)]] : fields
}

/** The properties that do not travel in the query. */
const without = (query: ReadonlyArray<string>, value: unknown): unknown =>
  query.length === 0
    ? value
    : Object.fromEntries(Object.entries(Object(value)).filter(([name]) => !query.includes(name)))

/** The stub's core: what it knows and a request, as a response and what is to change. Pure. */
import {
  contentTypeOf,
  type Found,
  type HttpRequest,
  type HttpResponse,
  json,
  jsonPatch,
  type MediaType,
  mergePatch,
  negotiate,
  xml,
} from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import type { Assumptions } from './Assumptions.js'
import type { Answerable } from './handlers/handlers.js'
import type { Sealed } from './Journal.js'
import {
  bodyTooLong,
  forbidden,
  methodNotAllowed,
  notAcceptable,
  notAuthenticated,
  notFound,
  type Refusal,
  toResponse,
  underSuccess,
} from './Refusal.js'
import { authenticate, type Caller } from './request/authenticate.js'
import { type Fields, fieldsOf } from './request/Fields.js'
import { mediaTypeOf, readInput } from './request/readInput.js'
import { remember } from './request/remember.js'
import { inZoneOf, isJson, localized, selected, written } from './response/writeAnswer.js'
import { targetOf } from './router.js'
import type { Settings } from './Settings.js'
import { type Accounts, type Change, type Ids, none } from './store/Accounts.js'

/** An answer, what is to change, and what the journal wants to know. */
export interface Answered {
  readonly response: HttpResponse
  readonly change: Change
  /** The name of the operation. */
  readonly operation: string | null
  readonly caller: Caller | null
  readonly input: Sealed | null
  readonly output: Sealed | null
  /** Why it was refused; `null` if it was not. */
  readonly refused: string | null
}

/** What can be answered, as the page lists it; the first is what a wildcard means. */
const answerable: ReadonlyArray<MediaType> = [json, xml, jsonPatch, mergePatch]

export const answer =
  (settings: Settings, accounts: Accounts & Ids) =>
  (request: HttpRequest): Answered => {
    if (request.body.length > settings.maxBodyBytes) return refused(null, null)(bodyTooLong(settings.maxBodyBytes))
    const { path, query } = targetOf(request.url)
    const asked = settings.route(path)
    if (asked === undefined) return refused(null, null)(notFound(path))
    const { name } = asked.operation
    if (request.method === 'GET') return described(asked)
    if (request.method !== 'POST') return refused(name, null)(methodNotAllowed('GET, POST'))
    const fields = fieldsOf(request.headers)
    const caller = O.toNullable(authenticate(settings.admission)(fields))
    if (caller === null) return refused(name, null)(notAuthenticated)
    return handled(settings, accounts, asked, caller)(request.body, fields, query)
  }

const refused =
  (operation: string | null, caller: Caller | null, input: Sealed | null = null) =>
  (refusal: Refusal): Answered => ({
    response: toResponse(refusal),
    change: none,
    operation,
    caller,
    input,
    output: null,
    refused: refusal.reason,
  })

/** A GET describes an operation and does not run it. Source: the article on the agents. */
const described = ({ operation }: Answerable): Answered => ({
  response: {
    status: 200,
    headers: [['Content-Type', contentTypeOf(json)]],
    body: new TextEncoder().encode(JSON.stringify({ POST: operation.summary })),
  },
  change: none,
  operation: operation.name,
  caller: null,
  input: null,
  output: null,
  refused: null,
})

const handled =
  (settings: Settings, accounts: Accounts & Ids, { operation, handler }: Answerable, caller: Caller) =>
  (body: Uint8Array, fields: Fields, query: string): Answered => {
    const { assumptions } = settings
    const { name, parameters, answer } = operation
    if (!settings.granted) {
      const reason = 'the EMail agent was not granted to the application'
      return refused(name, caller)(assumptions.notGranted === 403 ? forbidden(reason) : notAuthenticated)
    }
    const mediaType = typeOf(settings)(fields)
    if (E.isLeft(mediaType)) return refused(name, caller)(mediaType.left)
    const read = readInput(operation, assumptions)(body, fields, query)
    if (E.isLeft(read)) return refused(name, caller)(asAssumed(settings)(read.left))
    const input = inZoneOf(settings, fields, parameters.codec)(read.right)
    const sealed: Sealed = { codec: parameters.codec, value: input }
    const script = settings.scripted.find((each) => each.operation === name && each.matches(input))
    if (script !== undefined) return scripted(assumptions, operation, caller, sealed, mediaType.right)(script.text)
    const outcome = handler({ accounts, caller, assumptions })(input)
    if (E.isLeft(outcome)) return refused(name, caller, sealed)(asAssumed(settings)(outcome.left))
    const [output, change] = outcome.right
    const value = selected(
      parameters,
      input,
    )(localized(settings, fields, answer.codec)(output === null ? null : answer.encode(output)))
    const response = written(assumptions, answer, mediaType.right)(value)
    if (E.isLeft(response)) return refused(name, caller, sealed)(response.left)
    return {
      response: response.right,
      change,
      operation: name,
      caller,
      input: sealed,
      output: { codec: answer.codec, value },
      refused: null,
    }
  }

const asAssumed =
  ({ assumptions }: Settings) =>
  (refusal: Refusal): Refusal =>
    refusal.status === 400 && assumptions.invalidInput === 200 ? underSuccess(refusal) : refusal

const negotiated = /*#__PURE__*/ remember(100, (accept) =>
  remember(100, (contentType) =>
    negotiate(answerable)(O.some(accept), O.map(({ mediaType }: Found) => mediaType)(mediaTypeOf(contentType))),
  ),
)

/** The type of the answer: what is accepted, else the type of the request, else JSON. */
const typeOf =
  ({ assumptions }: Settings) =>
  (fields: Fields): E.Either<Refusal, MediaType> => {
    const accept = O.getOrElse(() => '')(fields('Accept'))
    const found = negotiated(accept)(O.getOrElse(() => '')(fields('Content-Type')))
    if (O.isSome(found)) return E.right(found.value)
    return assumptions.notAcceptable === 406 ? E.left(notAcceptable(accept)) : E.right(json)
  }

/** A text that is known to the letter; another type than JSON carries the same value. */
const scripted =
  (
    assumptions: Assumptions,
    { name, answer }: Answerable['operation'],
    caller: Caller,
    input: Sealed,
    mediaType: MediaType,
  ) =>
  (text: string): Answered => {
    const value: unknown = JSON.parse(text)
    return F.pipe(
      isJson(mediaType)
        ? E.right({
            status: answer.status,
            headers: [['Content-Type', contentTypeOf(mediaType)] as const],
            body: new TextEncoder().encode(text),
          })
        : written(assumptions, answer, mediaType)(value),
      E.match(refused(name, caller, input), (response) => ({
        response,
        change: none,
        operation: name,
        caller,
        input,
        output: { codec: answer.codec, value },
        refused: null,
      })),
    )
  }

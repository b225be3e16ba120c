/**
 * The rules of the stub, from the first header to the last byte. Pure: a snapshot and a request give a response, a change of
 * the accounts as data, and the facts for the journal. No clock is read, and nothing in the snapshot changes.
 */
import { contentTypeOf, type HttpRequest, type HttpResponse, type MediaType } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import type { Endpoint } from './handlers/handlers.js'
import type { Redactable } from './journal/Journal.js'
import { type Locale, localeOf } from './localization/Locale.js'
import { nothingKnown, type Outcome, refused } from './Outcome.js'
import { chainEither } from './performance/chain.js'
import {
  bodyTooLong,
  forbidden,
  methodNotAllowed,
  notAuthenticated,
  notFound,
  notImplemented,
  type Refusal,
  tooManyHeaders,
  underSuccess,
} from './refusal/Refusal.js'
import { jsonResponse, textResponse } from './refusal/textResponse.js'
import { authenticate, type Caller } from './request/authenticate.js'
import { readInput } from './request/readInput.js'
import { responseType } from './request/responseType.js'
import { toHead } from './response/toHead.js'
import { inUtc, isJson, localized, selected, writeAnswer } from './response/writeAnswer.js'
import { targetOf } from './routing/router.js'
import type { ScriptedAnswer, Settings } from './Settings.js'
import type { AccountsSnapshot } from './store/Accounts.js'
import { type Change, none } from './store/Change.js'

/** What an answer depends on besides the request. */
export interface Snapshot {
  readonly settings: Settings
  readonly accounts: AccountsSnapshot
}

/** A request to an operation. Each step adds what it finds out. */
interface Call extends Snapshot, Endpoint {
  readonly request: HttpRequest
  readonly query: string
}

interface AuthenticatedCall {
  readonly call: Call
  readonly caller: Caller
}

interface NegotiatedCall extends AuthenticatedCall {
  /** Of the response. */
  readonly mediaType: MediaType
}

interface DecodedCall extends NegotiatedCall {
  readonly input: unknown
  readonly locale: Locale
}

/** Answers a request from a snapshot. */
export const answer =
  (snapshot: Snapshot) =>
  (request: HttpRequest): Outcome =>
    request.method === 'HEAD' ? toHead(answer(snapshot)({ ...request, method: 'GET' })) : toOutcome(snapshot, request)

const describeOrPerform = (call: Call): E.Either<Outcome, Outcome> =>
  call.request.method === 'GET' ? E.right(description(call)) : perform(call)

/** The most headers of a request: a browser sends twenty. */
const maxHeaders = 2_000

const toCall = ({ settings, accounts }: Snapshot, request: HttpRequest): E.Either<Outcome, Call> => {
  const { path, query } = targetOf(request.url)
  if (request.body.length > settings.maxBodyBytes) return E.left(refused(bodyTooLong(settings.maxBodyBytes)))
  if (request.headers.length > maxHeaders) return E.left(refused(tooManyHeaders(maxHeaders)))
  const endpoint = settings.route(path)
  if (endpoint !== undefined) {
    const { operation, handler } = endpoint
    return E.right({ settings, accounts, operation, handler, request, query })
  }
  if (settings.site.isKnown(path)) return E.left(refused(notImplemented(path)))
  const document = request.method === 'GET' ? settings.site.documentAt(path) : undefined
  return E.left(
    document === undefined
      ? refused(notFound(path))
      : { response: jsonResponse(200, document), change: none, facts: nothingKnown },
  )
}

/** A GET describes an operation, which is not carried out. Source: the article on the agents. */
const description = ({ operation: { name, summary } }: Call): Outcome => ({
  response: jsonResponse(200, { POST: summary }),
  change: none,
  facts: { ...nothingKnown, operation: name },
})

const checkMethod: (call: Call) => E.Either<Outcome, Call> = E.fromPredicate(
  ({ request }) => request.method === 'POST',
  ({ operation }) => refused(methodNotAllowed('GET, HEAD, POST'), operation.name),
)

const authenticateCaller = (call: Call): E.Either<Outcome, AuthenticatedCall> =>
  F.pipe(
    authenticate(call.settings.authentication, call.request.headers),
    O.match(
      () => E.left(refused(notAuthenticated(call.request.headers), call.operation.name)),
      (caller) => E.right({ call, caller }),
    ),
  )

/** Online an application uses the EMail agent only if it was granted. Other agents need no grant. */
const checkGrant: (authenticated: AuthenticatedCall) => E.Either<Outcome, AuthenticatedCall> = E.fromPredicate(
  ({ call }) => call.settings.granted || call.operation.agent !== 'EMail',
  ({ call, caller }) => refused(notGranted(call), call.operation.name, caller),
)

const notGranted = ({ settings, request }: Call): Refusal =>
  settings.assumptions.notGranted === 403
    ? forbidden('the EMail agent was not granted to the application')
    : notAuthenticated(request.headers)

const negotiateType = ({ call, caller }: AuthenticatedCall): E.Either<Outcome, NegotiatedCall> =>
  F.pipe(
    responseType(call.settings.assumptions, call.request.headers),
    E.bimap(
      (refusal) => refused(refusal, call.operation.name, caller),
      (mediaType) => ({ call, caller, mediaType }),
    ),
  )

/** Refuses an input that cannot be read with 400, or as the article on the agents shows it. */
const invalid = ({ settings }: Call, refusal: Refusal): Refusal =>
  refusal.response.status === 400 && settings.assumptions.invalidInput === 200 ? underSuccess(refusal) : refusal

const decodeInput = ({ call, caller, mediaType }: NegotiatedCall): E.Either<Outcome, DecodedCall> => {
  const { operation, request, settings } = call
  const locale = localeOf(settings, request.headers)
  return F.pipe(
    readInput({ operation, assumptions: settings.assumptions, query: call.query, request }),
    E.bimap(
      (refusal) => refused(invalid(call, refusal), operation.name, caller),
      (decoded) => ({ call, caller, mediaType, locale, input: inUtc(locale, operation.parameters.codec)(decoded) }),
    ),
  )
}

/** The input that the journal has of a request to an operation; `null` if it cannot be read. */
export const inputOf = (settings: Settings, request: HttpRequest): Redactable | null => {
  const { path, query } = targetOf(request.url)
  const operation = settings.route(path)?.operation
  if (operation === undefined) return null
  const { codec } = operation.parameters
  return F.pipe(
    readInput({ operation, assumptions: settings.assumptions, query, request }),
    E.match(F.constNull, (decoded) => ({ codec, value: inUtc(localeOf(settings, request.headers), codec)(decoded) })),
  )
}

/** What an operation comes to: its value, as the response carries it, and its change. */
interface Result {
  readonly value: unknown
  readonly change: Change
  readonly response: HttpResponse
}

/** Runs the handler, or the script that belongs to the input. */
const carryOut = (decoded: DecodedCall): E.Either<Outcome, Outcome> => {
  const { call, caller } = decoded
  const { name: operation, answer } = call.operation
  const script = call.settings.scripted.find((each) => each.operation === operation && each.matches(decoded.input))
  return F.pipe(
    script === undefined ? runHandler(decoded) : runScript(decoded, script),
    E.bimap(
      (refusal) => refused(refusal, operation, caller, true),
      ({ response, change, value }) => ({
        response,
        change,
        facts: { operation, caller, hasInput: true, output: { codec: answer.codec, value }, refused: null },
      }),
    ),
  )
}

const runHandler = ({ call, caller, mediaType, locale, input }: DecodedCall): E.Either<Refusal, Result> => {
  const { settings, accounts, handler } = call
  const { assumptions, profile, mail } = settings
  const { answer } = call.operation
  return F.pipe(
    input,
    handler({ accounts, caller, assumptions, profile, mail }),
    chainEither(([output, change]) => {
      const value = F.pipe(
        output === null ? null : answer.encode(output),
        localized(settings, locale, answer.codec),
        selected(answer, input),
      )
      return F.pipe(
        value,
        writeAnswer(assumptions, answer, mediaType),
        E.map((response) => ({ response, change, value })),
      )
    }),
  )
}

/** A response that is known byte for byte as JSON; in another media type it carries the same value. */
const runScript = ({ call, mediaType }: DecodedCall, { text }: ScriptedAnswer): E.Either<Refusal, Result> => {
  const { answer } = call.operation
  const value: unknown = JSON.parse(text)
  return F.pipe(
    isJson(mediaType)
      ? E.right(textResponse(answer.status, contentTypeOf(mediaType), text))
      : writeAnswer(call.settings.assumptions, answer, mediaType)(value),
    E.map((response) => ({ response, change: none, value })),
  )
}

/** The steps of a call, each of which may refuse it. */
const perform: (call: Call) => E.Either<Outcome, Outcome> = F.flow(
  checkMethod,
  chainEither(authenticateCaller),
  chainEither(checkGrant),
  chainEither(negotiateType),
  chainEither(decodeInput),
  chainEither(carryOut),
)

const toOutcome = F.flow(toCall, chainEither(describeOrPerform), E.toUnion)

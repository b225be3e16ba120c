/**
 * The rules of the stub, from the first header to the last byte. Pure: a snapshot and a request give a response, a change of
 * the accounts as data, and the facts for the journal. No clock is read, and nothing in the snapshot changes.
 */
import { contentTypeOf, type HttpRequest, type HttpResponse, type MediaType } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import type { Assumptions } from './Assumptions.js'
import type { Endpoint } from './handlers/handlers.js'
import type { Redactable } from './Journal.js'
import { type Locale, localeOf } from './localization/Locale.js'
import { chainEither } from './performance/chain.js'
import {
  bodyTooLong,
  forbidden,
  methodNotAllowed,
  notAuthenticated,
  notFound,
  type Refusal,
  underSuccess,
} from './Refusal.js'
import { authenticate, type Caller } from './request/authenticate.js'
import { readInput } from './request/readInput.js'
import { responseType } from './request/responseType.js'
import { inUtc, isJson, localized, selected, writeAnswer } from './response/writeAnswer.js'
import { targetOf } from './router.js'
import type { ScriptedAnswer, Settings } from './Settings.js'
import type { AccountsSnapshot } from './store/Accounts.js'
import { type Change, none } from './store/Change.js'
import { jsonResponse, textResponse } from './textResponse.js'

/** What an answer depends on besides the request. */
export interface Snapshot {
  readonly settings: Settings
  readonly accounts: AccountsSnapshot
}

/** What the journal records of an answer. */
export interface Facts {
  /** The name of the operation. */
  readonly operation: string | null
  readonly caller: Caller | null
  readonly input: Redactable | null
  readonly output: Redactable | null
  /** Why the request was refused; `null` if it was not. */
  readonly refused: string | null
}

export interface Outcome {
  readonly response: HttpResponse
  readonly change: Change
  readonly facts: Facts
}

/** A request to an operation. */
interface Call extends Endpoint {
  readonly request: HttpRequest
  readonly query: string
}

type Known = Partial<Pick<Facts, 'operation' | 'caller' | 'input'>>

/** A refusal as an outcome, with the facts that are known by then. It changes nothing. */
const refused =
  ({ operation = null, caller = null, input = null }: Known) =>
  ({ response, reason }: Refusal): Outcome => ({
    response,
    change: none,
    facts: { operation, caller, input, output: null, refused: reason },
  })

/** Answers a request from a snapshot. */
export const answer =
  (snapshot: Snapshot) =>
  (request: HttpRequest): Outcome =>
    F.pipe(
      request,
      toCall(snapshot.settings),
      chainEither((call) => (request.method === 'GET' ? E.right(description(call)) : carriedOut(snapshot, call))),
      E.toUnion,
    )

const toCall =
  ({ maxBodyBytes, route }: Settings) =>
  (request: HttpRequest): E.Either<Outcome, Call> => {
    const { path, query } = targetOf(request.url)
    return F.pipe(
      request.body,
      E.fromPredicate(
        ({ length }) => length <= maxBodyBytes,
        () => bodyTooLong(maxBodyBytes),
      ),
      chainEither(() =>
        F.pipe(
          O.fromNullable(route(path)),
          E.fromOption(() => notFound(path)),
        ),
      ),
      E.bimap(refused({}), ({ operation, handler }) => ({ operation, handler, request, query })),
    )
  }

/** A GET describes an operation, which is not carried out. Source: the article on the agents. */
const description = ({ operation: { name, summary } }: Call): Outcome => ({
  response: jsonResponse(200, { POST: summary }),
  change: none,
  facts: { operation: name, caller: null, input: null, output: null, refused: null },
})

const carriedOut = (snapshot: Snapshot, call: Call): E.Either<Outcome, Outcome> =>
  F.pipe(
    call,
    authenticated(snapshot.settings),
    chainEither((caller) =>
      F.pipe(
        granted(snapshot.settings),
        chainEither(() => responseType(snapshot.settings.assumptions)(call.request.headers)),
        E.mapLeft(refused({ operation: call.operation.name, caller })),
        chainEither((mediaType) => handled({ snapshot, call, caller, mediaType })),
      ),
    ),
  )

const authenticated =
  ({ authentication }: Settings) =>
  ({ operation, request }: Call): E.Either<Outcome, Caller> =>
    F.pipe(
      request.headers,
      E.fromPredicate(
        () => request.method === 'POST',
        () => methodNotAllowed('GET, POST'),
      ),
      chainEither(F.flow(authenticate(authentication), E.fromOption(F.constant(notAuthenticated)))),
      E.mapLeft(refused({ operation: operation.name })),
    )

/** Online an application uses the EMail agent only if it was granted. */
const granted = ({ granted, assumptions }: Settings): E.Either<Refusal, void> =>
  granted
    ? E.right(undefined)
    : E.left(
        assumptions.notGranted === 403
          ? forbidden('the EMail agent was not granted to the application')
          : notAuthenticated,
      )

/** A call that nothing but its input can keep from being carried out. */
interface AdmittedCall {
  readonly snapshot: Snapshot
  readonly call: Call
  readonly caller: Caller
  /** Of the response. */
  readonly mediaType: MediaType
}

const handled = (admitted: AdmittedCall): E.Either<Outcome, Outcome> => {
  const { snapshot, call, caller } = admitted
  const { headers, body } = call.request
  const { parameters, name: operation, answer } = call.operation
  const locale = localeOf(snapshot.settings)(headers)
  return F.pipe(
    { headers, query: call.query, body },
    readInput(call.operation, snapshot.settings.assumptions),
    E.bimap(
      F.flow(asAssumed(snapshot.settings.assumptions), refused({ operation, caller })),
      inUtc(locale, parameters.codec),
    ),
    chainEither((value) => {
      const input = { codec: parameters.codec, value }
      return F.pipe(
        snapshot.settings.scripted.find((each) => each.operation === operation && each.matches(value)),
        O.fromNullable,
        O.match(() => fromHandler(admitted, locale)(value), fromScript(admitted)),
        E.bimap(refused({ operation, caller, input }), (result) => ({
          response: result.response,
          change: result.change,
          facts: { operation, caller, input, output: { codec: answer.codec, value: result.value }, refused: null },
        })),
      )
    }),
  )
}

const asAssumed =
  ({ invalidInput }: Assumptions) =>
  (refusal: Refusal): Refusal =>
    refusal.response.status === 400 && invalidInput === 200 ? underSuccess(refusal) : refusal

/** What an operation comes to: its value, as the response carries it, and its change. */
interface Result extends Pick<Outcome, 'response' | 'change'> {
  readonly value: unknown
}

const fromHandler =
  ({ snapshot, call, caller, mediaType }: AdmittedCall, locale: Locale) =>
  (input: unknown): E.Either<Refusal, Result> => {
    const { settings, accounts } = snapshot
    const { assumptions } = settings
    const { answer } = call.operation
    return F.pipe(
      input,
      call.handler({ accounts, caller, assumptions }),
      E.mapLeft(asAssumed(assumptions)),
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
const fromScript =
  ({ snapshot, call: { operation }, mediaType }: AdmittedCall) =>
  ({ text }: ScriptedAnswer): E.Either<Refusal, Result> => {
    const value: unknown = JSON.parse(text)
    return F.pipe(
      isJson(mediaType)
        ? E.right(textResponse(operation.answer.status, contentTypeOf(mediaType), text))
        : writeAnswer(snapshot.settings.assumptions, operation.answer, mediaType)(value),
      E.map((response) => ({ response, change: none, value })),
    )
  }

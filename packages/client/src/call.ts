/** One call: writes the request, sends it through the features, reads the response, and redacts the error. */
import type { DecodeFailure, Operation } from '@so-email/codecs'
import { type HttpHeaders, type HttpRequest, json, type ReceivedResponse } from '@so-email/wire'
import { either as E, type endomorphism, function as F, option as O, type reader as R } from 'fp-ts'
import type { IssuedCredentials } from './auth/Auth.js'
import type { ClientError, WithoutRequest } from './errors/ClientError.js'
import { notUnderstood } from './errors/notUnderstood.js'
import { type RedactRequest, redactRequest } from './errors/redactRequest.js'
import { unreadableInput } from './errors/unreadableInput.js'
import { type Came, withRequest } from './errors/withRequest.js'
import { type CallObserver, observe } from './events/CallObserver.js'
import { ignoringErrors } from './events/ClientEvent.js'
import { type FeatureEnvironment, stackFeatures } from './features/stackFeatures.js'
import { misspelled } from './misspelled.js'
import { fromResponse, type Unredacted } from './response/fromResponse.js'
import { fromSendFailure } from './response/fromSendFailure.js'
import { chainEither } from './runtime/chainEither.js'
import { guarded } from './runtime/guarded.js'
import { leftOnThrow } from './runtime/leftOnThrow.js'
import * as T from './runtime/task.js'
import * as TE from './runtime/taskEither.js'
import { harmlessHeaders } from './secrets/harmlessHeaders.js'
import { markedQuery } from './secrets/markedQuery.js'
import { makeRedactor, type Redactor } from './secrets/Redactor.js'
import { redactorOf } from './secrets/redactorOf.js'
import type { CallOptions } from './settings/ClientConfig.js'
import { problem } from './settings/problem.js'
import { override, type Settings } from './settings/Settings.js'
import type { Locate } from './settings/SiteLookup.js'
import { toRequest, type WrittenRequest } from './toRequest.js'

/** What the calls of one client share. */
export interface Runtime extends FeatureEnvironment {
  readonly settings: Settings
  /** The number of the next call. */
  readonly nextCall: () => number
}

/** The input of the operation, of what the call is given. A Left ends the call in `InvalidInput`. */
export type ToInput<J, I> = (given: J) => E.Either<DecodeFailure, I>

/** What else an answer has to be. A Left is the error of the call. */
export type Refine<J, A, B> = (given: J) => (answer: A) => E.Either<Unredacted, B>

/**
 * The function of an operation. Nothing happens before its task runs, and everything happens again when it runs again. Where an
 * account is read to be saved, `asStored` leaves out the headers that would convert it. Then no number of the answer is rounded,
 * and it comes in the media type in which it is sent, or else in JSON: XML has no types of unknown properties.
 */
export const call =
  <J, I, A, B>(
    operation: Operation<I, A>,
    toInput: ToInput<J, I>,
    refine: Refine<J, A, B>,
    asStored: endomorphism.Endomorphism<HttpHeaders> | null = null,
  ): R.Reader<Runtime, (given: J, options?: CallOptions) => TE.TaskEither<ClientError, B>> =>
  (runtime) => {
    const redacting = redactRequest(operation.name)
    const preparing = prepare(operation, toInput, asStored)
    const usual = preparing(runtime.settings)
    const preparedWith = (options: CallOptions) =>
      F.pipe(
        override(runtime.settings, () => options),
        chainEither(preparing),
      )
    return (input, options) => () => {
      const number = runtime.nextCall()
      const observer =
        ({ onEvent }: Settings, redactRequest: RedactRequest): Observing =>
        (redactor) =>
          onEvent && observe(onEvent, redactRequest, number, redactor)(runtime)
      return F.pipe(
        options === undefined ? usual : preparedWith(options),
        E.match(F.flow(invalid(redacting, observer(runtime.settings, redacting)), TE.left), (prepared) =>
          run(prepared, refine, input, observer(prepared.settings, prepared.redactRequest))(runtime),
        ),
      )()
    }
  }

/** Makes the observer of a call, if there is one: a request that was written has a redactor of its own. */
type Observing = (redactor: () => Redactor) => CallObserver | null

/** Where no request was written, no secret is known. */
const unknown = (): Redactor => makeRedactor(O.none)

const run =
  <I, A, B>(
    { redactRequest, settings, write, read, redactorOf }: Prepared<I, A>,
    refine: Refine<I, A, B>,
    input: I,
    observing: Observing,
  ): R.Reader<Runtime, TE.TaskEither<ClientError, B>> =>
  (runtime) => {
    const start = runtime.now()
    /** None where the clock was set back meanwhile. */
    const elapsed = () => Math.max(runtime.now() - start, 0)
    const notSent = invalid(redactRequest, observing)
    return F.pipe(
      () =>
        F.pipe(
          write(input),
          E.match(F.flow(notSent, TE.left), ({ request, isRepeatable, locate }) => {
            const redactor = () => redactorOf(request)(runtime)
            const observer = observing(redactor)
            let url = request.url
            const onLocated = (address: string) => {
              url = address + request.url
            }
            const came = (headers: HttpHeaders | null): Came => ({
              request: { ...request, url },
              duration: elapsed(),
              headers,
            })
            const fail =
              (response: ReceivedResponse | null) =>
              (error: Unredacted): ClientError => {
                const shown = redactor()
                const headers = response && harmlessHeaders(response.headers, shown)
                return failed(redactRequest, observer, came(headers))(error(shown))
              }
            return F.pipe(
              stackFeatures(settings, isRepeatable, observer, locate && { locate, onLocated })(runtime)(
                request,
                settings,
              ),
              T.map(
                // A media type of the caller may throw.
                guarded(() =>
                  failed(redactRequest, observer, came(null))(notUnderstood('unreadable', 'the media type threw')),
                )(
                  E.match(
                    (failure) => E.left(fail(null)(fromSendFailure(failure))),
                    (response) =>
                      F.pipe(
                        read(response, runtime.now()),
                        chainEither(refine(input)),
                        E.bimap(fail(response), reported(settings.onResponse, response, elapsed)),
                      ),
                  ),
                ),
              ),
            )
          }),
        )(),
      // A signal of the caller may throw, and an `auth` that it wrote itself.
      leftOnThrow(() => notSent(unreadableInput)),
    )
  }

/** The same value, after the response that it came in was reported. */
const reported =
  (onResponse: Settings['onResponse'], { status, headers }: ReceivedResponse, elapsed: () => number) =>
  <B>(value: B): B => {
    ignoringErrors(onResponse)({ status, headers, duration: elapsed() })
    return value
  }

const invalid =
  (redactRequest: RedactRequest, observing: Observing) =>
  (failure: DecodeFailure): ClientError =>
    failed(redactRequest, observing(unknown))({ _tag: 'InvalidInput', failure })

/** The error of the call, which is the last thing that happens in it. */
const failed =
  (redactRequest: RedactRequest, observer: CallObserver | null, came?: Came) =>
  (withoutRequest: WithoutRequest): ClientError => {
    const error = withRequest(redactRequest, came)(withoutRequest)
    observer?.onFailure(error)
    return error
  }

/** A request whose URL is complete, or has an address in front that is found out while the call runs. */
interface RoutedRequest extends WrittenRequest {
  readonly locate: Locate | null
}

const routed =
  (locate: Locate | null) =>
  (written: WrittenRequest): RoutedRequest => ({ locate, ...written })

/** The parts of an operation that depend on the settings alone. */
interface Prepared<I, A> {
  readonly redactRequest: RedactRequest
  readonly settings: Settings
  readonly write: (input: I) => E.Either<DecodeFailure, RoutedRequest>
  readonly read: (response: ReceivedResponse, now: number) => E.Either<Unredacted, A>
  readonly redactorOf: (request: HttpRequest) => R.Reader<FeatureEnvironment, Redactor>
}

const prepare = <J, I, A>(
  operation: Operation<I, A>,
  toInput: ToInput<J, I>,
  asStored: endomorphism.Endomorphism<HttpHeaders> | null,
): ((settings: Settings) => E.Either<DecodeFailure, Prepared<J, A>>) =>
  guarded(() =>
    isDescribed(operation)
      ? problem('a media type', 'contentType')
      : problem('an operation whose parameters have a codec that fold knows', 'operation'),
  )((settings) => {
    const { site, contentType, auth } = settings
    const accept = asStored && settings.accept !== contentType ? json : settings.accept
    const headers = asStored ? asStored(settings.headers) : settings.headers
    const write = toRequest(operation, { ...settings, accept, headers })
    const { secretsOf, hiding } = markedQuery(operation.parameters)
    const redactorFor = redactorOf(operation.parameters.codec, contentType, secretsOf)
    return E.right({
      redactRequest: redactRequest(operation.name, hiding),
      settings,
      write: F.flow(
        toInput,
        chainEither((input) =>
          F.pipe(
            site(),
            chainEither((site) =>
              typeof site === 'string'
                ? F.pipe(write(site, input), E.map(routed(null)))
                : F.pipe(write('', input), E.map(routed(site))),
            ),
          ),
        ),
      ),
      read: fromResponse(operation, [accept, contentType, json], asStored !== null),
      redactorOf:
        (request) =>
        ({ storeOf }) =>
          redactorFor(request, auth === null ? noCredentials : storeOf(auth).issued()),
    })
  })

/** Whether the codec of the input can be walked; the caller may have made it. */
const isDescribed = <I, A>({ parameters }: Operation<I, A>): boolean =>
  O.isSome(O.tryCatch(() => misspelled(parameters.codec)))

const noCredentials: ReadonlyArray<IssuedCredentials> = []

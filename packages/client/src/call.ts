/** One call: write the request, send it through the features, read the response. Everything that an operation needs. */
import type { DecodeFailure, Operation } from '@so-email/codecs'
import { type HttpRequest, json } from '@so-email/wire'
import { either as E, function as F, type taskEither as TE } from 'fp-ts'
import type { Auth, Credentials } from './auth/Auth.js'
import type { CredentialStore } from './auth/credentialStore.js'
import type { ClientError, Unaddressed } from './errors/ClientError.js'
import { redactRequest } from './errors/redactRequest.js'
import { toClientError } from './errors/toClientError.js'
import { type Watch, watch } from './events/watch.js'
import { abort } from './features/abort.js'
import { authentication } from './features/authentication.js'
import { events } from './features/events.js'
import { retry } from './features/retry.js'
import type { Feature, SendFailure } from './features/Send.js'
import { timeout } from './features/timeout.js'
import { fromResponse } from './fromResponse.js'
import type { Environment } from './runtime/Environment.js'
import { type Outside, withoutSecrets } from './secrets/withoutSecrets.js'
import type { CallOptions } from './settings/ClientConfig.js'
import { override, type Settings } from './settings/Settings.js'
import { toRequest } from './toRequest.js'

/** What the calls of one client share. */
export interface Shared {
  readonly settings: Settings
  readonly environment: Environment
  /** The store of an `auth`, the same one at every call. */
  readonly storeOf: (auth: Auth) => CredentialStore
  /** The number of a call. */
  readonly next: () => number
}

/** The function of an operation. Nothing happens before the task runs, and everything happens anew when it runs again. */
export const call = <I, A>(operation: Operation<I, A>, shared: Shared) => {
  const usual = toRequest(operation, shared.settings)
  return (input: I, options?: CallOptions): TE.TaskEither<ClientError, A> => {
    if (options === undefined) return () => run(operation, shared, input, usual(input))
    const settings = override(shared.settings, options)
    const write = toRequest(operation, settings)
    return () => run(operation, { ...shared, settings }, input, write(input))
  }
}

const run = async <I, A>(
  operation: Operation<I, A>,
  shared: Shared,
  input: I,
  written: E.Either<DecodeFailure, HttpRequest>,
): Promise<E.Either<ClientError, A>> => {
  const { settings, environment } = shared
  const { signal, maxResponseBytes, accept, contentType } = settings
  const used: Array<Credentials> = []
  const watching = watch(settings.onEvent, operation.name, shared.next(), environment)
  const { codec, complete } = operation.parameters
  const outside = withoutSecrets(() => ({
    codec,
    input: E.isRight(written) ? complete(input) : input,
    headers: settings.headers,
    credentials: used,
  }))

  const exchange = async (request: HttpRequest): Promise<E.Either<Unaddressed, A>> => {
    const send = features(shared, watching, mayRepeat(operation, input), used)(settings.transport)
    const outcome = await send(request, { signal, maxResponseBytes })()
    return E.isLeft(outcome)
      ? E.left(toClientError(shown(outside, outcome.left)))
      : fromResponse(operation, [accept, contentType, json], environment.now, outside)(outcome.right)
  }

  const answer = E.isLeft(written)
    ? E.left<Unaddressed>({ _tag: 'InvalidInput', failure: outside.failure(written.left) })
    : await exchange(written.right)
  if (E.isRight(answer)) return answer
  const request = redactRequest(operation.name, E.isRight(written) ? written.right : unwritten)
  const error = { ...answer.left, request } as ClientError // what every error has beside its own
  watching?.onFailure(error)
  return E.left(error)
}

/** An input that throws when it is read once more is not sent once more. */
const mayRepeat = <I>(operation: Pick<Operation<I, unknown>, 'isRepeatable'>, input: I): boolean => {
  try {
    return operation.isRepeatable(input)
  } catch {
    return false
  }
}

/** What a transport or a source of credentials said. */
const shown = ({ text }: Outside, failure: SendFailure): SendFailure => {
  if ('message' in failure) return { ...failure, message: text(failure.message) }
  return 'reason' in failure ? { ...failure, reason: text(failure.reason) } : failure
}

const unwritten = { method: 'POST', url: '', headers: [] }

/** The features around the transport, from the inside out. */
const features =
  (
    { settings, environment, storeOf }: Shared,
    watching: Watch | null,
    isRepeatable: boolean,
    used: Array<Credentials>,
  ): Feature =>
  (transport) => {
    const deadline = environment.now() + settings.timeout
    const onRetry = watching?.onRetry ?? (() => {})
    const onUse = (credentials: Credentials) => used.push(credentials)
    return F.pipe(
      transport,
      abort,
      where(watching, (watch) => events(watch, environment)),
      where(settings.retry, (policy) => retry({ ...policy, isRepeatable, deadline, onRetry }, environment)),
      where(settings.auth, (auth) => authentication({ store: storeOf(auth), onUse })),
      timeout(settings.timeout, environment),
    )
  }

/** A feature that is only there where there is something to make it of. */
const where = <A>(given: A | null | false, feature: (given: A) => Feature): Feature =>
  given === null || given === false ? F.identity : feature(given)

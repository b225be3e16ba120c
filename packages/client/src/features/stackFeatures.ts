import type { Transport } from '@so-email/wire'
import { function as F, type reader as R } from 'fp-ts'
import type { Auth } from '../auth/Auth.js'
import type { CredentialStore } from '../auth/CredentialStore.js'
import type { CallObserver } from '../events/CallObserver.js'
import type { Environment } from '../runtime/Environment.js'
import * as TE from '../runtime/taskEither.js'
import type { RetryPolicy } from '../settings/ClientConfig.js'
import type { Settings } from '../settings/Settings.js'
import { abort } from './abort.js'
import { arrival } from './arrival.js'
import { authentication } from './authentication.js'
import { events } from './events.js'
import { type LocationOptions, location } from './location.js'
import { retry } from './retry.js'
import type { Feature, Send } from './Send.js'
import { timeout } from './timeout.js'
import { trace } from './trace.js'

/** What the features of a call read from the client: the environment, and the store of an `auth`. */
export interface FeatureEnvironment extends Environment {
  readonly storeOf: (auth: Auth) => CredentialStore
  /** Whether the client is closed, so that nothing is sent. */
  readonly isClosed: boolean
}

/** A lookup is repeated as the policy has it, and the caller decides nothing of it. */
const repeating = ({ attempts, baseDelay, maxDelay }: RetryPolicy, deadline: number): R.Reader<Environment, Feature> =>
  retry({ attempts, baseDelay, maxDelay }, { isRepeatable: true, deadline, onRetry: F.constVoid })

const closed: Send = () => TE.left({ _tag: 'NotConnected', cause: 'closed', message: 'the client is closed' })

/**
 * The transport of a call with its features around it, from the inside to the outside. Statements and no pipeline: it is made for
 * each call, and a pipeline of features that may be absent takes twice as long.
 */
export const stackFeatures =
  (
    settings: Pick<Settings, 'transport' | 'traceparent' | 'rateLimit' | 'retry' | 'auth' | 'timeout'>,
    isRepeatable: boolean,
    observer: CallObserver | null,
    moving: Pick<LocationOptions, 'locate' | 'onLocated'> | null,
  ): R.Reader<FeatureEnvironment, Send> =>
  (environment) => {
    if (environment.isClosed) return abort(closed)
    const { transport, traceparent, rateLimit, retry: policy, auth, timeout: time } = settings
    const deadline = environment.now() + time
    const onRetry = observer?.onRetry ?? F.constVoid
    const { note, report } = arrival()
    let send = note(transport)
    if (traceparent) send = trace(traceparent)(send)
    if (observer) send = events(observer)(send)
    send = abort(send) // in front of the events: what is not sent is not reported
    if (rateLimit) send = rateLimit(deadline)(environment)(send)
    if (policy) send = retry(policy, { isRepeatable, deadline, onRetry })(environment)(send)
    if (auth) send = authentication(environment.storeOf(auth))(send)
    if (moving) {
      // Neither of the two adds a failure to those of a transport.
      const finding = (policy ? repeating(policy, deadline)(environment)(transport) : transport) as Transport
      send = location({ settings, transport: finding, ...moving })(environment)(send)
    }
    return report(timeout(time)(environment)(send))
  }

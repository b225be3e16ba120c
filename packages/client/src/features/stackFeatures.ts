import type { Transport } from '@so-email/wire'
import { function as F, type reader as R } from 'fp-ts'
import type { Auth } from '../auth/Auth.js'
import type { CredentialStore } from '../auth/CredentialStore.js'
import type { CallObserver } from '../events/CallObserver.js'
import type { Environment } from '../runtime/Environment.js'
import * as TE from '../runtime/taskEither.js'
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

const closed: Send = () => TE.left({ _tag: 'NotConnected', cause: 'closed', message: 'the client is closed' })

/** The transport of a call with its features around it, from the inside to the outside. */
export const stackFeatures =
  (
    {
      transport,
      traceparent,
      rateLimit,
      retry: policy,
      auth,
      timeout: time,
    }: Pick<Settings, 'transport' | 'traceparent' | 'rateLimit' | 'retry' | 'auth' | 'timeout'>,
    isRepeatable: boolean,
    observer: CallObserver | null,
    moving: Pick<LocationOptions, 'locate' | 'onLocated'> | null,
  ): R.Reader<FeatureEnvironment, Send> =>
  (environment) => {
    const deadline = environment.now() + time
    const onRetry = observer?.onRetry ?? F.constVoid
    const { note, report } = arrival()
    const open = environment.isClosed ? closed : transport
    // Neither of the two adds a failure to those of a transport.
    const lookup = () =>
      F.pipe(
        open,
        abort,
        optional(policy, ({ when: _, ...policy }) =>
          retry({ ...policy, isRepeatable: true, deadline, onRetry: F.constVoid })(environment),
        ),
      ) as Transport
    return F.pipe(
      open,
      abort,
      note,
      optional(traceparent, trace),
      optional(observer, (observer) => events(observer)(environment)),
      optional(rateLimit, (limit) => limit(deadline)(environment)),
      optional(policy, (policy) => retry({ ...policy, isRepeatable, deadline, onRetry })(environment)),
      optional(environment.isClosed ? null : auth, (auth) => authentication(environment.storeOf(auth))),
      optional(moving, (moving) => location({ ...moving, transport: lookup() })(environment)),
      report,
      timeout(time)(environment),
    )
  }

/** A feature that is there only if there is something to make it of. */
const optional = <A extends object | string>(given: A | null | false, feature: (given: A) => Feature): Feature =>
  given ? feature(given) : F.identity

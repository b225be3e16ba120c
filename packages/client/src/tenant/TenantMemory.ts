/**
 * What is known of a tenant. Concurrent calls share one request of the state. It is aborted when no call waits for it any
 * more, and new calls no longer share it once the call that started it has ended: one that hangs blocks no call for good.
 * Where it fails, those calls fail that would have made it with the same settings; the others make it again with their own.
 *
 * Imperative: it is the one memory of a tenant.
 */
import { either as E } from 'fp-ts'
import { CallSignal, type Signal } from '../runtime/CallSignal.js'
import { onAbort } from '../runtime/onAbort.js'
import type { Locate, LookupEnvironment, LookupFailure, LookupSettings, Place } from '../settings/SiteLookup.js'
import { type KnownState, requestState } from './requestState.js'
import type { ParsedTenant } from './TenantOptions.js'

type Outcome = E.Either<LookupFailure, Place>

/** A request of the state that several calls wait for. */
interface SharedRequest {
  /** Waits for it, until the signal of the call aborts. */
  readonly join: (signal: Signal) => Promise<Outcome>
  /** What it was made with. */
  readonly settings: LookupSettings
}

const aborted: Outcome = E.left({ _tag: 'Aborted' })

export const makeTenantMemory = (tenant: ParsedTenant): Locate => {
  let known: KnownState | null = null
  let shared: SharedRequest | null = null
  let started = 0
  /** The number of the request that `known` came from. */
  let latest = 0

  const start = (environment: LookupEnvironment): SharedRequest => {
    const number = ++started
    const own = new CallSignal()
    let waiting = 0
    const unshare = () => {
      if (shared === request) shared = null
    }
    const keep = (state: KnownState): Outcome => {
      if (number > latest) {
        latest = number
        known = state
      }
      return state.place
    }
    const response = requestState(tenant)({ ...environment, signal: own })().then((state): Outcome => {
      stop()
      unshare()
      return E.isRight(state) ? keep(state.right) : state
    })
    const stop = onAbort(environment.signal, unshare)
    const request: SharedRequest = {
      settings: environment.settings,
      join: (signal) =>
        new Promise((resolve) => {
          waiting += 1
          const stay = onAbort(signal, () => {
            waiting -= 1
            resolve(aborted)
            if (waiting > 0) return
            unshare()
            own.abort()
          })
          response.then((outcome) => {
            stay()
            resolve(outcome)
          })
        }),
    }
    return request
  }

  /** `isLast`: it waits for no request with other settings any more. */
  const locate =
    (isLast: boolean): Locate =>
    (misdirected) =>
    (environment) =>
    async () => {
      const now = environment.now()
      if (environment.signal.aborted) return aborted
      if (known !== null && (isAt(known, misdirected) || now < known.from || now >= known.until)) known = null
      if (known !== null) return known.place
      const request =
        shared !== null && (!isLast || isSame(shared.settings, environment.settings)) ? shared : start(environment)
      shared ??= request
      const outcome = await request.join(environment.signal)
      if (E.isRight(outcome) || isSame(request.settings, environment.settings)) return outcome
      return locate(true)(misdirected)(environment)()
    }
  return locate(false)
}

const isSame = (one: LookupSettings, other: LookupSettings): boolean =>
  one.transport === other.transport && isSameRetry(one.retry, other.retry) && one.timeout === other.timeout

/** A call that has a part of the policy as an option makes another object of it. */
const isSameRetry = (one: LookupSettings['retry'], other: LookupSettings['retry']): boolean =>
  keys.every((key) => Object(one)[key] === Object(other)[key])

const keys = ['attempts', 'baseDelay', 'maxDelay', 'when'] as const

const isAt = ({ place }: KnownState, misdirected: Place | null): boolean =>
  E.isRight(place) && place.right === misdirected

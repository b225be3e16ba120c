/** Requests the state of a tenant, without credentials, and reads from it where the tenant is. */
import { dateTimeOffset, ETenantState, TenantState, type TenantStateName } from '@so-email/codecs'
import { type HttpRequest, type HttpResponse, json, type TransportError } from '@so-email/wire'
import { either as E, function as F, option as O, type readerTaskEither as RTE } from 'fp-ts'
import { ofPlatform } from '../runtime/CallSignal.js'
import { leftOnThrow } from '../runtime/leftOnThrow.js'
import * as T from '../runtime/task.js'
import { addressOf } from '../settings/Site.js'
import type { LookupEnvironment, LookupFailure, NotLocated, Place } from '../settings/SiteLookup.js'
import type { ParsedTenant } from './TenantOptions.js'

/** What a state comes to, and how long it holds, in milliseconds since 1970. */
export interface KnownState {
  readonly place: E.Either<NotLocated, Place>
  readonly from: number
  readonly until: number
}

/** The documented state is a third of a kilobyte. */
const maxResponseBytes = 16 * 1024

/** A server whose clock is behind would get a request for every call, and one whose clock is ahead none for years. */
const shortest = 5_000
const longest = 24 * 60 * 60 * 1000

/** The state as it is now. */
export const requestState =
  (tenant: ParsedTenant): RTE.ReaderTaskEither<LookupEnvironment, LookupFailure, KnownState> =>
  ({ send, signal, now }) =>
    F.pipe(
      () => send(requestOf(tenant), { signal: ofPlatform(signal), maxResponseBytes })(),
      T.map(
        F.flow(
          E.mapLeft(withoutResponse(tenant)),
          E.chainW((response) => F.pipe(knownState(tenant, response, now()), E.mapLeft(unknown(tenant)))),
        ),
      ),
      leftOnThrow<LookupFailure>(() => threw),
    )

const requestOf = ({ url }: ParsedTenant): HttpRequest => ({
  method: 'GET',
  url,
  headers: [['Accept', 'application/json']],
  body: new Uint8Array(),
})

/** The request of the call itself has not left, whatever became of this one. */
const notConnected = (cause: 'other' | Extract<TransportError, { cause: unknown }>['cause'], message: string) =>
  ({ _tag: 'NotConnected', cause, message: `the state of the tenant was not received: ${message}` }) as const

const threw = notConnected('other', 'the transport threw')

const withoutResponse =
  (tenant: ParsedTenant) =>
  (failure: TransportError): LookupFailure => {
    switch (failure._tag) {
      case 'Aborted':
        return failure
      case 'NotConnected':
      case 'Disconnected':
        return notConnected(failure.cause, failure.message)
      case 'TooLarge':
        return unknown(tenant)(`the response is longer than ${maxResponseBytes} bytes`)
      case 'Unreadable':
        return unknown(tenant)('the response cannot be read')
      case 'OpaqueRedirect':
        return unknown(tenant)('the response is a redirect, which is not followed')
    }
  }

/**
 * Other clients may share the error, whose redactors do not know what this one has sent: no text of the response is in it.
 */
const unavailable =
  ({ contextId }: ParsedTenant, state: TenantStateName | null, validUntil: string | null) =>
  (reason: string): NotLocated => ({
    _tag: 'NotLocated',
    error: ({ text }) => ({ _tag: 'TenantUnavailable', contextId, state, validUntil, reason: text(reason) }),
  })

const unknown = (tenant: ParsedTenant) =>
  F.flow((reason: string) => `its state is not known: ${reason}`, unavailable(tenant, null, null))

const knownState = (tenant: ParsedTenant, response: HttpResponse, now: number): E.Either<string, KnownState> =>
  F.pipe(
    readState(response),
    E.filterOrElse(
      ({ ContextIdentifier }) => ContextIdentifier.toLowerCase() === tenant.contextId.toLowerCase(),
      () => 'the response is the state of another tenant',
    ),
    E.chain((state) =>
      F.pipe(
        state.IsRunning ? F.pipe(endpointOf(tenant, state), E.map(placeAt)) : E.right(notRunning(tenant, state)),
        E.map((place) => ({ place, from: now, until: untilOf(state, now) })),
      ),
    ),
  )

const readState = ({ status, body }: HttpResponse): E.Either<string, TenantState> =>
  status === 200
    ? F.pipe(
        json.read(TenantState, { maxBytes: maxResponseBytes })(body),
        E.mapLeft(({ reason }) => reason),
        E.chain(
          F.flow(
            TenantState.decode,
            E.mapLeft(() => 'the response is not the state of a tenant'),
          ),
        ),
      )
    : E.left(`the response has the status ${status}`)

/** Nothing else is trusted with credentials, whatever the state names. */
const endpointOf = ({ isTrusted }: ParsedTenant, { Endpoint }: TenantState): E.Either<string, string> =>
  F.pipe(
    O.fromNullable(Endpoint),
    O.chain(addressOf),
    E.fromOption(() => 'its endpoint is not a URL'),
    E.filterOrElse(
      (address) => isTrusted(new URL(address)),
      () => 'its endpoint is not one that credentials may be sent to',
    ),
  )

const placeAt = (address: string): KnownState['place'] => E.right({ address })

const notRunning = (tenant: ParsedTenant, { State, ValidUntil }: TenantState): KnownState['place'] =>
  F.pipe(
    State,
    O.fromPredicate(isStateName),
    O.match(
      () => unavailable(tenant, null, ValidUntil)('its state has no documented name'),
      (name) => unavailable(tenant, name, ValidUntil)(`its state is ${name}`),
    ),
    E.left,
  )

const isStateName = (name: string): name is TenantStateName => Object.hasOwn(ETenantState, name)

const untilOf = ({ ValidUntil }: TenantState, now: number): number =>
  Math.min(Math.max(dateTimeOffset.toDate(ValidUntil).getTime(), now + shortest), now + longest)

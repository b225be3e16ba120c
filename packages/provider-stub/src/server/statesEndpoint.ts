/**
 * `POST /_stub/states`: enters a provider state, in the form that Pact verifiers send. An unknown state, or wrong
 * parameters, is a 400, which a verifier reports as a failed setup.
 */
import { escapeUnprintable } from '@so-email/codecs'
import { drawReadFailure, type HttpHeaders, type HttpRequest, type HttpResponse, header, json } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import type { StubRuntime } from '../StubRuntime.js'
import { stateNames } from '../states/States.js'
import { textResponse } from '../textResponse.js'
import { isLoopback } from './isLoopback.js'

export const statesPath = '/_stub/states'

const StateChange = t.intersection([
  t.type({ state: t.string }),
  t.partial({ params: t.UnknownRecord, action: t.union([t.literal('setup'), t.literal('teardown')]) }),
])
type StateChange = t.TypeOf<typeof StateChange>

type StatesOf = Pick<StubRuntime, 'enterState' | 'leaveStates'>

/** A response of an endpoint of the stub itself, and the reason of a refusal for the journal. */
export interface OwnResponse {
  readonly response: HttpResponse
  readonly refused: string | null
}

interface RefusedChange {
  readonly status: number
  readonly reason: string
}

const because =
  (status: number) =>
  (reason: string): RefusedChange => ({ status, reason })

/** Changes the state of a stub for a request from an address. */
export const changeState = (states: StatesOf, { headers, body }: HttpRequest, from: string): OwnResponse =>
  F.pipe(
    isLocal(headers, from),
    E.mapLeft(because(403)),
    E.chain(() => F.pipe(readChange(body), E.chain(change(states)), E.mapLeft(because(400)))),
    E.matchW(
      ({ status, reason }) => ({ response: respond(status, brief(reason)), refused: brief(reason) }),
      () => ({ response: respond(200, 'ok'), refused: null }),
    ),
  )

const check = (isValid: boolean, reason: string): E.Either<string, void> =>
  isValid ? E.right(undefined) : E.left(reason)

/**
 * Only this machine changes states, and no page in a browser does: they own the stub. `Host` is checked too, because a page
 * can let its own name resolve to this machine.
 */
const isLocal = (headers: HttpHeaders, from: string): E.Either<string, void> =>
  F.pipe(
    check(isLoopback(from), `states are changed from this machine only, and ${from} is another`),
    E.chain(() =>
      check(
        isLoopback(hostIn(headers)),
        'states are changed under a name of this machine only: localhost, or a loopback address',
      ),
    ),
    E.chain(() => check(O.isNone(header('Origin')(headers)), 'states are not changed by pages')),
  )

/** The host without its port, and an IPv6 address without its brackets. */
const hostIn = (headers: HttpHeaders): string =>
  F.pipe(
    headers,
    header('Host'),
    O.match(
      () => '',
      (host) => host.replace(/:\d+$/, '').replace(/^\[|\]$/g, ''),
    ),
  )

const readChange = (body: Uint8Array): E.Either<string, StateChange> =>
  F.pipe(
    json.read(StateChange, { maxBytes: body.length })(body), // the server has bounded it
    E.mapLeft(drawReadFailure),
    E.chain(
      F.flow(
        StateChange.decode,
        E.mapLeft(() => 'expected { state, params, action }'),
      ),
    ),
  )

/** Verifiers announce interactions without a state too, by an empty name; those start from the beginning. */
const change =
  ({ enterState, leaveStates }: StatesOf) =>
  ({ state, params = {}, action = 'setup' }: StateChange): E.Either<string, void> =>
    F.pipe(
      check(
        state === '' || stateNames.some((name) => name === state),
        `there is no provider state "${state.slice(0, 100)}", only: ${stateNames.join('; ')}`,
      ),
      E.chain(() => (action === 'teardown' || state === '' ? E.right(leaveStates()) : enterState(state, params))),
    )

/** One line that a verifier can show and the journal can keep, even if much is wrong. */
const brief = (reason: string): string => {
  const line = escapeUnprintable(reason)
  return line.length > 1_000 ? `${line.slice(0, 1_000)}...` : line
}

const respond = (status: number, text: string): HttpResponse => textResponse(status, 'text/plain; charset=utf-8', text)

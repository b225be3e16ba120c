/**
 * `POST /_stub/states`: enters a provider state, in the form that Pact verifiers send, in the body or in the query. The first
 * state after an operation begins from the start, because many verifiers send no teardown; the states of one interaction come
 * without an operation between them. The response has the values of the state. An unknown state, or wrong parameters, is a 400,
 * which a verifier reports as a failed setup.
 */
import { escapeUnprintable } from '@so-email/codecs'
import { drawReadFailure, type HttpRequest, type HttpResponse, json } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { jsonResponse, textResponse } from '../refusal/textResponse.js'
import { targetOf } from '../routing/router.js'
import type { StubRuntime } from '../runtime/StubRuntime.js'
import { noSetup, type StateSetup } from '../states/StateSetup.js'
import { readStateName, readStateSetup, readStateSetupFromTexts } from '../states/States.js'
import type { Texts } from '../states/typedBy.js'
import { fromOwnProgram } from './ownRequests.js'

export const statesPath = '/_stub/states'

const StateChange = t.intersection([
  t.type({ state: t.union([t.string, t.null]) }),
  t.partial({
    params: t.union([t.UnknownRecord, t.null]),
    action: t.union([t.literal('setup'), t.literal('teardown'), t.null]),
  }),
])

/** A change of the state, and how its setup is read. */
interface StateChange {
  readonly state: string
  readonly action: 'setup' | 'teardown'
  readonly setup: () => E.Either<string, StateSetup>
}

type StatesOf = Pick<StubRuntime, 'enterNextState' | 'leaveStates'>

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
export const changeState = (
  states: StatesOf,
  allowedHosts: ReadonlyArray<string>,
  { url, headers, body }: HttpRequest,
  from: string,
): OwnResponse =>
  F.pipe(
    fromOwnProgram(allowedHosts, headers, from),
    E.mapLeft(because(403)),
    E.chain(() =>
      F.pipe(
        inQuery(targetOf(url).query),
        O.match(() => readBody(body), readTexts),
        E.chain(change(states)),
        E.mapLeft(because(400)),
      ),
    ),
    E.matchW(
      ({ status, reason }) => ({
        response: textResponse(status, 'text/plain; charset=utf-8', brief(reason)),
        refused: brief(reason),
      }),
      (values) => ({ response: jsonResponse(200, values), refused: null }),
    ),
  )

/** The texts of a query that names a state; `none` for any other query, and then the body does. */
const inQuery = (query: string): O.Option<Texts> =>
  F.pipe(
    Object.fromEntries(new URLSearchParams(query)),
    O.fromPredicate((texts) => Object.hasOwn(texts, 'state')),
  )

const expected = 'expected { state, params, action }'

/** In a query, every text that is neither the state nor the action is a parameter. */
const readTexts = ({ state = '', action = 'setup', ...params }: Texts): E.Either<string, StateChange> =>
  action === 'setup' || action === 'teardown'
    ? E.right({ state, action, setup: () => readStateSetupFromTexts(state, params) })
    : E.left(expected)

/** A property may be absent or `null`, as some verifiers write it. */
const readBody = (body: Uint8Array): E.Either<string, StateChange> =>
  F.pipe(
    json.read(StateChange, { maxBytes: body.length })(body), // the server has bounded it
    E.mapLeft(drawReadFailure),
    E.chain(
      F.flow(
        StateChange.decode,
        E.bimap(
          () => expected,
          ({ state, params, action }) => ({
            state: state ?? '',
            action: action ?? 'setup',
            setup: () => readStateSetup(state ?? '', params ?? {}),
          }),
        ),
      ),
    ),
  )

/** Verifiers announce interactions without a state too, by an empty name; those start from the beginning. */
const change =
  ({ enterNextState, leaveStates }: StatesOf) =>
  ({ state, action, setup }: StateChange): E.Either<string, StateSetup['values']> =>
    F.pipe(
      state === '' ? E.right(state) : readStateName(state),
      E.chain(
        (): E.Either<string, Pick<StateSetup, 'values'>> =>
          action === 'teardown' || state === ''
            ? F.pipe(
                E.right(noSetup),
                E.chainFirst(() => E.right(leaveStates())),
              )
            : F.pipe(setup(), E.chainFirst(enterNextState)),
      ),
      E.map(({ values }) => values),
    )

/** One line that a verifier can show and the journal can keep, even if much is wrong. */
const brief = (reason: string): string => {
  const line = escapeUnprintable(reason)
  return line.length > 1_000 ? `${line.slice(0, 1_000)}...` : line
}

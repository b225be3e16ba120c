/**
 * `POST /_stub/states`: brings a provider state about, in the form that Pact verifiers send. An unknown state, or wrong
 * parameters, is a 400, which a verifier reports as a failed setup.
 */
import { type HttpHeaders, type HttpRequest, type HttpResponse, header, json } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import type { Answered } from '../answer.js'
import { drawReadFailure } from '../drawReadFailure.js'
import { oneLine } from '../oneLine.js'
import { type States, stateNames } from '../states/States.js'
import { isLoopback } from './isLoopback.js'

export const statesPath = '/_stub/states'

const StateChange = t.intersection([
  t.type({ state: t.string }),
  t.partial({ params: t.UnknownRecord, action: t.union([t.literal('setup'), t.literal('teardown')]) }),
])
type StateChange = t.TypeOf<typeof StateChange>

/** Why something is not done: the status, and the reason for whoever asked. */
type Refused = readonly [status: number, reason: string]

/** What an address that called is answered. */
export const changeState = (
  states: States,
  { headers, body }: HttpRequest,
  from: string,
): Pick<Answered, 'response' | 'refused'> =>
  F.pipe(
    fromHere(headers, from),
    E.chain(() => E.mapLeft((reason: string): Refused => [400, reason])(F.pipe(read(body), E.chain(change(states))))),
    E.matchW(
      ([status, reason]) => ({ response: respond(status, brief(reason)), refused: brief(reason) }),
      () => ({ response: respond(200, 'ok'), refused: null }),
    ),
  )

/**
 * Only from this machine, and not from a browser's page: whoever may change states owns the stub. `Host` is looked at too,
 * because a page can make its own name resolve to this machine.
 */
const fromHere = (headers: HttpHeaders, from: string): E.Either<Refused, void> => {
  const host = O.getOrElse(() => '')(header('Host')(headers)).replace(/:\d+$/, '')
  if (!isLoopback(from)) return E.left([403, `states are changed from this machine only, and ${from} is another`])
  if (!isLoopback(host.replace(/^\[|\]$/g, '')))
    return E.left([403, 'states are changed under a name of this machine only: localhost, or a loopback address'])
  return O.isSome(header('Origin')(headers)) ? E.left([403, 'states are not changed by pages']) : E.right(undefined)
}

const read = (body: Uint8Array): E.Either<string, StateChange> =>
  F.pipe(
    json.read(StateChange, { maxBytes: body.length })(body), // the edge has bounded it
    E.mapLeft(drawReadFailure),
    E.chain((value) => E.mapLeft(() => 'expected { state, params, action }')(StateChange.decode(value))),
  )

/** Verifiers also announce interactions without a state, by an empty name; they start from the beginning. */
const change =
  (states: States) =>
  ({ state, params = {}, action = 'setup' }: StateChange): E.Either<string, void> => {
    if (state !== '' && !stateNames.some((name) => name === state))
      return E.left(`there is no provider state "${state.slice(0, 100)}", only: ${stateNames.join('; ')}`)
    return action === 'teardown' || state === '' ? E.right(states.leave()) : states.enterUnknown(state, params)
  }

/** One line that a verifier can show and the journal can keep, however much is wrong. */
const brief = (reason: string): string => {
  const line = oneLine(reason)
  return line.length > 1_000 ? `${line.slice(0, 1_000)}...` : line
}

const respond = (status: number, text: string): HttpResponse => ({
  status,
  headers: [['Content-Type', 'text/plain; charset=utf-8']],
  body: new TextEncoder().encode(text),
})

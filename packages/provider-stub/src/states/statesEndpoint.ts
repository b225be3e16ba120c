/**
 * `POST /_stub/states`: brings a provider state about, in the form that Pact verifiers send. An unknown state, or wrong
 * parameters, is a 400, which a verifier reports as a failed setup.
 */
import { type HttpRequest, type HttpResponse, json } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import { drawReadFailure } from '../drawReadFailure.js'
import type { States } from './States.js'

export const statesPath = '/_stub/states'

const StateChange = t.intersection([
  t.type({ state: t.string }),
  t.partial({ params: t.UnknownRecord, action: t.union([t.literal('setup'), t.literal('teardown')]) }),
])

const respond = (status: number, text: string): HttpResponse => ({
  status,
  headers: [['Content-Type', 'text/plain; charset=utf-8']],
  body: new TextEncoder().encode(text),
})

export const changeState = (states: States, request: HttpRequest): HttpResponse =>
  F.pipe(
    json.read(StateChange)(request.body),
    E.mapLeft(drawReadFailure),
    E.chain((value) => E.mapLeft(() => 'expected { state, params, action }')(StateChange.decode(value))),
    // Verifiers also announce interactions without a state, by an empty name; they start from the beginning.
    E.chain(({ state, params = {}, action = 'setup' }) =>
      action === 'teardown' || state === '' ? E.right(states.leave()) : states.enterUnknown(state, params),
    ),
    E.match(
      (reason) => respond(400, reason),
      () => respond(200, 'ok'),
    ),
  )

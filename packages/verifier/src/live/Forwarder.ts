/**
 * A server between the verifier and a running server. It replaces the published credentials by real ones, sets provider
 * states up through the API, and forwards everything else byte for byte. The verifier never has a credential, and the server
 * never gets a request for a state. It responds to the verifier only: other processes of this machine do not know its URL.
 */
import { drawFailure } from '@so-email/codecs'
import type { HttpRequest, HttpResponse } from '@so-email/wire'
import { either as E, function as F, json as J, option as O, type task as T, taskEither as TE } from 'fp-ts'
import * as t from 'io-ts'
import { isRedirect } from '../http/Front.js'
import { forward } from '../http/forward.js'
import type { RunningServer } from '../http/httpServer.js'
import { listenSecretly } from '../http/listenSecretly.js'
import { withReal } from './Credentials.js'
import { type LiveAccounts, makeLiveAccounts } from './LiveAccounts.js'
import { type RunOptions, runLimits } from './leftOut.js'
import { liveState } from './liveStates.js'
import { publishedCredentials } from './publishedCredentials.js'
import { isRead } from './Write.js'

export interface Forwarder extends RunningServer {
  readonly statesUrl: string
  /** The accounts that it created on the server. */
  readonly accounts: LiveAccounts
  /** Ends when no request is underway, so that no account is created after the clearing up. */
  readonly settled: T.Task<unknown>
  /** Why states could not be set up and requests were not sent. The verifier's result does not contain it. */
  readonly problems: () => ReadonlyArray<string>
  /** Ends the exchanges with the server that are underway. */
  readonly abort: () => void
}

const StateChange = t.intersection([
  t.type({ state: t.string }),
  t.partial({ action: t.union([t.literal('setup'), t.literal('teardown')]) }),
])

const response = (status: number, body: unknown): HttpResponse => ({
  status,
  headers: [['Content-Type', 'application/json; charset=utf-8']],
  body: new TextEncoder().encode(JSON.stringify(body)),
})

const readStateChange = ({ body }: HttpRequest): E.Either<string, t.TypeOf<typeof StateChange>> =>
  F.pipe(
    J.parse(new TextDecoder().decode(body)),
    E.mapLeft(() => 'a state change is not JSON'),
    E.chain(
      F.flow(
        StateChange.decode,
        E.mapLeft(drawFailure),
        E.mapLeft((lines) => lines.join('; ')),
      ),
    ),
  )

const changeState = (accounts: LiveAccounts, readOnly: boolean, request: HttpRequest): TE.TaskEither<string, unknown> =>
  F.pipe(
    TE.fromEither(readStateChange(request)),
    TE.chain(({ state, action = 'setup' }): TE.TaskEither<string, unknown> => {
      if (action === 'teardown') return accounts.removeAll
      const known = liveState(state)
      if (known?._tag !== 'Live') return TE.left(`the state "${state}" cannot be set up`)
      return readOnly && known.writes ? TE.left(`the state "${state}" would write`) : known.setUp(accounts)
    }),
  )

/** Why a request is not sent. */
const refusalOf = (request: HttpRequest, accounts: LiveAccounts, readOnly: boolean): O.Option<string> => {
  if (readOnly) return isRead(request) ? O.none : O.some('a request that may write was not sent')
  return accounts.maySend(request)
    ? O.none
    : O.some('a request that may write an account which was not created here was not sent')
}

/** Tasks that were started and have not ended. */
const makeUnderway = () => {
  const running = new Set<Promise<unknown>>()
  return {
    track:
      <A>(task: T.Task<A>): T.Task<A> =>
      () => {
        const started = task()
        running.add(started)
        return started.finally(() => running.delete(started))
      },
    settled: () => Promise.all(running),
  }
}

/** Starts it in front of a site. `isOurs` knows the addresses that no account had before this run. */
export const startForwarder = async (
  site: string,
  { credentials, readOnly, limits }: RunOptions,
  isOurs: (address: string) => boolean,
): Promise<Forwarder> => {
  const stop = new AbortController()
  const toSite = forward(site, limits?.exchange ?? runLimits.exchange, stop.signal)
  const problems = new Set<string>()
  const send = (request: HttpRequest): TE.TaskEither<string, HttpResponse> =>
    F.pipe(
      toSite({ ...request, headers: withReal(credentials)(request.headers) }),
      TE.tapIO(({ status }) => () => {
        if (isRedirect(status)) problems.add(`the server answered with a redirect (${status}); our client follows none`)
      }),
    )
  const accounts = makeLiveAccounts(send, [['Authorization', publishedCredentials.authorization]], isOurs)
  const underway = makeUnderway()

  const exchange = (request: HttpRequest): TE.TaskEither<string, HttpResponse> =>
    F.pipe(
      refusalOf(request, accounts, readOnly),
      O.match(() => accounts.exchange(request), TE.left),
      noted(problems),
    )
  const states = (request: HttpRequest): TE.TaskEither<string, HttpResponse> =>
    F.pipe(
      changeState(accounts, readOnly, request),
      noted(problems),
      TE.match(
        (reason) => E.right(response(500, reason)),
        (values) => E.right(response(200, values ?? {})),
      ),
    )

  const server = await listenSecretly(F.flow(exchange, underway.track))
  const stateServer = await listenSecretly(F.flow(states, underway.track))
  return {
    url: server.url,
    close: async () => {
      await Promise.all([server.close(), stateServer.close()])
    },
    statesUrl: stateServer.url,
    accounts,
    settled: underway.settled,
    problems: () => [...problems],
    abort: () => stop.abort(new Error('the verification has ended')),
  }
}

/** Adds the reason of a failure to a list. */
const noted =
  (reasons: Set<string>) =>
  <A>(task: TE.TaskEither<string, A>): TE.TaskEither<string, A> =>
    F.pipe(
      task,
      TE.tapError((reason) => TE.fromIO(() => reasons.add(reason))),
    )

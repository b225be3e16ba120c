/**
 * A server between the verifier and a running server. It replaces the published credentials by real ones, sets provider
 * states up through the API, and forwards everything else byte for byte. The verifier never has a credential, and the server
 * never gets a request for a state.
 */
import { drawFailure } from '@so-email/codecs'
import type { HttpRequest, HttpResponse } from '@so-email/wire'
import { either as E, function as F, json as J, option as O, type task as T, taskEither as TE } from 'fp-ts'
import * as t from 'io-ts'
import { forward } from '../http/forward.js'
import { listen, type RunningServer } from '../http/httpServer.js'
import { withReal } from './Credentials.js'
import { type LiveAccounts, makeLiveAccounts } from './LiveAccounts.js'
import type { RunOptions } from './leftOut.js'
import { liveState } from './liveStates.js'
import { publishedCredentials } from './publishedCredentials.js'
import { mayWrite } from './Write.js'

const statesPath = '/_states'

export interface Forwarder extends RunningServer {
  readonly statesUrl: string
  /** The accounts that it created on the server. */
  readonly accounts: LiveAccounts
  /** Ends when no request is underway, so that no account is created after the clearing up. */
  readonly settled: T.Task<unknown>
  /** Why states could not be set up and requests were not sent. The verifier's result does not contain it. */
  readonly problems: () => ReadonlyArray<string>
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

const changeState = (accounts: LiveAccounts, request: HttpRequest): TE.TaskEither<string, unknown> =>
  F.pipe(
    TE.fromEither(readStateChange(request)),
    TE.chain(({ state, action = 'setup' }): TE.TaskEither<string, unknown> => {
      if (action === 'teardown') return accounts.removeAll
      const known = liveState(state)
      return known?._tag === 'Live' ? known.setUp(accounts) : TE.left(`the state "${state}" cannot be set up`)
    }),
  )

/** Why a request is not sent. */
const refusalOf = (request: HttpRequest, accounts: LiveAccounts, readOnly: boolean): O.Option<string> => {
  if (readOnly) return mayWrite(request.url) ? O.some('a request that may write was not sent') : O.none
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

/** Starts it in front of a site. */
export const startForwarder = async (site: string, { credentials, readOnly }: RunOptions): Promise<Forwarder> => {
  const send = (request: HttpRequest): TE.TaskEither<string, HttpResponse> =>
    forward(site)({ ...request, headers: withReal(credentials)(request.headers) })
  const accounts = makeLiveAccounts(send, [['Authorization', publishedCredentials.authorization]])
  const problems = new Set<string>()
  const underway = makeUnderway()

  const exchange = (request: HttpRequest): TE.TaskEither<string, HttpResponse> =>
    F.pipe(
      refusalOf(request, accounts, readOnly),
      O.match(
        () =>
          F.pipe(
            send(request),
            TE.tapIO((received) => () => accounts.record(request, received)),
            underway.track,
          ),
        (reason) => F.pipe(TE.left(reason), noted(problems)),
      ),
    )
  const states = (request: HttpRequest): TE.TaskEither<string, HttpResponse> =>
    F.pipe(
      changeState(accounts, request),
      noted(problems),
      TE.match(
        (reason) => E.right(response(500, reason)),
        (values) => E.right(response(200, values ?? {})),
      ),
    )

  const server = await listen((request) => (request.url === statesPath ? states(request) : exchange(request)))
  return {
    ...server,
    statesUrl: `${server.url}${statesPath}`,
    accounts,
    settled: underway.settled,
    problems: () => [...problems],
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

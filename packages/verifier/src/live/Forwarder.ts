/**
 * A server between the verifier and a running server. It replaces the published credentials by real ones, sets provider
 * states up through the API, names the verifier to the server, and forwards everything else byte for byte. The verifier never
 * has a credential, and the server never gets a request for a state. It responds to the verifier only: other processes of
 * this machine do not know its URL.
 */
import type { HttpRequest, HttpResponse } from '@so-email/wire'
import {
  either as E,
  function as F,
  type io as IO,
  json as J,
  option as O,
  readonlyArray as RA,
  task as T,
  taskEither as TE,
} from 'fp-ts'
import * as t from 'io-ts'
import { decode } from '../decode.js'
import { isRedirect } from '../http/Front.js'
import { forward } from '../http/forward.js'
import type { RunningServer } from '../http/httpServer.js'
import { listenSecretly } from '../http/listenSecretly.js'
import type { Send } from '../http/post.js'
import { callerAt } from './Associate.js'
import { type LiveAccounts, makeLiveAccounts } from './accounts/LiveAccounts.js'
import { isRead, usesMailServer } from './accounts/Write.js'
import { withReal } from './Credentials.js'
import { liveState, type StateValues } from './liveStates.js'
import { patient } from './patient.js'
import { asDocumentedUser } from './publishedCredentials.js'
import { type RunOptions, runLimits } from './RunOptions.js'
import { withUserAgent } from './withUserAgent.js'

export interface Forwarder extends RunningServer {
  readonly statesUrl: string
  /** Sends a request as those of the verifier: with real credentials, and only if it writes no account of others. */
  readonly send: Send
  /** Sets states up before the verifier does, so that their values are known. The verifier then gets the same values. */
  readonly setUp: (states: ReadonlyArray<string>) => TE.TaskEither<string, StateValues>
  /** The accounts that it created on the server. */
  readonly accounts: LiveAccounts
  /** Ends when no request is underway, so that no account is created after the clearing up. */
  readonly settled: T.Task<unknown>
  /** Whether the server did not respond to the last requests: each further one may take as long as an exchange may. */
  readonly isSilent: IO.IO<boolean>
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
    E.chain(decode(StateChange)),
  )

const setUpOne =
  (accounts: LiveAccounts, readOnly: boolean) =>
  (state: string): TE.TaskEither<string, StateValues> => {
    const known = liveState(state)
    if (known?._tag !== 'Live') return TE.left(`the state "${state}" cannot be set up`)
    return readOnly && known.writes ? TE.left(`the state "${state}" would write`) : known.setUp(accounts)
  }

/** The states of the interaction that is verified: each is set up once, when it is first needed. */
const makeStates = (accounts: LiveAccounts, readOnly: boolean) => {
  const ready = new Map<string, StateValues>()
  const setUp = (name: string): TE.TaskEither<string, StateValues> =>
    F.pipe(
      setUpOne(accounts, readOnly)(name),
      TE.tapIO((values) => () => {
        ready.set(name, values)
      }),
    )
  return {
    setUpAll: (names: ReadonlyArray<string>): TE.TaskEither<string, StateValues> =>
      F.pipe(
        names,
        RA.traverse(TE.ApplicativeSeq)(setUp),
        TE.map((all) => Object.assign({}, ...all)),
      ),
    change: (request: HttpRequest): TE.TaskEither<string, unknown> =>
      F.pipe(
        TE.fromEither(readStateChange(request)),
        TE.chain(({ state, action = 'setup' }): TE.TaskEither<string, unknown> => {
          if (action === 'setup')
            return F.pipe(ready.get(state), (values) => (values ? TE.right(values) : setUp(state)))
          ready.clear()
          return accounts.removeAll
        }),
      ),
  }
}

/** Why a request is not sent. */
const refusalOf = (
  request: HttpRequest,
  accounts: LiveAccounts,
  { readOnly, mailServers = false }: RunOptions,
): O.Option<string> => {
  if (!mailServers && usesMailServer(request.url)) return O.some('a request to log in to a mail server was not sent')
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

/** In a row. A server that has not responded so often is taken for one that will not respond. */
const mostUnanswered = 3

/** Why a request is not sent to such a server. */
export const silence = 'it was not sent, as the server did not respond to the last requests'

/** Starts it in front of a site. `isOurs` knows the addresses that no account had before this run. */
export const startForwarder = async (
  site: string,
  options: RunOptions,
  isOurs: (address: string) => boolean,
): Promise<Forwarder> => {
  const { credentials, readOnly, associateId = null, limits } = options
  const stop = new AbortController()
  const longest = limits?.exchange ?? runLimits.exchange
  const toSite = F.pipe(forward(site, longest, stop.signal), patient(longest, stop.signal))
  const problems = new Set<string>()
  let unanswered = 0
  const isSilent = () => unanswered >= mostUnanswered
  const send: Send = (request) =>
    F.pipe(
      toSite(withUserAgent({ ...request, headers: withReal(credentials)(request.headers) })),
      T.tapIO((answered) => () => {
        unanswered = E.isLeft(answered) ? unanswered + 1 : 0
      }),
      TE.tapIO(({ status }) => () => {
        if (isRedirect(status)) problems.add(`the server answered with a redirect (${status}); our client follows none`)
      }),
    )
  const caller = associateId === null ? callerAt(send, asDocumentedUser) : TE.right(associateId)
  const accounts = makeLiveAccounts(send, asDocumentedUser, caller, isOurs)
  const states = makeStates(accounts, readOnly)
  const underway = makeUnderway()

  const exchange: Send = (request) =>
    F.pipe(
      refusalOf(request, accounts, options),
      O.alt(() => (isSilent() ? O.some(silence) : O.none)),
      O.match(() => accounts.exchange(request), TE.left),
      noted(problems),
      underway.track,
    )
  const changeState: Send = (request) =>
    F.pipe(
      states.change(request),
      noted(problems),
      TE.match(
        (reason) => E.right(response(500, reason)),
        (values) => E.right(response(200, values ?? {})),
      ),
      underway.track,
    )

  const server = await listenSecretly(exchange)
  const stateServer = await listenSecretly(changeState)
  return {
    url: server.url,
    close: async () => {
      await Promise.all([server.close(), stateServer.close()])
    },
    statesUrl: stateServer.url,
    send: exchange,
    setUp: F.flow(states.setUpAll, noted(problems), underway.track),
    accounts,
    settled: underway.settled,
    isSilent,
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

/**
 * What stands between the verifier and a running server: it puts real credentials in, brings provider states about
 * through the API, and forwards everything else byte for byte. The verifier never sees a credential, and the server
 * never sees a request for a state.
 */
import type { HttpRequest, HttpResponse } from '@so-email/wire'
import { either as E, function as F, readonlyArray as RA, type task as T, taskEither as TE } from 'fp-ts'
import * as t from 'io-ts'
import { forward } from '../http/forward.js'
import { listen, type RunningServer } from '../http/httpServer.js'
import { callerAt } from './Associate.js'
import { withReal } from './Credentials.js'
import { type LiveAccounts, makeLiveAccounts } from './LiveAccounts.js'
import { liveState } from './liveStates.js'
import { publishedCredentials } from './publishedCredentials.js'
import type { Choice } from './selection.js'
import { writes } from './Write.js'

const statesPath = '/_states'

const StateChange = t.intersection([
  t.type({ state: t.string }),
  t.partial({ action: t.union([t.literal('setup'), t.literal('teardown')]) }),
])

/** What stands in for the values of a pact that come from a state. */
export type StateValues = Readonly<Record<string, unknown>>

export interface Forwarder extends RunningServer {
  readonly statesUrl: string
  /** Sends a request to the server, with real credentials in place of published ones. */
  readonly send: (request: HttpRequest) => TE.TaskEither<string, HttpResponse>
  /** Brings states about before a verifier wants them, so that their values are known. */
  readonly bringAbout: (states: ReadonlyArray<string>) => TE.TaskEither<string, StateValues>
  /** What it made on the server, to be removed when it is no longer needed. */
  readonly accounts: LiveAccounts
  /** Waits for what is still being asked, so that nothing is made after the clearing up. */
  readonly settled: T.Task<unknown>
  /** Why states could not be brought about so far, which the verifier does not tell. */
  readonly troubles: () => ReadonlyArray<string>
}

const respond = (status: number, body: unknown): HttpResponse => ({
  status,
  headers: [['Content-Type', 'application/json; charset=utf-8']],
  body: new TextEncoder().encode(JSON.stringify(body)),
})

const bringAboutOne =
  (accounts: LiveAccounts) =>
  (state: string): TE.TaskEither<string, StateValues> => {
    const known = liveState(state)
    return known?._tag === 'Live'
      ? known.bringAbout(accounts)
      : TE.left(`there is no way to bring the state "${state}" about`)
  }

const stateChangeFrom = ({ body }: HttpRequest): E.Either<string, t.TypeOf<typeof StateChange>> =>
  F.pipe(
    E.tryCatch(
      () => JSON.parse(new TextDecoder().decode(body)),
      () => 'no JSON',
    ),
    E.chain((value) => E.mapLeft(() => 'no state change')(StateChange.decode(value))),
  )

/** Starts it in front of a site. */
export const startForwarder = async (
  site: string,
  { credentials, readOnly, associateId }: Choice,
): Promise<Forwarder> => {
  const send = (request: HttpRequest): TE.TaskEither<string, HttpResponse> =>
    forward(site)({ ...request, headers: withReal(credentials)(request.headers) })
  const headers = [['Authorization', publishedCredentials.authorization]] as const
  const accounts = makeLiveAccounts(
    send,
    headers,
    associateId === null ? callerAt(send, headers) : TE.right(associateId),
  )
  const prepared = new Map<string, StateValues>()
  const troubles = new Set<string>()
  const underway = new Set<Promise<unknown>>()
  const watched = (request: HttpRequest) => () => {
    if (readOnly ? writes(request.url) : !accounts.mayAsk(request)) {
      troubles.add(
        readOnly
          ? 'a request may have written, and was not sent'
          : 'a request may have written an account that was not made here, and was not sent',
      )
      return Promise.resolve(E.left('not sent'))
    }
    const sent = send(request)()
    const seen = sent.then((response) => {
      if (E.isRight(response)) accounts.watch(request, response.right)
    })
    underway.add(seen)
    return seen.then(() => {
      underway.delete(seen)
      return sent
    })
  }
  const troubled = (reason: string) => {
    troubles.add(reason)
    return reason
  }
  const bringAbout: Forwarder['bringAbout'] = (names) =>
    F.pipe(
      names,
      RA.traverse(TE.ApplicativeSeq)((name) =>
        F.pipe(
          bringAboutOne(accounts)(name),
          TE.tapIO((values) => () => {
            prepared.set(name, values)
          }),
        ),
      ),
      TE.bimap(troubled, (all) => Object.assign({}, ...all)),
    )
  const changeState = ({ state, action = 'setup' }: t.TypeOf<typeof StateChange>) => {
    if (action === 'teardown') {
      prepared.clear()
      return TE.map(() => ({}))(accounts.removeAll)
    }
    const known = prepared.get(state)
    return known === undefined ? bringAbout([state]) : TE.right(known)
  }
  const states = (request: HttpRequest) =>
    F.pipe(
      TE.fromEither(stateChangeFrom(request)),
      TE.chain(changeState),
      TE.match(
        (reason) => E.right(respond(500, troubled(reason))),
        (values) => E.right(respond(200, values)),
      ),
    )
  const server = await listen((request) => (request.url === statesPath ? states(request) : watched(request)))
  return {
    ...server,
    statesUrl: `${server.url}${statesPath}`,
    send: watched,
    bringAbout,
    accounts,
    settled: () => Promise.all(underway),
    troubles: () => [...troubles],
  }
}

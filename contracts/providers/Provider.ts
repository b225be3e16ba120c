/**
 * A provider that is the stub but for one change: a wrong one, with the interactions that have to notice it, or a right
 * one, which none may notice.
 */
import type { ClientError } from '@so-email/client'
import { type RunningStub, type StubOptions, sampleUser, startStub } from '@so-email/provider-stub'
import { type Caller, forward, listen, newAddress, publishedCredentials, type RunningServer } from '@so-email/verifier'
import type { HttpRequest, HttpResponse } from '@so-email/wire'
import { function as F, taskEither as TE } from 'fp-ts'
import { limits } from './limits.js'
import { stubOptions } from './stubOptions.js'

/** How a server responds. A Left breaks the connection. */
export type Respond = (request: HttpRequest) => TE.TaskEither<string, HttpResponse>

/** Made anew for each start, so it may keep a state. */
export type Change = (respond: Respond, stub: RunningStub) => Respond

export interface Provider {
  readonly change: Change
  /** What the stub is started with. */
  readonly options?: StubOptions
  /** The interactions and scenarios that have to notice it, each with the place that its report names; none if it is right. */
  readonly noticedBy: Readonly<Record<string, string>>
  /** What a wrong one costs a client, or why a right one is right. */
  readonly because: string
  /** What our client makes of a wrong one: a value, as if nothing were wrong, or an error with this tag. */
  readonly clientGets?: 'a value' | ClientError['_tag']
  /** The assumptions that do not hold for a right one. */
  readonly leavesOut?: ReadonlyArray<string>
}

export interface RunningProvider extends RunningServer {
  /** Where provider states are set up, as the stub does it, whatever the change. */
  readonly statesUrl: string
  /** The documented user. */
  readonly caller: Caller
}

const statesPath = '/_stub/states'

export const startProvider = async ({
  change,
  options = {},
}: Pick<Provider, 'change' | 'options'>): Promise<RunningProvider> => {
  const assumptions = { ...stubOptions.assumptions, ...options.assumptions }
  const stub = await startStub({ ...options, assumptions, states: true })
  const changed = change(
    (request) =>
      F.pipe(
        stub.answer(request, limits),
        TE.mapLeft(({ _tag }) => _tag),
      ),
    stub,
  )
  const states = forward(stub.url)
  const server = await listen((request) => (request.url === statesPath ? states : changed)(request))
  return {
    url: server.url,
    statesUrl: `${server.url}${statesPath}`,
    caller: {
      send: forward(server.url),
      headers: [['Authorization', publishedCredentials.authorization]],
      associateId: options.users?.[0]?.associateId ?? sampleUser.associateId,
      newAddress,
    },
    close: () => server.close().then(stub.close),
  }
}

/** A wrong provider: a server in front of the stub that changes its responses, but not those to requests for states. */
import { startStub } from '@so-email/provider-stub'
import { forward, listen, type RunningServer } from '@so-email/verifier'
import { function as F, taskEither as TE } from 'fp-ts'
import type { Wrong } from './wrongs.js'

const statesPath = '/_stub/states'

/** Starts it; its states are set up at `statesUrl`. */
export const startWrong = async (change: Wrong['change']): Promise<RunningServer & { readonly statesUrl: string }> => {
  const stub = await startStub({ states: true })
  const server = await listen((request) =>
    F.pipe(
      forward(stub.url)(request),
      TE.map((response) => (request.url === statesPath ? response : change(response))),
    ),
  )
  return {
    url: server.url,
    statesUrl: `${server.url}${statesPath}`,
    close: async () => {
      await server.close()
      await stub.close()
    },
  }
}

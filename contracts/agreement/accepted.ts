/** What the contract says to responses, by the engine of pact itself: whichever request they belong to. */
import { listen, type Pact, type PactInteraction, type Verifier } from '@so-email/verifier'
import type { HttpResponse } from '@so-email/wire'
import { either as E, function as F, taskEither as TE } from 'fp-ts'

export interface Responded {
  readonly interaction: PactInteraction
  readonly response: HttpResponse
}

const empty: HttpResponse = { status: 200, headers: [], body: new Uint8Array() }

/** Whether each of these responses is one that its interaction accepts. */
export const accepted =
  (verifier: Verifier, pact: Pact) =>
  async (cases: ReadonlyArray<Responded>): Promise<ReadonlyArray<boolean>> => {
    const server = await listen(({ url }) => TE.right(cases[Number(/n=(\d+)/.exec(url)?.[1])]?.response ?? empty))
    const interactions = cases.map(({ interaction }, index) => ({
      ...interaction,
      description: `${index}`,
      providerStates: [],
      request: { method: 'POST', path: interaction.request.path, query: { n: [`${index}`] } },
    }))
    const verified = await verifier.verify(
      { ...pact, interactions },
      { url: server.url, statesUrl: `${server.url}/states` },
    )()
    await server.close()
    return F.pipe(
      verified,
      E.match(
        (reason) => {
          throw new TypeError(reason)
        },
        (verification) => verification.interactions.map(({ outcome }) => outcome._tag === 'Passed'),
      ),
    )
  }

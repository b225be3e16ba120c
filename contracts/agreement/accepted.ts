/** Which responses the contract accepts, by the engine of pact itself, whatever their requests are. */
import { listen, type Pact, type PactInteraction } from '@so-email/verifier'
import type { HttpResponse } from '@so-email/wire'
import { readonlyArray as RA, taskEither as TE } from 'fp-ts'
import { orThrow } from '../orThrow.js'
import { verifier } from '../providers/verifier.js'

export interface Responded {
  readonly interaction: PactInteraction
  readonly response: HttpResponse
}

const empty: HttpResponse = { status: 200, headers: [], body: new Uint8Array() }

const acceptedAtOnce = async (pact: Pact, cases: ReadonlyArray<Responded>): Promise<ReadonlyArray<boolean>> => {
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
  return orThrow(verified).interactions.map(({ outcome }) => outcome._tag === 'Passed')
}

/** The engine takes longer for each interaction, the more of them it verifies at once. */
const atOnce = 25

/** Whether each of these responses is one that its interaction accepts. */
export const accepted =
  (pact: Pact) =>
  async (cases: ReadonlyArray<Responded>): Promise<ReadonlyArray<boolean>> => {
    if (cases.length === 0) throw new TypeError('there is no response to verify')
    const found: Array<boolean> = []
    for (const some of RA.chunksOf(atOnce)(cases)) found.push(...(await acceptedAtOnce(pact, some)))
    return found
  }

/** The contract of our client detects every wrong provider, and the report names the place. */
import { fileURLToPath } from 'node:url'
import { only, readPact, startVerifier } from '@so-email/verifier'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { afterAll, describe, expect, it } from 'vitest'
import { startWrong } from '../wrong-providers/wrongServer.js'
import { type Wrong, wrongs } from '../wrong-providers/wrongs.js'

const file = fileURLToPath(new URL('../pacts/so-email-client-SuperOffice-EMail.json', import.meta.url))

const verifier = startVerifier()
afterAll(verifier.close)

/** The places that the report names. */
const placesFound = async ({ change, caughtBy }: Wrong): Promise<E.Either<string, ReadonlyArray<string>>> => {
  const server = await startWrong(change)
  try {
    return await F.pipe(
      TE.fromEither(readPact(file)),
      TE.map((pact) => only(pact, ({ description }) => description === caughtBy)),
      TE.chain((pact) => verifier.verify(pact, server)),
      TE.map(({ interactions }) =>
        interactions.flatMap(({ outcome }) =>
          outcome._tag === 'Failed' ? outcome.mismatches.map(({ place }) => place) : [outcome._tag],
        ),
      ),
    )()
  } finally {
    await server.close()
  }
}

describe('a provider is caught that', () => {
  it.each(Object.entries(wrongs))('%s', async (_name, wrong) => {
    expect(await placesFound(wrong)).toEqual(E.right(expect.arrayContaining([wrong.place])))
  })

  it.each([...new Set(Object.values(wrongs).map(({ caughtBy }) => caughtBy))])(
    'is wrong, and not one that is right: %s',
    async (caughtBy) => {
      expect(await placesFound({ change: (response) => response, caughtBy, place: '' })).toEqual(E.right(['Passed']))
    },
  )
})

/** The contract of our client detects every wrong provider, and the report names the place. */
import { only, runScenarios, scenarioNames, type Verification } from '@so-email/verifier'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { ourPact } from '../ourPact.js'
import { asItIs } from '../providers/changes.js'
import { type Provider, type RunningProvider, startProvider } from '../providers/Provider.js'
import { verifier } from '../providers/verifier.js'
import { wrongs } from '../wrong-providers/wrongs.js'

/** The interactions of these names, as they are verified; and the scenarios, if one of them is wanted. */
const verify = (names: ReadonlyArray<string>, provider: RunningProvider) => {
  const nothing: Verification = { consumer: '', provider: '', interactions: [] }
  const inPact = names.filter((name) => !scenarioNames.includes(name))
  return F.pipe(
    inPact.length === 0
      ? TE.right(nothing)
      : verifier.verify(
          only(ourPact, ({ description }) => inPact.includes(description)),
          provider,
        ),
    TE.bindTo('pact'),
    TE.bind('scenarios', () =>
      inPact.length === names.length
        ? TE.right(nothing)
        : TE.fromTask(runScenarios({ ...provider.caller, readOnly: false, pause: 0 })),
    ),
    TE.map(({ pact, scenarios }) => [...pact.interactions, ...scenarios.interactions]),
  )
}

/** The places at which each of these interactions and scenarios fails, or its outcome where it does not fail. */
const placesFound = async (provider: Pick<Provider, 'change' | 'options'>, names: ReadonlyArray<string>) => {
  const server = await startProvider(provider)
  try {
    return await F.pipe(
      verify(names, server),
      TE.map((verified) =>
        Object.fromEntries(
          verified
            .filter(({ description }) => names.includes(description))
            .map(({ description, outcome }) => [
              description,
              outcome._tag === 'Failed' ? outcome.mismatches.map(({ place }) => place) : [outcome._tag],
            ]),
        ),
      ),
    )()
  } finally {
    await server.close()
  }
}

describe('a provider is noticed that', () => {
  it.concurrent.each(Object.entries(wrongs))('%s', async (_name, provider) => {
    const expected = Object.entries(provider.noticedBy).map(([name, place]) => [name, expect.arrayContaining([place])])

    expect(expected.length).toBeGreaterThan(0)
    expect(await placesFound(provider, Object.keys(provider.noticedBy))).toEqual(E.right(Object.fromEntries(expected)))
  })

  it('is wrong, and not one that is right', async () => {
    const names = [...new Set(Object.values(wrongs).flatMap(({ noticedBy }) => Object.keys(noticedBy)))]

    expect(await placesFound({ change: asItIs }, names)).toEqual(
      E.right(Object.fromEntries(names.map((name) => [name, ['Passed']]))),
    )
  })
})

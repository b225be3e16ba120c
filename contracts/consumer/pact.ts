/** The one consumer contract of this repository, and how a test adds an interaction to it. */
import { fileURLToPath } from 'node:url'
import { PactV4 } from '@pact-foundation/pact'
import type { ProviderStates, StateName } from '@so-email/provider-stub'

export const consumerName = 'so-email-client'
export const providerName = 'SuperOffice-EMail'

/** Where pacts are generated. They are compared with the committed ones in `pacts/`. */
export const generatedPacts = fileURLToPath(new URL('../.pacts', import.meta.url))

export const pact = new PactV4({
  consumer: consumerName,
  provider: providerName,
  dir: generatedPacts,
  logLevel: 'error',
})

/** An interaction in a provider state. Its name and parameters are those that the stub has. */
export const given = <K extends StateName>(state: K, params: ProviderStates[K]) =>
  pact.addInteraction().given(state, params)

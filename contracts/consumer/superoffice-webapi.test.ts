/** The contract of `@superoffice/webapi`: a consumer of which we did not write a line. */
import { afterAll, describe, expect, it } from 'vitest'
import { startPact } from './ConsumerPact.js'
import { duplicates } from './Interaction.js'
import { interactions } from './official-client/interactions.js'

describe('the official client', () => {
  it('has no two interactions with the same description', () => {
    expect(duplicates(interactions)).toEqual([])
  })

  const pact = startPact('superoffice-webapi')

  afterAll(pact.finish)

  for (const interaction of interactions) it(interaction.description, () => pact.add(interaction))
})

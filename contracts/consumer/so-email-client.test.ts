/** The contract of our own client: every interaction drives the real client, and lands in the pact. */
import { afterAll, describe, expect, it } from 'vitest'
import { startPact } from './ConsumerPact.js'
import { duplicates } from './Interaction.js'
import { interactions } from './interactions/interactions.js'

describe('our client', () => {
  it('has no two interactions with the same description, of which pact may keep one only', () => {
    expect(duplicates(interactions)).toEqual([])
  })

  const pact = startPact('so-email-client')

  afterAll(pact.finish)

  for (const interaction of interactions) it(interaction.description, () => pact.add(interaction))
})

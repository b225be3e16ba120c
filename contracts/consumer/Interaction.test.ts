import { describe, expect, it } from 'vitest'
import { duplicates, given, type Interaction } from './Interaction.js'

const interaction = (description: string, id: number): Interaction => ({
  description,
  states: [given('an account exists', { id })],
  request: { path: '/', headers: {} },
  response: { status: 200 },
  send: () => Promise.resolve(),
})

describe('duplicates', () => {
  it('are interactions that a pact file or a report could not distinguish', () => {
    expect(duplicates([interaction('a save', 1), interaction('a read', 1), interaction('a save', 2)])).toEqual([
      'a save',
    ])
    expect(duplicates([interaction('a save', 1), interaction('a read', 1)])).toEqual([])
  })
})

describe('a provider state', () => {
  it('is one that the stub has, with its parameters', () => {
    // @ts-expect-error: a state that the stub does not have
    given('an acount exists', { id: 1 })
    // @ts-expect-error: a parameter of another kind
    given('an account exists', { id: '1' })
    // @ts-expect-error: a missing parameter
    given('an account exists', {})

    expect(given('an account exists', { id: 1 })).toEqual({ name: 'an account exists', params: { id: 1 } })
  })
})

import { expect, it } from 'vitest'

// A module that throws when it is loaded takes the tests with it that import it; here it fails one.
const loaded = await import('../src/index.js').catch((reason: unknown) => reason)

it('the package can be loaded', () => {
  expect(loaded).toHaveProperty('makeClient')
})

import { expect, it } from 'vitest'

// A module that throws when it is loaded takes its tests with it; here it fails one.
it('the package can be loaded', async () => {
  expect(await import('../src/index.js')).toHaveProperty('makeStub')
})

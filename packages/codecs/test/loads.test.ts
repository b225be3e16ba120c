import { expect, it } from 'vitest'

// A module that throws when it is loaded takes the tests with it that import it; here it fails one.
it.each<[string, () => Promise<object>]>([
  ['redact', () => import('../src/index.js')],
  ['arbitrary', () => import('../src/reflection/arbitrary.js')],
])('the entrance with %s can be loaded', async (name, load) => {
  expect(await load()).toHaveProperty(name)
})

import { expect, it } from 'vitest'

// A module that throws when it is loaded takes the tests with it that import it; here it fails one.
it.each<[string, () => Promise<object>]>([
  ['makeClient', () => import('../src/index.js')],
  ['dateTimeOffset', () => import('../src/promise/index.js')],
  ['rateLimit', () => import('../src/rate-limit/index.js')],
  ['tenant', () => import('../src/tenant/index.js')],
])('the entrance with %s can be loaded', async (name, load) => {
  expect(await load()).toHaveProperty(name)
})

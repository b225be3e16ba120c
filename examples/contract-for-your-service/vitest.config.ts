import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    server: { deps: { external: [/\/packages\/[^/]+\/dist\//] } }, // built, so Node loads it as it is
    include: ['test/**/*.test.ts'],
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/test.json' },
    retry: 2, // pact's mock server records a request after it has responded: on a busy machine pact may look too early
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})

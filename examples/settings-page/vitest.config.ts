import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    server: { deps: { external: [/\/packages\/[^/]+\/dist\//] } }, // built, so Node loads it as it is
    include: ['test/**/*.test.ts'],
    isolate: false, // nothing here has a state of its own, and starting anew costs more than the tests
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/test.json' },
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    server: { deps: { external: [/\/packages\/[^/]+\/dist\//] } }, // built, so Node loads it as it is
    include: ['test/**/*.test.ts'],
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/test.json' },
    pool: 'forks',
    isolate: false, // nothing here has a state of its own, and the official client takes long to load
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // The official client reads and writes dates in the zone of the machine.
    env: { TZ: 'UTC' },
  },
})

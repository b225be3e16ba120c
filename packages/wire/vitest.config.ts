import { defineConfig } from 'vitest/config'

const fuzz = process.env['FUZZ_RUNS'] !== undefined

export default defineConfig({
  test: {
    server: { deps: { external: [/\/packages\/[^/]+\/dist\//] } }, // built, so Node loads it as it is
    include: ['test/**/*.test.ts'],
    benchmark: { include: ['bench/**/*.bench.ts'], reporters: ['default'] },
    isolate: false, // nothing here has a state of its own, and starting anew costs more than the tests
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/test.json' },
    // The laws take thousands of cases each, and machines are slower than one thinks.
    testTimeout: fuzz ? 3_600_000 : 180_000,
    hookTimeout: 180_000,
    setupFiles: ['@so-email/testing/fuzz.setup'],
  },
})

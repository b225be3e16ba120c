import { defineConfig } from 'vitest/config'

const fuzz = process.env['FUZZ_RUNS'] !== undefined || process.env['FUZZ_KILLS'] !== undefined

export default defineConfig({
  test: {
    server: { deps: { external: [/\/packages\/[^/]+\/dist\//] } }, // built, so Node loads it as it is
    include: ['test/**/*.test.ts'],
    globalSetup: '@so-email/testing/postgres.setup',
    isolate: false, // nothing here has a state of its own, and starting anew costs more than the tests
    maxWorkers: 2, // they wait for other processes most of the time
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/test.json' },
    // A guard against what hangs, never a measure: machines are slow when they are busy.
    testTimeout: fuzz ? 3_600_000 : 180_000,
    hookTimeout: 180_000,
    setupFiles: ['@so-email/testing/fuzz.setup'],
  },
})

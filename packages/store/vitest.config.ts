import { defineConfig } from 'vitest/config'

const fuzz = process.env['FUZZ_RUNS'] !== undefined

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: '@so-email/testing/postgres.setup',
    isolate: false, // nothing here has a state of its own, and starting anew costs more than the tests
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/test.json' },
    // A guard against what hangs, never a measure: machines are slow when they are busy.
    testTimeout: fuzz ? 3_600_000 : 180_000,
    hookTimeout: 180_000,
    setupFiles: ['@so-email/testing/fuzz.setup'],
  },
})

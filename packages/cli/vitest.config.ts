import { defineConfig } from 'vitest/config'

const fuzz = process.env['FUZZ_RUNS'] !== undefined || process.env['FUZZ_KILLS'] !== undefined

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: '../../.ci/postgres.setup.mjs',
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/test.json' },
    // A guard against what hangs, never a measure: machines are slow when they are busy.
    testTimeout: fuzz ? 600_000 : 60_000,
    ...(process.env['FUZZ_RUNS'] === undefined ? {} : { setupFiles: ['../../.ci/fuzz.setup.mjs'] }),
  },
})

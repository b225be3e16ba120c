import { defineConfig } from 'vitest/config'

const fuzz = process.env['FUZZ_RUNS'] !== undefined

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/test.json' },
    // A test that hangs fails after this; it is no measure of speed.
    testTimeout: fuzz ? 600_000 : 60_000,
    env: { PACT_DO_NOT_TRACK: 'true', DO_NOT_TRACK: '1' },
    ...(fuzz ? { setupFiles: ['../../.ci/fuzz.setup.mjs'] } : {}),
  },
})

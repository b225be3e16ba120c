import { defineConfig } from 'vitest/config'

const fuzz = process.env['FUZZ_RUNS'] !== undefined

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: '../../.ci/postgres.setup.mjs',
    benchmark: { include: ['bench/**/*.bench.ts'], reporters: ['default'] },
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/test.json' },
    // A guard against what hangs, never a measure: machines are slow when they are busy.
    testTimeout: fuzz ? 600_000 : 60_000,
    hookTimeout: 120_000,
    ...(fuzz ? { setupFiles: ['../../.ci/fuzz.setup.mjs'] } : {}),
  },
})

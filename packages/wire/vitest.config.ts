import { defineConfig } from 'vitest/config'

const fuzz = process.env['FUZZ_RUNS'] !== undefined

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    benchmark: { include: ['bench/**/*.bench.ts'], reporters: ['default'] },
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/test.json' },
    // The laws take thousands of cases each, and machines are slower than one thinks.
    testTimeout: fuzz ? 600_000 : 60_000,
    ...(fuzz ? { setupFiles: ['../../.ci/fuzz.setup.mjs'] } : {}),
  },
})

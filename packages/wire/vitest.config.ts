import { defineConfig } from 'vitest/config'

const fuzz = process.env['FUZZ_RUNS'] !== undefined

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    benchmark: { include: ['bench/**/*.bench.ts'], reporters: ['default'] },
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/test.json' },
    ...(fuzz ? { setupFiles: ['../../.ci/fuzz.setup.mjs'], testTimeout: 600_000 } : {}),
  },
})

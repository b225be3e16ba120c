import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const fuzz = process.env['FUZZ_RUNS'] !== undefined

const source = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url))

export default defineConfig({
  // The tests run the source; what package.json says holds for what was built of it.
  resolve: {
    alias: {
      '#guard': source('reflection/guardFromSource.ts'),
      '@so-email/codecs/arbitrary': source('reflection/arbitrary.ts'),
      '@so-email/codecs': source('index.ts'),
    },
  },
  test: {
    include: ['test/**/*.test.ts'],
    benchmark: { include: ['bench/**/*.bench.ts'], reporters: ['default'] },
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/test.json' },
    ...(fuzz ? { setupFiles: ['../../.ci/fuzz.setup.mjs'], testTimeout: 600_000 } : {}),
  },
})

import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const fuzz = process.env['FUZZ_RUNS'] !== undefined

// The tests run the source; what package.json says holds for what was built of it.
const sources = {
  '@so-email/codecs/arbitrary': 'src/reflection/arbitrary.ts',
  '@so-email/codecs': 'src/index.ts',
  '#guard': 'src/guard/generated.ts',
}
const absolute = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const { writeExamples } = await import(absolute('../../.ci/examples.mjs'))
writeExamples(absolute('.'), sources)

export default defineConfig({
  resolve: { alias: Object.fromEntries(Object.entries(sources).map(([name, path]) => [name, absolute(path)])) },
  test: {
    include: ['test/**/*.test.ts', '.cache/examples/*.test.ts'],
    benchmark: { include: ['bench/**/*.bench.ts'], reporters: ['default'] },
    isolate: false, // nothing here has a state of its own, and starting anew costs more than the tests
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/test.json' },
    // A guard against what hangs, never a measure: machines are slow when they are busy.
    testTimeout: fuzz ? 3_600_000 : 180_000,
    hookTimeout: 180_000,
    setupFiles: ['@so-email/testing/fuzz.setup'],
  },
})

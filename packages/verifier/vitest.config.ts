import { defineConfig } from 'vitest/config'

const fuzz = process.env['FUZZ_RUNS'] !== undefined

/** They measure the heap, or change the process; the others run in another. */
const apart = ['test/http/boundedBytes.test.ts', 'test/command/*.test.ts', 'test/broker/*.test.ts']

const common = {
  server: { deps: { external: [/\/packages\/[^/]+\/dist\//] } }, // built, so Node loads it as it is
  // A test that hangs fails after this; it is no measure of speed.
  testTimeout: fuzz ? 3_600_000 : 180_000,
  hookTimeout: 180_000,
  env: { PACT_DO_NOT_TRACK: 'true', DO_NOT_TRACK: '1' },
  setupFiles: ['@so-email/testing/fuzz.setup'],
}

export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/test.json' },
    // Two processes for all files: starting anew costs more than most of the tests.
    projects: [
      { test: { ...common, name: 'together', include: ['test/**/*.test.ts'], exclude: apart, isolate: false } },
      { test: { ...common, name: 'apart', include: apart, isolate: false } },
    ],
  },
})

import { defineConfig } from 'vitest/config'

const fuzz = process.env['FUZZ_RUNS'] !== undefined

/** They measure the heap, replace timers or listen to the process; the others run in another. */
const apart = [
  'test/fuzz.test.ts',
  'test/fakeTimers.test.ts',
  'test/server/readRequest.test.ts',
  'test/runtime/StubRuntime.test.ts',
]

const common = {
  server: { deps: { external: [/\/packages\/[^/]+\/dist\//] } }, // built, so Node loads it as it is
  // A guard against what hangs, never a measure: machines are slow when they are busy.
  testTimeout: fuzz ? 3_600_000 : 180_000,
  hookTimeout: 180_000,
  setupFiles: ['@so-email/testing/fuzz.setup'],
}

export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/test.json' },
    // Two processes for all files: starting anew costs more than most of the tests.
    projects: [
      {
        test: {
          ...common,
          name: 'together',
          globalSetup: '@so-email/testing/postgres.setup',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: apart,
          isolate: false,
        },
      },
      { test: { ...common, name: 'apart', include: apart, isolate: false } },
    ],
  },
})

import { defineConfig } from 'vitest/config'

// One process for all files of a project (`isolate: false`): pact and the official client take long to load, and no file
// leaves anything behind but the verifier that they share.
const env = { PACT_DO_NOT_TRACK: 'true', DO_NOT_TRACK: '1' }

// What is built, Node loads as it is.
const server = { deps: { external: [/\/packages\/[^/]+\/dist\//] } }

export default defineConfig({
  test: {
    projects: [
      // The official client reads and writes dates in the zone of the machine.
      {
        test: {
          name: 'consumer',
          include: ['consumer/**/*.test.ts'],
          pool: 'forks',
          server,
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          env: { ...env, TZ: 'UTC' },
        },
      },
      {
        test: {
          name: 'provider',
          include: ['{provider,coverage,agreement,faithfulness,score}/**/*.test.ts'],
          pool: 'forks',
          server,
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          env,
        },
      },
      // For the benchmark, which measures the others beside it.
      { test: { name: 'bare', include: ['bench/bare/**/*.test.ts'], pool: 'forks', env } },
    ],
  },
})

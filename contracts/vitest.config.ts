import { defineConfig } from 'vitest/config'

const env = { PACT_DO_NOT_TRACK: 'true', DO_NOT_TRACK: '1' }

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'consumer', include: ['consumer/**/*.test.ts'], pool: 'forks', env } },
      {
        test: {
          name: 'provider',
          include: ['{provider,broker,coverage}/**/*.test.ts'],
          pool: 'forks',
          testTimeout: 30_000,
          env,
        },
      },
      { test: { name: 'smoke', include: ['smoke/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 120_000 } },
    ],
  },
})

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'repository',
          include: ['{mutation,repository,verdict}/**/*.test.ts'],
          isolate: false, // nothing here has a state of its own, and starting anew costs more than most of the tests
          testTimeout: 180_000,
        },
      },
      { test: { name: 'published', include: ['published/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 600_000 } },
      // The same, with every example: `pnpm check:published`.
      {
        test: {
          name: 'examples',
          include: ['published/published.test.ts'],
          env: { EVERY_EXAMPLE: 'yes' },
          testTimeout: 180_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'registry',
          include: ['registry/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'verifiers',
          include: ['verifiers/**/*.test.ts'],
          testTimeout: 400_000,
          hookTimeout: 400_000, // it removes six installations
          pool: 'forks',
        },
      },
      { test: { name: 'broker', include: ['broker/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 60_000 } },
    ],
  },
})

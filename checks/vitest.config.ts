import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'repository', include: ['{repository,verdict}/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'published', include: ['published/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 } },
    ],
  },
})

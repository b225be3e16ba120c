import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'hover', include: ['{hover,lint}/**/*.test.ts'], isolate: false, testTimeout: 180_000 } },
      {
        test: {
          name: 'reference',
          include: ['{reports,site}/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
})

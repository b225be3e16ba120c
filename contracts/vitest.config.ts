import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    projects: [
      { test: { name: 'consumer', include: ['consumer/**/*.test.ts'], pool: 'forks' } },
      { test: { name: 'provider', include: ['provider/**/*.test.ts'], pool: 'forks' } },
      { test: { name: 'smoke', include: ['smoke/**/*.test.ts'] } },
    ],
  },
})

import { defineConfig } from 'vitest/config'

const onNode = (name: string) => new URL(`./src/transport/${name}.node.ts`, import.meta.url).pathname

const fuzz = process.env['FUZZ_RUNS'] !== undefined

export default defineConfig({
  // As on Node, but the source: what is built may be older.
  resolve: {
    alias: { '#codes': onNode('codes'), '#platform': onNode('platform') },
  },
  test: {
    include: ['test/**/*.test.ts'],
    benchmark: { include: ['bench/**/*.bench.ts'], reporters: ['default'] },
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/test.json' },
    // A guard against what hangs, never a measure: machines are slow when they are busy.
    testTimeout: fuzz ? 600_000 : 60_000,
    ...(fuzz ? { setupFiles: ['../../.ci/fuzz.setup.mjs'] } : {}),
  },
})

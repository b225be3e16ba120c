import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const onNode = (name: string) => fileURLToPath(new URL(`./src/transport/${name}.node.ts`, import.meta.url))

const fuzz = process.env['FUZZ_RUNS'] !== undefined

/** They measure the heap, count sockets, or change the process, of which the platform's `fetch` is a part; the others run in another. */
const apart = [
  'test/{hostile,opentelemetry}/*.test.ts',
  'test/transport/{Body,certificate,decodeContent,fetchTransport,otherRealm,proxy,replaced,undiciTransport,unsent}.test.ts',
  'test/runtime/Environment.test.ts',
  'test/Client.test.ts',
]

// As on Node, but the source: what is built may be older.
const resolve = { alias: { '#codes': onNode('codes'), '#platform': onNode('platform') } }

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
        resolve,
        test: { ...common, name: 'together', include: ['test/**/*.test.ts'], exclude: apart, isolate: false },
      },
      { resolve, test: { ...common, name: 'apart', include: apart, isolate: false } },
    ],
  },
})

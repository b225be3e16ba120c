/**
 * Runs one test file with one mutation. The packages are taken from their sources, and the mutation is applied while the
 * changed file is loaded, so nothing is built and no file of the repository is written.
 */
import { pathToFileURL } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = new URL('../../', import.meta.url).pathname
const { file, find, replace, testFile, pacts } = JSON.parse(process.env['SO_EMAIL_MUTATION'] ?? '{}')

const source = (name: string) => `${root}packages/${name}`

/** A consumer test writes the interactions that it drives; those of a mutated client go elsewhere. */
const pactsElsewhere = (code: string) =>
  code.replace("new URL('../.pacts', import.meta.url)", `new URL('${pathToFileURL(pacts)}')`)

export default defineConfig({
  root,
  cacheDir: `${pacts}/.vite`,
  resolve: {
    alias: [
      { find: '@so-email/codecs/arbitrary', replacement: source('codecs/src/reflection/arbitrary.ts') },
      { find: /^@so-email\/(codecs|wire|client|provider-stub)$/, replacement: source('$1/src/index.ts') },
      { find: '#guard', replacement: source('codecs/src/guard/generated.ts') },
      { find: '#codes', replacement: source('client/src/transport/codes.node.ts') },
      { find: '#platform', replacement: source('client/src/transport/platform.node.ts') },
    ],
  },
  plugins: [
    {
      name: 'mutation',
      enforce: 'pre',
      transform(code, id) {
        const path = id.split('?')[0]?.replace(root, '')
        if (path === 'contracts/consumer/ConsumerPact.ts') return pactsElsewhere(code)
        if (path !== file) return null
        const [before, after, ...more] = code.split(find)
        if (after === undefined || more.length > 0) throw new Error(`the text to replace is not once in ${file}`)
        return `${before}${replace}${after}`
      },
    },
  ],
  test: {
    include: [testFile],
    pool: 'forks',
    testTimeout: 60_000,
    env: { PACT_DO_NOT_TRACK: 'true', DO_NOT_TRACK: '1', ...(testFile?.includes('/consumer/') ? { TZ: 'UTC' } : {}) },
  },
})

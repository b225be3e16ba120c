/** The tests that run a package's mutants: `MUTATION_WITHOUT` is the list of the files to leave out, in JSON. */
import { fileURLToPath } from 'node:url'
import { loadConfigFromFile, mergeConfig } from 'vite'
import { MutationSequencer, memory } from './order.mjs'

const { config = {} } = (await loadConfigFromFile({ command: 'serve', mode: 'test' }, 'vitest.config.ts')) ?? {}

/** Where the tests stand: in projects, which inherit nothing, or in the configuration itself. */
const own = {
  test: {
    exclude: JSON.parse(process.env['MUTATION_WITHOUT'] ?? '[]'),
    setupFiles: [fileURLToPath(new URL('quick.setup.mjs', import.meta.url))],
  },
}
const { projects } = config.test ?? {}
const tests =
  projects === undefined ? own : { test: { projects: projects.map((project) => mergeConfig(Object(project), own)) } }
const base = { ...config, test: { ...config.test, projects: undefined } }

export default mergeConfig(mergeConfig(base, tests), {
  test: { reporters: [memory], outputFile: {}, bail: 1, sequence: { sequencer: MutationSequencer } },
})

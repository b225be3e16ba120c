/** The tests that run a package's mutants: `MUTATION_WITHOUT` is the list of the ones to leave out, in JSON. */
import { loadConfigFromFile, mergeConfig } from 'vite'

const { config: base = {} } = (await loadConfigFromFile({ command: 'serve', mode: 'test' }, 'vitest.config.ts')) ?? {}

export default mergeConfig(base, {
  test: { exclude: JSON.parse(process.env['MUTATION_WITHOUT'] ?? '[]'), reporters: [], outputFile: {}, bail: 1 },
})

/** The tests that run a package's mutants: `MUTATION_WITHOUT` is the list of the ones to leave out, in JSON. */
import { pathToFileURL } from 'node:url'
import { mergeConfig } from 'vitest/config'

const { default: base } = await import(pathToFileURL('vitest.config.ts').href)

export default mergeConfig(base, {
  test: { exclude: JSON.parse(process.env['MUTATION_WITHOUT'] ?? '[]'), reporters: [], outputFile: {}, bail: 1 },
})

/**
 * Runs test files with one mutation at a time. The packages are taken from their sources, and a mutation is applied while
 * the changed file is loaded: nothing is built, no file of the repository is written, and the other files are read once.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createVitest } from 'vitest/node'
import { root } from '../repository.js'
import { type Mutation, testFileOf, titlesOf } from './Mutation.js'

/** A test that was run. */
export interface Ran {
  readonly name: string
  readonly passed: boolean
  /** The message of its first error. */
  readonly error: string
}

export interface MutatedTests {
  /** The tests that a mutation names, run with it or, where there is none, without it. */
  readonly run: (named: Pick<Mutation, 'file' | 'test'>, mutation?: Mutation) => Promise<ReadonlyArray<Ran>>
  readonly close: () => Promise<void>
}

const source = (path: string): string => `${root}packages/${path}`

const alias = [
  { find: '@so-email/codecs/arbitrary', replacement: source('codecs/src/reflection/arbitrary.ts') },
  { find: /^@so-email\/(codecs|wire|client|provider-stub|store)$/, replacement: source('$1/src/index.ts') },
  { find: '#guard', replacement: source('codecs/src/guard/generated.ts') },
  { find: '#codes', replacement: source('client/src/transport/codes.node.ts') },
  { find: '#platform', replacement: source('client/src/transport/platform.node.ts') },
]

export const startMutatedTests = async (testFiles: ReadonlyArray<string>): Promise<MutatedTests> => {
  const folder = mkdtempSync(join(tmpdir(), 'so-email-faithfulness-'))
  let current: Mutation | undefined

  const transform = (code: string, id: string): string | null => {
    const path = id.split('?')[0]?.replace(root, '')
    // A consumer test writes the interactions that it drives; those of a mutated client go elsewhere.
    if (path === 'contracts/consumer/ConsumerPact.ts')
      return code.replace("new URL('../.pacts', import.meta.url)", `new URL('${pathToFileURL(folder)}/pacts')`)
    return current?.file === path && current ? code.replace(current.find, () => current?.replace ?? '') : null
  }

  const vitest = await createVitest(
    'test',
    {
      root,
      config: false,
      watch: false,
      include: [...testFiles],
      pool: 'forks',
      maxWorkers: 1,
      testTimeout: 60_000,
      reporters: [{}],
      env: { PACT_DO_NOT_TRACK: 'true', DO_NOT_TRACK: '1', TZ: 'UTC' },
    },
    { cacheDir: join(folder, 'cache'), resolve: { alias }, plugins: [{ name: 'mutation', enforce: 'pre', transform }] },
  )

  const change = (mutation: Mutation | undefined): void => {
    const changed = [current?.file, mutation?.file].filter((file) => file !== undefined)
    current = mutation
    for (const file of changed) vitest.invalidateFile(`${root}${file}`)
  }

  return {
    run: async (named, mutation) => {
      const title = titlesOf(named.test[1])
      change(mutation)
      vitest.setGlobalTestNamePattern(new RegExp(`${title.source.slice(1)}`))
      const file = `${root}${testFileOf(named)}`
      const specifications = await vitest.globTestSpecifications([file])
      const { testModules } = await vitest.runTestSpecifications(specifications)
      return testModules
        .filter(({ moduleId }) => moduleId === file) // those of earlier runs are there, too
        .flatMap((module) => [...module.children.allTests()])
        .filter(({ name }) => title.test(name))
        .filter((test) => test.result().state !== 'skipped')
        .map((test) => ({
          name: test.fullName,
          passed: test.ok(),
          error: test.result().errors?.[0]?.message ?? '',
        }))
    },
    close: async () => {
      await vitest.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
